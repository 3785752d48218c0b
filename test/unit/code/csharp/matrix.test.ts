/** Every kind of C# file with every request: parses, imports once, a second insertion adds none, and the types fit. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { writtenSpans } from '../../../../src/code/treeEdits';
import { cursorIn, flavours, identifiers, idSources, inserted, requestFor, takenBack } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { blobTarget } from '../targets';
import type { FileOptions } from '../parseText';
import { checkSignatures } from './signatureCheck';

const headers: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['a licence', '// Copyright Contoso.\n// MIT.\n\n'],
  [
    'directives of a file-based program',
    '#!/usr/bin/env dotnet\n#:package Azure.Identity@1.13.0\n#:sdk Microsoft.NET.Sdk.Web\n\n',
  ],
  ['an extern alias and a nullable context', '#nullable enable\nextern alias Old;\n\n'],
];

const usings: Record<string, string> = {
  'no using': '',
  'the namespaces':
    'using System;\nusing Azure.Core;\nusing Azure.Identity;\nusing Microsoft.Extensions.Hosting;\n\n',
  'some of them': 'using Azure.Identity;\n\n',
  'others, System first':
    'using System.Linq;\nusing Azure.Storage.Blobs;\nusing Microsoft.Extensions.Azure;\n\n',
  'others, by letter':
    'using Azure.Storage.Blobs;\nusing Microsoft.Extensions.Azure;\nusing System.Linq;\n\n',
  'others in groups':
    'using System.Linq;\n\nusing Microsoft.Extensions.Azure;\n\nusing Azure.Storage.Blobs;\n\n',
  'others out of order': 'using Zebra;\nusing Azure.Storage.Blobs;\nusing Apple;\n\n',
  'an alias of the namespace': 'using AzId = Azure.Identity;\n\n',
  'an alias of the class': 'using Mic = Azure.Identity.ManagedIdentityCredential;\n\n',
  'a static using': 'using static System.Math;\n\n',
  'global usings': 'global using Azure.Core;\nglobal using Azure.Identity;\n\n',
};

const bodies: Record<string, string> = {
  'top-level statements':
    'var builder = WebApplication.CreateBuilder(args);\n¦\nvar app = builder.Build();\napp.Run();\n\nclass Later\n{\n}\n',
  'a registration':
    'var builder = WebApplication.CreateBuilder(args);\nbuilder.Services.AddAzureClients(clients =>\n{\n    ¦\n});\n',
  'a method':
    'namespace Orders\n{\n    class Store\n    {\n        object Open(IHostEnvironment env)\n        {\n            ¦\n            return credential;\n        }\n    }\n}\n',
  'a type body':
    'namespace Orders;\n\npublic sealed class Store\n{\n    private readonly int _count = 1;\n    ¦\n}\n',
  'an argument': 'namespace Orders;\n\nclass Store\n{\n    void Open() => Use(¦);\n}\n',
};

const layouts: readonly (readonly [name: string, lay: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['tabs', (text) => text.replaceAll('    ', '\t')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const requests = [
  ...identifiers.flatMap((identifier) =>
    flavours.flatMap((flavour) => idSources.map((idSource) => requestFor({ identifier, flavour, idSource }))),
  ),
  ...flavours.map((flavour) => requestFor({ identifier: 'resourceId', flavour, idSource: 'parts' })),
  ...identifiers.map((identifier) => requestFor({ identifier, flavour: 'client', target: blobTarget })),
];

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

async function check(
  name: string,
  marked: string,
  request: CredentialRequest,
  options: FileOptions,
): Promise<void> {
  const { text, offset } = cursorIn(marked);
  const file = await parseText(csharp, 'csharp', text, options);
  assert.deepEqual(errorsIn(file), [], name);
  const plan = csharp.insert(file, offset, request);
  assert.ok(plan, `${name}\n${text}`);
  const edits = editsOf(plan);
  const once = applyEdits(text, edits);
  assert.equal(takenBack(text, edits), text, `${name}: undo\n${once}`);
  const after = await parseText(csharp, 'csharp', once, options);
  assert.deepEqual(errorsIn(after), [], `${name}\n${once}`);
  if (marked.includes('\r\n')) assert.equal(count(once, /(?<!\r)\n/g), 0, `${name}: a bare line feed`);
  assert.equal(once.lastIndexOf('\uFEFF'), marked.startsWith('\uFEFF') ? 0 : -1, `${name}: byte order mark`);
  if (options.indent === '\t') assert.doesNotMatch(once, /^ +/m, name);

  const made = csharp.credentials(after).filter(({ type }) => type === 'managedIdentity');
  assert.deepEqual(
    made.map(({ identifier }) => identifier),
    [request.identifier],
    `${name}\n${once}`,
  );
  const { faults, minimum } = checkSignatures(after, writtenSpans(edits));
  assert.deepEqual(faults, [], `${name}\n${once}`);
  const isProgram = marked.includes('#:package');
  assert.equal(plan.needs[0]?.minimum, isProgram ? undefined : minimum.get('Azure.Identity'), name);

  const directives = once.match(/^\s*(global )?using [\w. =]+;/gm)?.map((line) => line.trim()) ?? [];
  assert.equal(new Set(directives).size, directives.length, `${name}: a directive twice\n${once}`);
  if (name.includes('an argument')) return;
  const again = made[0]?.end ?? 0;
  const next = once.indexOf('\n', once.indexOf(';', again)) + 1;
  const twice = await inserted(
    csharp,
    'csharp',
    `${once.slice(0, next)}¦${once.slice(next)}`,
    request,
    options,
  );
  assert.ok(twice !== undefined, `${name}\n${once}`);
  assert.equal(count(twice, /\busing\b/g), count(once, /\busing\b/g), `${name}\n${twice}`);
}

describe('C#: insertion into every kind of file', () => {
  for (const [row, [state, directives]] of Object.entries(usings).entries()) {
    for (const [column, [place, body]] of Object.entries(bodies).entries()) {
      it(`works in ${place} of files with ${state}`, async () => {
        for (const [turn, request] of requests.entries()) {
          const [head, header] = headers[(turn + row + column) % headers.length] ?? ['nothing', ''];
          const [layout, lay] = layouts[(Math.floor(turn / 4) + row) % layouts.length] ?? ['LF', String];
          const indent = layout === 'tabs' ? '\t' : '    ';
          await check(
            `${place}, ${state}, ${head}, ${layout}, ${turn}`,
            lay(header + directives + body),
            request,
            { indent },
          );
        }
      }).timeout(20_000);
    }
  }

  it('adds no directive for what is in scope everywhere', async () => {
    const ambientImports = [
      'System',
      'Azure.Core',
      'Azure.Identity',
      'Azure.Storage.Blobs',
      'Microsoft.Extensions.Azure',
      'Microsoft.Extensions.Hosting',
    ];
    for (const request of requests) {
      for (const body of Object.values(bodies)) {
        const after = await inserted(csharp, 'csharp', body, request, { ambientImports });
        assert.doesNotMatch(after ?? 'using', /\busing\b/);
      }
    }
  });
});
