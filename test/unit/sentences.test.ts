/** What test/host/launch/sentences.js makes of a source: it says the same, with its sentences as data beside the bundle. */

import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from '../host/launch/paths';

const packages = createRequire(join(root, 'package.json'));
const { sentences } = packages('./test/host/launch/sentences.js') as {
  readonly sentences: (root: string) => Plugin;
};

const source = `import { words } from './words';
type Translate = (sentence: string, ...values: string[]) => string;
export const say = (t: Translate, many: boolean) => [
  t('{0} is not shown here.', 'The identity is shown.'),
  t(many ? 'The identities are shown.' : "It's the identity."),
  words.t('The identity is shown.'),
  t('Yes'),
  t('Not in the list at all.'),
];
export const fail = (): never => { throw new Error('The identity is shown.'); };
`;
const said = [
  ['{0} is not shown here.', 'The identity is shown.'],
  ['The identities are shown.'],
  ['The identity is shown.'],
  ['Yes'],
  ['Not in the list at all.'],
];

describe('the sentences of a bundle', () => {
  const folder = mkdtempSync(join(tmpdir(), 'sentences-'));

  before(async () => {
    mkdirSync(join(folder, 'l10n'));
    mkdirSync(join(folder, 'src'));
    const list = [...new Set([...said.slice(0, 4).map(([sentence]) => sentence), "It's the identity."])];
    writeFileSync(
      join(folder, 'l10n', 'bundle.l10n.json'),
      JSON.stringify(Object.fromEntries(list.map((sentence) => [sentence, sentence]))),
    );
    writeFileSync(join(folder, 'src', 'source.ts'), source);
    writeFileSync(
      join(folder, 'src', 'words.ts'),
      'export const words = { t: (...said: string[]) => said };\n',
    );
    await build({
      absWorkingDir: folder,
      entryPoints: ['src/source.ts'],
      outfile: 'dist/bundle.js',
      bundle: true,
      platform: 'node',
      sourcemap: true,
      plugins: [sentences(folder)],
    });
  });

  after(() => {
    rmSync(folder, { recursive: true });
  });

  it('are said as the source says them', () => {
    const { say } = packages(join(folder, 'dist', 'bundle.js')) as {
      readonly say: (t: (...values: string[]) => string[], many: boolean) => string[][];
    };
    const t = (...values: string[]): string[] => values;
    assert.deepEqual(say(t, true), said);
    assert.deepEqual(say(t, false)[1], ["It's the identity."]);
  });

  it('are no part of it but where they are too short, not in the list or no sentence', () => {
    const bundle = readFileSync(join(folder, 'dist', 'bundle.js'), 'utf8');
    const there = [...said.flat(), "It's the identity."].filter((sentence) => bundle.includes(sentence));
    assert.deepEqual(there, [
      'The identity is shown.',
      'The identity is shown.',
      'Yes',
      'Not in the list at all.',
    ]);
  });

  it('leave every line where it was', () => {
    const { fail } = packages(join(folder, 'dist', 'bundle.js')) as { readonly fail: () => never };
    // The tests run with source maps enabled.
    assert.throws(fail, ({ stack }: Error) => /source\.ts:10:/.test(stack ?? ''));
  });
});
