/** What mending leaves behind in Python files. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import { applied, ids } from '../applied';
import { errorsIn, parseText } from '../parseText';

async function mended(
  args: string,
  type = 'ManagedIdentityCredential',
  module = 'azure.identity',
): Promise<string | undefined> {
  const before = `from ${module} import ${type}\nc = ${type}(`;
  const file = await parseText(python, 'python', `${before}${args})\n`);
  const finding = python.findings(file, { tokenCredentialsSet: true }).find(({ fix }) => fix === 'mend');
  const plan = finding && python.mend(file, finding);
  if (!plan) return undefined;
  const after = applied(file.text, plan);
  const parsed = await parseText(python, 'python', after);
  assert.deepEqual(errorsIn(parsed), []);
  assert.deepEqual(python.findings(parsed, { tokenCredentialsSet: true }), []);
  return after.slice(before.length, -2);
}

describe('Python: mending an ignored argument', () => {
  const cases: readonly (readonly [before: string, after: string])[] = [
    ['object_id="x"', 'identity_config={"object_id": "x"}'],
    ["principal_id='x'", "identity_config={'object_id': 'x'}"],
    [
      'resource_id=settings.rid, retry_total=3',
      'identity_config={"resource_id": settings.rid}, retry_total=3',
    ],
    ['mi_res_id=os.environ["X"]', 'identity_config={"resource_id": os.environ["X"]}'],
    ['managed_identity_client_id="x"', 'client_id="x"'],
    ['identity_config={"mi_res_id": "x"}', 'identity_config={"resource_id": "x"}'],
    ["identity_config={'msi_res_id': f(1)}", "identity_config={'resource_id': f(1)}"],
    ['identity_config={"principal_id": "x"}', 'identity_config={"object_id": "x"}'],
    ['identity_config={"clientId": "x"}', 'client_id="x"'],
    [`"${ids.resourceId}"`, `identity_config={"resource_id": "${ids.resourceId}"}`],
  ];
  for (const [before, after] of cases) {
    it(`turns (${before.slice(0, 50)}) into (${after.slice(0, 60)})`, async () => {
      assert.equal(await mended(before), after);
    });
  }

  it('gives DefaultAzureCredential the keyword it knows', async () => {
    assert.equal(await mended('client_id="x"', 'DefaultAzureCredential'), 'managed_identity_client_id="x"');
  });

  it('gives the asynchronous class every name that a host may read', async () => {
    const names = '("resource_id", "mi_res_id", "msi_res_id")';
    const after = `identity_config=dict.fromkeys(${names}, rid)`;
    assert.equal(await mended('resource_id=rid', 'ManagedIdentityCredential', 'azure.identity.aio'), after);
    assert.equal(
      await mended('identity_config={"resource_id": rid}', 'ManagedIdentityCredential', 'azure.identity.aio'),
      after,
    );
  });

  it('never takes a GUID for a client ID', async () => {
    assert.equal(await mended(`"${ids.clientId}"`), undefined);
    assert.equal(await mended('object_id="x", client_id="y"'), undefined);
  });

  it('does not touch a call that does not parse', async () => {
    const file = await parseText(
      python,
      'python',
      'from azure.identity import ManagedIdentityCredential\nc = ManagedIdentityCredential(object_id="x", retry=)\n',
    );
    for (const finding of python.findings(file, { tokenCredentialsSet: true })) {
      assert.equal(python.mend(file, finding), undefined);
    }
  });
});
