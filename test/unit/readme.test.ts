/** The README against the names of the code: every command, setting, rule and script a reader may look for. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { Command, ruleDefaults, Setting, settingsSection } from '../../src/names';

const readme = readFileSync('README.md', 'utf8');
const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
  scripts: Readonly<Record<string, string>>;
};

/** What stands under a heading, up to the next of its level. */
function section(title: string): string {
  const [, rest] = readme.split(`\n## ${title}\n`);
  assert.ok(rest !== undefined, `no section ${title}`);
  return rest.split('\n## ')[0] ?? '';
}

/** The cells in backticks of a section's table rows. */
function named(title: string): string[] {
  const rows = section(title)
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  return rows.flatMap((row) =>
    [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map((match) => match[1] ?? ''),
  );
}

describe('the README', () => {
  it('has every command in its table, and no other', () => {
    const full = named('Commands').map((name) => (name.includes('.') ? name : `${settingsSection}.${name}`));
    assert.deepEqual(full.sort(), [...Object.values(Command)].sort());
  });

  it('has every setting in its table, and no other', () => {
    const wanted = [...Object.values(Setting), 'diagnostics.<rule>'].map(
      (name) => `${settingsSection}.${name}`,
    );
    assert.deepEqual(named('Settings').sort(), wanted.sort());
  });

  it('has every rule in its table with its severity', () => {
    const rows = [...section('Rules').matchAll(/^\| `([\w-]+)` \| (\w+) \|/gm)].map((match) => [
      match[1],
      match[2],
    ]);
    assert.deepEqual(Object.fromEntries(rows), { ...ruleDefaults });
  });

  it('explains every rule under a heading that diagnostics link to, and no other', () => {
    const headings = [...section('Rules').matchAll(/^### (.+)$/gm)].map((match) => match[1] ?? '');
    assert.deepEqual(headings.sort(), Object.keys(ruleDefaults).sort());
  });

  it('names only scripts that there are', () => {
    const called = [...readme.matchAll(/npm run ([\w:-]+)/g)].map((match) => match[1] ?? '');
    assert.ok(called.length > 3);
    for (const script of called.filter((name) => name !== 'test:'))
      assert.ok(script in scripts, `npm run ${script}`);
  });
});
