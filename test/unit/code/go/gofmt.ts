/** Asks the machine's gofmt, where there is one, whether it would write a file differently. */

import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';

const program = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/local/go/bin']
  .map((folder) => join(folder, process.platform === 'win32' ? 'gofmt.exe' : 'gofmt'))
  .find((path) => existsSync(path));

/** Why nothing can be asked; `undefined` when it can. */
export const gofmtMissing = program === undefined ? 'gofmt is not installed' : undefined;

/** What gofmt says against the files: syntax errors, and the changes it would make. Empty when it likes them all. */
export function gofmt(texts: readonly string[]): string {
  if (program === undefined) return '';
  const folder = mkdtempSync(join(tmpdir(), 'gofmt-'));
  try {
    for (const [at, text] of texts.entries()) writeFileSync(join(folder, `file${at}.go`), text);
    const { stdout, stderr } = spawnSync(program, ['-d', '-e', folder], { encoding: 'utf8' });
    return `${stdout}${stderr}`.slice(0, 4000);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
