/** The script that is written before an identity is deleted, run by the real Azure CLI: everything is there again. */

import assert from 'node:assert/strict';
import { complete, create } from '../contract/commands/lifecycle/creating';
import { deleteAtOnce } from '../contract/commands/lifecycle/deleting';
import { sampleDesk } from '../contract/sampleDesk';
import { identityNamed } from '../contract/sampleRig';
import type { CliAzure } from './cliAzure';
import { describeWithCli } from './suite';

/** Deletes it as a person would, and gives the script. */
async function scriptOf(azure: CliAzure, name: string): Promise<string> {
  const made = sampleDesk({}, { rig: azure.newRig() });
  const result = await deleteAtOnce(made, name);
  assert.ok(result);
  return made.ui.written.get(result.restoreFiles.azureCli) ?? '';
}

/** Its commands, without the comments, which name IDs and the time. */
function commandsOf(script: string): readonly string[] {
  return script
    .split('\n\n')
    .map((block) => block.replace(/^#.*\n?/gm, '').trim())
    .filter((block) => block !== '')
    .sort();
}

const holders = {
  'id-orders-worker': 'roles with a condition and a description, and a function app',
  'id-github-deploy': 'federated credentials',
  'id_data_ML-2': 'tags of any text, and a scale set',
  'id-acr-puller': 'container apps of other groups',
  'id-catalog-indexer': 'a job',
  'id-orders-reports': 'a virtual machine',
  'id-new': 'tags with whatever a shell reads, and its isolation scope',
};

const created = {
  ...complete,
  tags: { team: "Data & maths team's", note: '$(touch /tmp/x) `id` "quoted" \\ ${x}' },
  isolationScope: 'Regional',
};

describeWithCli('the restore script with the real Azure CLI', (azure) => {
  for (const [name, held] of Object.entries(holders)) {
    it(`brings back ${name}: ${held}`, async () => {
      const cli = azure();
      if (name === created.name) await create(sampleDesk({}, { rig: cli.newRig() }), created);
      const before = await identityNamed(cli.newRig().azure.identities, name);
      const script = await scriptOf(cli, name);
      const { code, output } = await cli.runScript(script);
      assert.equal(code, 0, `${output}\n${script}`);
      const after = await identityNamed(cli.newRig().azure.identities, name);
      assert.notEqual(after.principalId, before.principalId);
      assert.deepEqual(
        [after.tags, after.location, after.isolationScope],
        [before.tags, before.location, before.isolationScope],
      );

      const again = await cli.runScript(script);
      assert.equal(again.code, 0, again.output);
      const same = await identityNamed(cli.newRig().azure.identities, name);
      assert.equal(same.principalId, after.principalId);

      // What it takes to restore it now is what it took before: nothing was lost, nothing is there twice.
      assert.deepEqual(commandsOf(await scriptOf(cli, name)), commandsOf(script));
    });
  }
});
