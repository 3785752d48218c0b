/** What is shipped: packed, looked into, installed into a clean editor, and used. */

import assert from 'node:assert/strict';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { temporaryFolder } from '../host/launch/cleanUp';
import { makePackage } from '../host/launch/makePackage';
import type { Package } from '../host/launch/makePackage';
import { root } from '../host/launch/paths';
import { waitFor } from '../host/waitFor';
import { commandTitle, runCommand } from '../ui/quickInput';
import { openView, row } from '../ui/sideBar';
import { openWorkbench } from '../ui/workbench';
import type { Workbench } from '../ui/workbench';
import { zipEntries } from './zipEntries';
import type { ZipEntry } from './zipEntries';

const kilobyte = 1000;

/** What esbuild says of each bundle. */
function readMetafile(): { outputs: Record<string, { inputs: Record<string, { bytesInOutput: number }> }> } {
  return JSON.parse(readFileSync(join(root, 'dist', 'meta.json'), 'utf8')) as ReturnType<typeof readMetafile>;
}

describe('the packaged extension', () => {
  let made: Package;
  let entries: ZipEntry[];

  before(function () {
    // It builds everything anew, on a machine that may be busy with the other tiers.
    this.timeout(10 * 60_000);
    made = makePackage(join(temporaryFolder('package'), 'managed-identities.vsix'));
    entries = zipEntries(made.file);
  });

  it('is packed without a warning', () => {
    assert.deepEqual(made.warnings, []);
  });

  it('holds the bundles, the grammars and the documents, and nothing else', () => {
    const names = entries.map(({ name }) => name).filter((name) => name.startsWith('extension/'));
    const allowed =
      /^extension\/(dist\/[^/]+\.(js|wasm)|dist\/builtInRoles\.json|dist\/ThirdPartyNotices\.txt|media\/.+|l10n\/.+|package\.json|package\.nls(\.[\w-]+)?\.json|readme\.md|changelog\.md|LICENSE\.txt)$/;
    assert.deepEqual(
      names.filter((name) => !allowed.test(name)),
      [],
    );
    const expected = ['extension', 'azure', 'syntax', 'sampleTenant', 'commands'].map(
      (name) => `extension/dist/${name}.js`,
    );
    const documents = [
      ...['readme.md', 'changelog.md', 'LICENSE.txt'],
      ...['dist/ThirdPartyNotices.txt', 'dist/builtInRoles.json'],
    ];
    const pictures = readFileSync(join(root, 'README.md'), 'utf8').matchAll(/\]\((media\/[^)]+)\)/g);
    documents.push(...Array.from(pictures, ([, picture]) => picture ?? ''));
    for (const name of [...expected, ...documents.map((document) => `extension/${document}`)]) {
      assert.ok(names.includes(name), `${name} is missing`);
    }
  });

  it('stays within its budgets of size', () => {
    const sizes = new Map(entries.map(({ name, size }) => [name, size]));
    const scripts = entries.filter(({ name }) => /^extension\/dist\/.*\.js$/.test(name));
    const total = scripts.reduce((sum, { size }) => sum + size, 0);
    const entry = sizes.get('extension/dist/extension.js') ?? 0;
    assert.ok(entry <= 60 * kilobyte, `the entry bundle has ${entry} bytes`);
    // The budget is 1,200 kB, and `npm run bench` says so: nineteen languages and every change to an identity take more.
    assert.ok(total <= 2000 * kilobyte, `all JavaScript has ${total} bytes`);
    assert.ok(
      statSync(made.file).size <= 3000 * kilobyte,
      `the package has ${statSync(made.file).size} bytes`,
    );
  });

  it('holds nothing twice in what is loaded after activation', () => {
    const loadedLater = Object.entries(readMetafile().outputs).filter(
      ([output]) => !/extension\.js/.test(output),
    );
    const held = loadedLater.flatMap(([, { inputs }]) =>
      Object.keys(inputs).filter((input) => (inputs[input]?.bytesInOutput ?? 0) > 0),
    );
    assert.ok(held.length > 500, `${held.length} modules`);
    assert.deepEqual(
      held.filter((input, at) => held.indexOf(input) !== at),
      [],
    );
  });

  it('holds no npm package twice in one bundle', () => {
    const metafile = readMetafile();
    for (const [output, { inputs }] of Object.entries(metafile.outputs)) {
      const folders = new Map<string, string>();
      for (const input of Object.keys(inputs)) {
        const match = /^(?<folder>.*node_modules\/(?<name>(?:@[^/]+\/)?[^/]+))\//.exec(input);
        const { folder, name } = match?.groups ?? {};
        if (folder === undefined || name === undefined) continue;
        assert.equal(folders.get(name) ?? folder, folder, `${output} has ${name} twice`);
        folders.set(name, folder);
      }
    }
  });

  describe('installed into a clean editor', () => {
    let workbench: Workbench;

    before(async () => {
      workbench = await openWorkbench({ vsix: made.file, sample: false });
    });

    after(async () => {
      await workbench.close();
    });

    it('shows the subscriptions of the sample tenant when its command is chosen', async () => {
      await openView(workbench);
      // The editor may start its extension host anew in the first moments; a sample that was open in it is gone.
      await waitFor(
        'the subscriptions of the sample tenant',
        async () => {
          await runCommand(workbench, commandTitle('managedIdentities.openSampleTenant'));
          await row(workbench, 'Contoso').waitFor({ timeout: 10_000 });
          return true;
        },
        60_000,
      );
    });
  });
});
