/** Assigning what code needs by command, on the sample tenant: the files that are named, and the one question. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { call, questionOf, refusalOf, sample } from '../calls';
import { inWorkspace, writeFile } from '../editors';

const folder = 'missing';

describe('assigning what code needs by command', () => {
  before(async () => {
    await call('openSampleTenant');
    await writeFile(`${folder}/.env`, 'STORE=stordersprod\n');
    await writeFile(
      `${folder}/app.py`,
      'import os\nfrom azure.storage.queue import QueueServiceClient\naccount = os.environ["STORE"]\nc = QueueServiceClient(f"https://{account}.queue.core.windows.net", credential=x)\nc.get_queue_client("q").receive_messages()\n',
    );
    await writeFile(
      `${folder}/put.sh`,
      '#!/bin/sh\ncurl -X PUT -T a "https://$STORE.blob.core.windows.net/c/a"\n',
    );
  });

  after(async () => {
    await vscode.workspace.fs.delete(inWorkspace(folder), { recursive: true });
  });

  it('asks once for code and scripts before it assigns anything', async () => {
    const question = await questionOf('assignMissingRoles', {
      identityId: sample.ordersWorker,
      files: [`${folder}/app.py`, `${folder}/put.sh`],
    });
    assert.match(question, /Assign to id-orders-worker what the code needs\?/);
  });

  it('compares what is done in Cosmos DB with the roles of the account itself', async () => {
    await writeFile(
      `${folder}/Prices.cs`,
      'using Microsoft.Azure.Cosmos;\nvar c = new CosmosClient("https://cosmos-orders.documents.azure.com:443/", x).GetContainer("a", "b");\nawait c.UpsertItemAsync(new { id = "1" });\n',
    );
    await writeFile(
      `${folder}/read.sh`,
      '#!/bin/sh\ncurl https://cosmos-catalog.documents.azure.com/dbs/catalog/colls/products/docs/1\n',
    );
    const given = { identityId: sample.catalogApi, files: `${folder}/read.sh` };
    assert.deepEqual(await call('assignMissingRoles', given), []);
    for (const file of ['Prices.cs', 'read.sh']) {
      const files = [`${folder}/${file}`];
      const question = await questionOf('assignMissingRoles', { identityId: sample.ordersWorker, files });
      assert.match(question, /Assign to id-orders-worker what the code needs\?/);
    }
  });

  it('gives an empty list where nothing is missing', async () => {
    await writeFile(`${folder}/nothing.py`, '# azure\n');
    assert.deepEqual(
      await call('assignMissingRoles', { identityId: sample.ordersWorker, files: `${folder}/nothing.py` }),
      [],
    );
  });

  it('refuses a file that is not there', async () => {
    const { code, field } = await refusalOf('assignMissingRoles', {
      identityId: sample.ordersWorker,
      files: ['no/such/file.py'],
    });
    assert.deepEqual([code, field], ['badArgument', 'files']);
  });
});
