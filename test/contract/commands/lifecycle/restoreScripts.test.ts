/** The scripts that are written before an identity is deleted: run with an `az` that notes its calls, and parsed. */

import assert from 'node:assert/strict';
import { bicep } from '../../../../src/code/declarations/bicep/language';
import { skipBecause } from '../../../host/launch/runMocha';
import { callsOf, valueOf } from '../../../unit/code/recreate/texts';
import { errorsIn, parseText } from '../../../unit/code/parseText';
import { missing } from '../../../unit/code/shell/runShell';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed } from '../../sampleRig';
import { complete, create } from './creating';
import { deleteAtOnce } from './deleting';

interface Written {
  readonly azureCli: string;
  readonly bicep: string;
}

async function writtenFor(name: string, made = sampleDesk()): Promise<Written> {
  const result = await deleteAtOnce(made, name);
  assert.ok(result);
  const textAt = (address: string): string => made.ui.written.get(address) ?? '';
  return { azureCli: textAt(result.restoreFiles.azureCli), bicep: textAt(result.restoreFiles.bicep) };
}

describe('the script of commands for a deleted identity', () => {
  before(function () {
    const reason = missing('bash');
    if (reason !== undefined) skipBecause(this, reason);
  });

  it('makes the identity, its roles with their conditions and descriptions, and attaches it, in that order', async () => {
    const { azureCli } = await writtenFor('id-orders-worker');
    const calls = callsOf(azureCli, 'SystemAssigned');
    assert.deepEqual(calls[0]?.slice(0, 2), ['identity', 'create']);
    assert.deepEqual(
      [valueOf(calls[0], '--name'), valueOf(calls[0], '--location'), valueOf(calls[0], '--tags')],
      ['id-orders-worker', 'westeurope', 'team=orders'],
    );
    const roles = calls.filter(([first]) => first === 'role');
    assert.equal(roles.length, 4);
    // What the command prints, not the object ID of the identity that is gone.
    for (const call of roles) assert.equal(valueOf(call, '--assignee-object-id'), 'new-principal');
    const conditional = roles.find((call) => call.includes('--condition'));
    assert.match(valueOf(conditional, '--condition') ?? '', /StringEquals 'invoices'/);
    assert.equal(
      valueOf(conditional, '--description'),
      'Invoices only. [x](command:evil) `code` <b>bold</b>',
    );
    const last = calls.at(-1);
    assert.ok(last?.includes('assign'), JSON.stringify(last));
  });

  it('brings back federated credentials, tags of any text, and the isolation scope', async () => {
    const github = callsOf((await writtenFor('id-github-deploy')).azureCli);
    const trusted = github.filter((call) => call[1] === 'federated-credential');
    assert.ok(trusted.length > 0);
    assert.match(valueOf(trusted[0], '--subject') ?? '', /^repo:/);
    assert.equal(valueOf(trusted[0], '--audiences'), 'api://AzureADTokenExchange');
    const made = sampleDesk();
    const tags = { team: "Data & maths team's", note: '$(touch /tmp/x) `id` "quoted" \\ ${x}' };
    await create(made, { ...complete, tags, isolationScope: 'Regional' });
    const [call] = callsOf((await writtenFor('id-new', made)).azureCli);
    const body = valueOf(call, '--body');
    if (body === undefined) {
      assert.equal(valueOf(call, '--isolation-scope'), 'Regional');
      assert.ok(
        call?.includes(`note=${tags.note}`) && call.includes(`team=${tags.team}`),
        JSON.stringify(call),
      );
    } else
      assert.deepEqual(JSON.parse(body), {
        location: 'westeurope',
        tags,
        properties: { isolationScope: 'Regional' },
      });
  });

  it('begins with what it is for, which IDs change, and that the sample is not real', async () => {
    const made = sampleDesk({}, { sample: true });
    const { clientId, principalId, id } = await identityNamed(made.rig.azure.identities, 'id-orders-web');
    const { azureCli } = await writtenFor('id-orders-web', made);
    const lines = azureCli.split('\n');
    assert.equal(lines[0], '#!/usr/bin/env bash');
    assert.match(
      lines[1] ?? '',
      /^# Makes the managed identity anew that was deleted after \d{4}-\d\d-\d\dT/,
    );
    assert.equal(lines[2]?.toLowerCase(), `# ${id}`.toLowerCase());
    assert.ok(lines[3]?.includes(clientId) && lines[3].includes(principalId));
    assert.ok(azureCli.includes('# Sample tenant: this ID is not real'));
  });

  it('names what has to be done by hand', async () => {
    // The identity that a cluster gives to its nodes stands in no identity block.
    const { azureCli } = await writtenFor('id-aks-kubelet');
    assert.match(azureCli, /^# To be done by hand: \/subscriptions\/.*managedClusters\/\w+/im);
  });
});

describe('the Bicep file for a deleted identity', () => {
  it('has no error in it, whatever the identity held', async () => {
    for (const name of [
      'id-orders-api',
      'id-orders-worker',
      'id-github-deploy',
      'id_data_ML-2',
      'id-backup',
    ]) {
      const text = (await writtenFor(name)).bicep;
      assert.deepEqual(errorsIn(await parseText(bicep, 'bicep', text)), [], text);
      assert.match(text, /^\/\/ Makes the managed identity anew/);
    }
  });

  it('declares the identity, its credentials and its roles with their conditions', async () => {
    const { bicep: text } = await writtenFor('id-orders-worker');
    assert.match(text, /userAssignedIdentities@[\d-]+' = \{/);
    assert.match(text, /condition: '.*invoices/);
    assert.match(text, /principalId: \w+\.properties\.principalId/);
    // Attaching is no part of a deployment, which would write the app whole.
    assert.match(text, /^\/\/ az .*identity assign/m);
    assert.match((await writtenFor('id-github-deploy')).bicep, /federatedIdentityCredentials@/);
  });
});
