/** Words of commands: a shell gives back exactly the text. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { commentText, posixWord, powerShellText } from '../../../src/model/shellText';
import { skipBecause } from '../../host/launch/runMocha';
import { missing } from '../code/shell/runShell';

const texts = [
  ...[
    '',
    'plain',
    '/subscriptions/1',
    'a b',
    "it's",
    '"',
    '$HOME',
    '`id`',
    '$(id)',
    '\\',
    '!',
    '~',
    '*',
    'a=b',
  ],
  ...['line\nline', '\r', "\u001b'x", '\u202e', 'é 😀', "\\'\n", '#', '-x', '[system]', '\u0085'],
];

describe('a word of a POSIX shell', () => {
  it('stands for exactly its text', function () {
    const reason = missing('bash');
    if (reason !== undefined) skipBecause(this, reason);
    const script = `printf '%s\\0' ${texts.map(posixWord).join(' ')}`;
    const { stdout } = spawnSync('bash', ['-s'], { input: script, encoding: 'utf8' });
    assert.deepEqual(stdout.split('\0').slice(0, -1), texts);
  });

  it('is bare where that is safe, and on one line', () => {
    assert.equal(posixWord('/subscriptions/a-b/x.y:z'), '/subscriptions/a-b/x.y:z');
    assert.equal(posixWord(''), "''");
    for (const text of texts) assert.doesNotMatch(posixWord(text), /[\p{Cc}\u202e]/u);
  });

  it('leaves out what no argument can hold', () => {
    assert.equal(posixWord('a\0b'), "$'ab'");
  });
});

describe('a text for PowerShell', () => {
  it('doubles every sign that PowerShell takes for a quote', () => {
    assert.equal(powerShellText("a'b‘c’d‚e‛f"), "'a''b‘‘c’’d‚‚e‛‛f'");
    assert.equal(powerShellText(''), "''");
    assert.equal(powerShellText('$x `n "y"'), '\'$x `n "y"\'');
  });

  it('has control characters by their numbers', () => {
    assert.equal(powerShellText('a\r\nb'), "('a' + [char]0xd + [char]0xa + 'b')");
    assert.equal(powerShellText('\n'), "('' + [char]0xa)");
  });
});

describe('a comment', () => {
  it('stays on its line', () => {
    assert.equal(commentText('a\nb\r\u2028c\u0000\u202ed'), 'a b  c  d');
  });
});
