/** What replacing a credential expression leaves behind in Python files. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { ids, replaced, requestFor } from '../applied';
import { parseText } from '../parseText';

const call = `ManagedIdentityCredential(client_id="${ids.clientId}")`;

function replace(
  text: string,
  wanted: Partial<CredentialRequest> = {},
  site = 0,
): Promise<string | undefined> {
  return replaced(python, 'python', text, requestFor(wanted), { site });
}

describe('Python: replacing a credential', () => {
  it('takes the place of the only use of a class, in its import too', async () => {
    const before = 'from azure.identity import DefaultAzureCredential\n\nc = DefaultAzureCredential()\n';
    assert.equal(
      await replace(before),
      `from azure.identity import ManagedIdentityCredential\n\nc = ${call}\n`,
    );
  });

  it('keeps an import that is used elsewhere, were it in a comment', async () => {
    const before =
      'from azure.identity import DefaultAzureCredential\n\nc = DefaultAzureCredential()  # DefaultAzureCredential\n';
    const after = `from azure.identity import DefaultAzureCredential, ManagedIdentityCredential\n\nc = ${call}  # DefaultAzureCredential\n`;
    assert.equal(await replace(before), after);
  });

  it('takes one name out of several and puts the new one in order', async () => {
    const stacked = `from azure.identity import (\n    AzureCliCredential,\n    DefaultAzureCredential,\n    VisualStudioCodeCredential,\n)\n`;
    const use = 'x = AzureCliCredential()\nc = DefaultAzureCredential()\n';
    const after = `from azure.identity import (\n    AzureCliCredential,\n    ManagedIdentityCredential,\n    VisualStudioCodeCredential,\n)\n`;
    assert.equal(await replace(stacked + use, {}, 1), `${after}x = AzureCliCredential()\nc = ${call}\n`);
    const last = 'from azure.identity import AzureCliCredential, DefaultAzureCredential\n';
    const lastAfter = 'from azure.identity import AzureCliCredential, ManagedIdentityCredential\n';
    assert.equal(await replace(last + use, {}, 1), `${lastAfter}x = AzureCliCredential()\nc = ${call}\n`);
  });

  it('writes the choice between local and Azure in parentheses, at the indentation of its line', async () => {
    const before = `import os
from azure.identity import DefaultAzureCredential
from azure.storage.blob import BlobServiceClient

class Orders:
    def __init__(self):
        self.blobs = BlobServiceClient("https://x", credential=DefaultAzureCredential())
`;
    assert.equal(
      await replace(before, { flavour: 'localAndAzure', identifier: 'objectId' }),
      `import os
from azure.identity import DefaultAzureCredential, ManagedIdentityCredential
from azure.storage.blob import BlobServiceClient

class Orders:
    def __init__(self):
        self.blobs = BlobServiceClient("https://x", credential=(
            DefaultAzureCredential()
            if os.environ.get("APP_ENV") == "development"
            else ManagedIdentityCredential(identity_config={"object_id": "${ids.objectId}"})
        ))
`,
    );
  });

  it('writes one side only where the choice is made already', async () => {
    const choice = (azure: string): string =>
      `import os\nfrom azure.identity import DefaultAzureCredential, ManagedIdentityCredential\n\nc = DefaultAzureCredential() if os.environ.get("APP_ENV") == "development" else ${azure}\n`;
    const after = await replace(choice('ManagedIdentityCredential()'), { flavour: 'localAndAzure' }, 1);
    assert.equal(after, choice(call));
  });

  it('follows what the file calls the class, and its kind', async () => {
    const alias =
      'from azure.identity import ManagedIdentityCredential as Mic, DefaultAzureCredential as Dac\nc = Dac()\n';
    assert.match((await replace(alias)) ?? '', /^c = Mic\(client_id=/m);
    const module = 'import azure.identity as id\nc = id.DefaultAzureCredential()\n';
    assert.match((await replace(module)) ?? '', /^c = id\.ManagedIdentityCredential\(client_id=/m);
    const asynchronous =
      'from azure.identity.aio import DefaultAzureCredential\nc = DefaultAzureCredential()\n';
    assert.match(
      (await replace(asynchronous)) ?? '',
      /^from azure\.identity\.aio import ManagedIdentityCredential$/m,
    );
    const both =
      'from azure.identity import ManagedIdentityCredential\nfrom azure.storage.blob.aio import BlobServiceClient\nc = ManagedIdentityCredential()\nd = ManagedIdentityCredential()\n';
    assert.match(
      (await replace(both)) ?? '',
      /import ManagedIdentityCredential as AsyncManagedIdentityCredential$/m,
    );
  });

  it('replaces a class of a package that is gone', async () => {
    const text =
      'from msrestazure.azure_active_directory import MSIAuthentication\n\nc = MSIAuthentication(client_id="x")\n';
    const file = await parseText(python, 'python', text);
    const [finding] = python.findings(file, { tokenCredentialsSet: false });
    assert.ok(finding);
    const plan = python.replace(file, finding, requestFor());
    assert.deepEqual(plan?.snippet?.parts, [call]);
  });

  it('marks a sample ID once, above the statement', async () => {
    const before =
      'from azure.identity import ManagedIdentityCredential\n\nuse(\n    ManagedIdentityCredential(),\n)\n';
    const once = await replace(before, { sample: true });
    const twice = await replace(once ?? '', { sample: true });
    assert.equal(
      once,
      `from azure.identity import ManagedIdentityCredential\n\n# Sample tenant: this ID is not real\nuse(\n    ${call},\n)\n`,
    );
    assert.equal(twice, once);
  });

  it('makes no offer where the statement does not parse, or the site is gone', async () => {
    const file = await parseText(
      python,
      'python',
      'from azure.identity import DefaultAzureCredential\nc = use(DefaultAzureCredential(), x=)\n',
    );
    const [site] = python.credentials(file);
    if (site) assert.equal(python.replace(file, site, requestFor()), undefined);
    assert.equal(python.replace(file, { start: 3, end: 9 }, requestFor()), undefined);
  });
});
