/** The signature check catches what a compiler would, so that passing it means something. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { parseText } from '../parseText';
import { checkSignatures } from './signatureCheck';

async function faults(code: string): Promise<readonly string[]> {
  const text = `using Azure.Core;\nusing Azure.Identity;\nusing System;\n${code}\n`;
  const file = await parseText(csharp, 'csharp', text);
  return checkSignatures(file, [{ start: 0, end: text.length }]).faults;
}

describe('C#: the signature check', () => {
  it('accepts the four current forms and notes the version they need', async () => {
    const text = `using Azure.Core;
using Azure.Identity;
TokenCredential a = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId("x"));
TokenCredential b = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier("x")));
TokenCredential c = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedObjectId("x"));
TokenCredential d = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);
`;
    const { faults: found, minimum } = checkSignatures(await parseText(csharp, 'csharp', text), [
      { start: 0, end: text.length },
    ]);
    assert.deepEqual(found, []);
    assert.equal(minimum.get('Azure.Identity'), '1.13.0');
  });

  const caught: Record<string, readonly [code: string, fault: RegExp]> = {
    'an unknown member': [
      'var c = new ManagedIdentityCredential(ManagedIdentityId.FromClientId("x"));',
      /^unknown member ManagedIdentityId\.FromClientId$/,
    ],
    'an unknown type': [
      'var c = new ManagedIdentityCredentials();',
      /^unknown type ManagedIdentityCredentials$/,
    ],
    'a string where ResourceIdentifier is due': [
      'var c = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedResourceId("x"));',
      /FromUserAssignedResourceId takes \(ResourceIdentifier\), not \(string\)/,
    ],
    'an obsolete constructor': ['var c = new ManagedIdentityCredential("x");', /takes .*, not \(string\)/],
    'a missing ID': ['var c = new ManagedIdentityCredential();', /takes .*, not \(\)/],
    'two credential classes in a var': [
      'var c = string.Equals("a", "b", StringComparison.OrdinalIgnoreCase) ? new DefaultAzureCredential() : new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);',
      /^var cannot hold either DefaultAzureCredential ManagedIdentityCredential$/,
    ],
    'another class than declared': [
      'DefaultAzureCredential c = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);',
      /^DefaultAzureCredential cannot hold/,
    ],
    'an extension method without its namespace': [
      'var c = builder.Environment.IsDevelopment();',
      /^missing using Microsoft\.Extensions\.Hosting for IsDevelopment$/,
    ],
    'a value that may be null': [
      'var c = new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(Environment.GetEnvironmentVariable("x")));',
      /takes \(string\), not \(string\?\)/,
    ],
  };
  for (const [name, [code, fault]] of Object.entries(caught)) {
    it(`catches ${name}`, async () => {
      const found = await faults(code);
      assert.ok(found.length > 0, 'no fault found');
      assert.match(found[0] ?? '', fault);
    });
  }

  it('catches a missing using', async () => {
    const text =
      'using Azure.Identity;\nTokenCredential c = new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned);\n';
    const { faults: found } = checkSignatures(await parseText(csharp, 'csharp', text), [
      { start: 0, end: text.length },
    ]);
    assert.deepEqual(found, ['missing using Azure.Core for TokenCredential']);
  });
});
