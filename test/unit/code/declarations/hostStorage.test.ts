/** The storage of the host of a Functions app in Terraform: reached as an identity where it was with a key. */

import assert from 'node:assert/strict';
import { terraform } from '../../../../src/code/declarations/terraform/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { applied, ids, requestFor } from '../applied';
import { lookAt } from '../look';
import { places } from '../matrix/places';
import { errorsIn, parseText } from '../parseText';

const account = 'azurerm_storage_account.orders';

const app = (lines: readonly string[], kind = 'azurerm_linux_function_app'): string =>
  `resource "${kind}" "orders" {\n  name                 = "orders"\n  storage_account_name = ${account}.name\n${lines.map((line) => `  ${line}\n`).join('')}}\n`;
const keyed = `storage_account_access_key = ${account}.primary_access_key`;
const bare = 'storage_uses_managed_identity = true';
const settings = [
  'AzureWebJobsStorage__credential = "managedidentity"',
  `AzureWebJobsStorage__clientId = "${ids.clientId}"`,
];

async function rewritten(
  text: string,
  request: CredentialRequest = requestFor(),
): Promise<string | undefined> {
  const [finding, ...others] = await lookAt(places.Terraform, text);
  assert.ok(finding && others.length === 0, text);
  assert.deepEqual([finding.rule, finding.variant, finding.fix], ['secret-in-code', 'key', 'replace']);
  const plan = terraform.replace(await parseText(terraform, 'terraform', text), finding, request);
  if (!plan) return undefined;
  const after = applied(text, plan);
  assert.deepEqual(errorsIn(await parseText(terraform, 'terraform', after)), [], after);
  assert.deepEqual(await lookAt(places.Terraform, after), [], after);
  return after;
}

describe('the key to the storage of a Functions app in Terraform', () => {
  it('gives way to the system-assigned identity alone', async () => {
    const after = await rewritten(app([keyed]), requestFor({ identifier: 'systemAssigned' }));
    assert.equal(after, app([bare]));
  });

  it('gives way to a user-assigned identity, which the settings name', async () => {
    assert.equal(
      await rewritten(app([keyed])),
      app([bare, '', 'app_settings = {', ...settings.map((line) => `  ${line}`), '}']).replace('  \n', '\n'),
    );
    assert.equal(
      await rewritten(app([keyed, 'app_settings = {', '  MODE = "fast"', '}'])),
      app([bare, 'app_settings = {', ...[...settings, 'MODE = "fast"'].map((line) => `  ${line}`), '}']),
    );
    assert.equal(
      await rewritten(app([keyed, 'app_settings = {}'])),
      app([bare, 'app_settings = {', ...settings.map((line) => `  ${line}`), '}']),
    );
  });

  it('stays where settings are put together or contradict it, or for an ID that Functions does not take', async () => {
    assert.equal(await rewritten(app([keyed, 'app_settings = merge(local.all, {})'])), undefined);
    assert.equal(await rewritten(app([keyed]), requestFor({ identifier: 'objectId' })), undefined);
    assert.equal(await rewritten(app([keyed, 'storage_uses_managed_identity = false'])), undefined);
  });

  it('is not noticed in a variable, nor in what has no such attribute', async () => {
    const variable = app(['storage_account_access_key = var.key']);
    for (const text of [variable, app([bare]), app([keyed], 'azurerm_batch_account')])
      assert.deepEqual(await lookAt(places.Terraform, text), [], text);
  });
});
