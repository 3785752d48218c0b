/** Insertion at every single offset of realistic C# files: either no offer, or a file that parses and whose types fit. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { writtenSpans } from '../../../../src/code/treeEdits';
import { requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { blobTarget } from '../targets';
import { checkSignatures } from './signatureCheck';

const program = `// Copyright Contoso.
using System.Text;
using Microsoft.Extensions.Azure;

var builder = WebApplication.CreateBuilder(args);

builder.Services.AddAzureClients(clients =>
{
    clients.AddBlobServiceClient(new Uri("https://x.blob.core.windows.net"));

    clients.ConfigureDefaults(options => options.Retry.MaxRetries = 3); // three
});
builder.Services.AddSingleton(_ => new Store(
    "x",
    new()));

var app = builder.Build();
app.MapGet("/orders", async (Store store) =>
{
    if (store is null)
        return Results.NotFound();
    else
    {
        foreach (var order in store.All()) { Console.WriteLine(order); }
    }
    return Results.Ok();
});
app.Run();

static string Name() => """
    raw
    """;

record Order(string Id, int[] Lines);
`;

const library = `namespace Contoso.Orders
{
    using System;
    using System.Linq;

    /// <summary>Keeps orders.</summary>
    [Serializable]
    public sealed partial class Store<T> : IDisposable where T : class, new()
    {
        private const string Text = @"a
        b";
        private readonly int _count = 1, _other = 2;
#if DEBUG
        private int debug;
#endif

        public Store(IHostEnvironment environment, string url = "")
            : this(url)
        {
            Environment = environment;
        }

        public IHostEnvironment Environment { get; private set; }

        public int this[int index] => index switch
        {
            0 => 1,
            _ => throw new ArgumentException(nameof(index)),
        };

        public string Name
        {
            get { return Text; }
            set
            {
                Use(value);
            }
        }

        private static int Count(int[] items)
        {
            switch (items.Length)
            {
                case 0:
                    return 0;

                default:
                    break;
            }
            for (var at = 0; at < 3; at++)
                Use(at);
            try
            {
                int Inner() { return 1; }
                return items.Where(x => x > 1 && x < 3).Sum() + Inner();
            }
            catch (Exception error) when (error.Message == "")
            {
                throw;
            }
            finally { Use(); }
        }

        public void Dispose()
        {
        }

        private enum Kind { A, B }

        private interface IKind
        {
            void Use();
        }
    }
}
`;

describe('C#: insertion anywhere', () => {
  const files = {
    'a program': program,
    'a class': library,
    'a class with tabs and CRLF': library.replaceAll('    ', '\t').replaceAll('\n', '\r\n'),
  };
  for (const [name, text] of Object.entries(files)) {
    it(`never breaks ${name}`, async function () {
      this.timeout(60_000);
      const file = await parseText(csharp, 'csharp', text);
      assert.deepEqual(errorsIn(file), []);
      const seen = new Set<string>();
      let refused = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const request = requestFor({
          flavour: (['credential', 'localAndAzure', 'client'] as const)[offset % 3] ?? 'credential',
          target: { ...blobTarget, call: offset % 2 === 0 },
          idSource: offset % 5 === 0 ? 'environmentVariable' : 'literal',
        });
        const plan = csharp.insert(file, offset, request);
        if (!plan) {
          refused++;
          continue;
        }
        const edits = editsOf(plan);
        const after = applyEdits(text, edits);
        if (seen.has(after)) continue;
        seen.add(after);
        const parsed = await parseText(csharp, 'csharp', after);
        assert.deepEqual(errorsIn(parsed), [], `${offset}\n${after}`);
        assert.deepEqual(checkSignatures(parsed, writtenSpans(edits)).faults, [], `${offset}\n${after}`);
      }
      assert.ok(refused < text.length / 3, `${refused} of ${text.length} refused`);
    });
  }
});
