/** What mending leaves behind in C# files. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { applied, ids } from '../applied';
import { errorsIn, parseText } from '../parseText';

async function mended(text: string): Promise<string | undefined> {
  const file = await parseText(csharp, 'csharp', text);
  const finding = csharp.findings(file, { tokenCredentialsSet: true }).find(({ fix }) => fix === 'mend');
  const plan = finding && csharp.mend(file, finding);
  if (!plan) return undefined;
  assert.deepEqual(plan.needs, [{ name: 'Azure.Identity', minimum: '1.13.0' }]);
  const after = applied(text, plan);
  const parsed = await parseText(csharp, 'csharp', after);
  assert.deepEqual(errorsIn(parsed), []);
  assert.deepEqual(csharp.findings(parsed, { tokenCredentialsSet: true }), []);
  return after;
}

describe('C#: mending an obsolete constructor', () => {
  const cases: readonly (readonly [before: string, after: string, needsCore?: boolean])[] = [
    ['new ManagedIdentityCredential()', 'new ManagedIdentityCredential(ManagedIdentityId.SystemAssigned)'],
    [
      'new ManagedIdentityCredential("x")',
      'new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId("x"))',
    ],
    [
      'new ManagedIdentityCredential(clientId: config["A"]!)',
      'new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId(config["A"]!))',
    ],
    [
      'new ManagedIdentityCredential(new ResourceIdentifier(x))',
      'new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier(x)))',
    ],
    [
      `new ManagedIdentityCredential("${ids.resourceId}")`,
      `new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedResourceId(new ResourceIdentifier("${ids.resourceId}")))`,
      true,
    ],
    [
      'new ManagedIdentityCredential(config["ObjectId"])',
      'new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedObjectId(config["ObjectId"]))',
    ],
    [
      'new ManagedIdentityCredential("x", null)',
      'new ManagedIdentityCredential(ManagedIdentityId.FromUserAssignedClientId("x"))',
    ],
    [
      'new ManagedIdentityCredential("x", new TokenCredentialOptions { Retry = { MaxRetries = 3 } })',
      'new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId("x")) { Retry = { MaxRetries = 3 } })',
    ],
    [
      'new ManagedIdentityCredential("x", new TokenCredentialOptions())',
      'new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.FromUserAssignedClientId("x")))',
    ],
    [
      'new ManagedIdentityCredential(options: new TokenCredentialOptions() { })',
      'new ManagedIdentityCredential(new ManagedIdentityCredentialOptions(ManagedIdentityId.SystemAssigned) { })',
    ],
  ];
  for (const [before, after, needsCore = false] of cases) {
    it(`turns ${before.slice(0, 70)} into the current form`, async () => {
      const core = needsCore ? 'using Azure.Core;\n' : '';
      assert.equal(
        await mended(`using Azure.Identity;\nvar c = ${before};\n`),
        `${core}using Azure.Identity;\nvar c = ${after};\n`,
      );
    });
  }

  it('keeps target typing, aliases and full names', async () => {
    assert.equal(
      await mended('using Azure.Identity;\nManagedIdentityCredential c = new("x");\n'),
      'using Azure.Identity;\nManagedIdentityCredential c = new(ManagedIdentityId.FromUserAssignedClientId("x"));\n',
    );
    assert.equal(
      await mended('using AzId = Azure.Identity;\nvar c = new AzId.ManagedIdentityCredential("x");\n'),
      'using AzId = Azure.Identity;\nvar c = new AzId.ManagedIdentityCredential(AzId.ManagedIdentityId.FromUserAssignedClientId("x"));\n',
    );
  });

  it('leaves options of unknown make to the developer, and broken calls alone', async () => {
    assert.equal(
      await mended('using Azure.Identity;\nvar c = new ManagedIdentityCredential("x", options);\n'),
      undefined,
    );
    assert.equal(
      await mended('using Azure.Identity;\nvar c = new ManagedIdentityCredential("x", );\n'),
      undefined,
    );
  });
});
