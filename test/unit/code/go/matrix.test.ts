/** Every kind of Go file with every request: it parses, gofmt likes it, a second insertion adds no import, undo gives the bytes back. */

import assert from 'node:assert/strict';
import { go } from '../../../../src/code/go/language';
import { editsOf } from '../../../../src/code/safeEdit';
import type { CredentialRequest } from '../../../../src/code/request';
import { cursorIn, flavours, identifiers, idSources, inserted, requestFor, takenBack } from '../applied';
import { parseText } from '../parseText';
import { gofmt } from './gofmt';

const headers: Record<string, string> = {
  'a bare clause': 'package orders\n\n',
  'a header comment': '// Copyright Contoso.\n\n// Package orders takes orders.\npackage orders // now\n\n',
  'a build constraint': '//go:build linux\n\npackage orders\n\n',
};

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';
const imports: Record<string, string> = {
  'no import': '',
  'a lone import': 'import "fmt"\n\n',
  'a lone import of another module': 'import "github.com/google/uuid"\n\n',
  'the package': `import "${sdk}/azidentity"\n\n`,
  'several lone imports': 'import "fmt"\nimport "strings"\n\n',
  groups: `import (\n\t"fmt"\n\t"strings"\n\n\t"${sdk}/storage/azblob"\n\t"github.com/google/uuid"\n\n\t"contoso.example/orders/log"\n)\n\n`,
  'comments in a block': `import (\n\t// for the log\n\t"fmt"\n\n\t// for the files\n\t"${sdk}/storage/azblob"\n)\n\n`,
  'an alias': `import (\n\tcore "${sdk}/azcore"\n\tid "${sdk}/azidentity"\n)\n\n`,
  'a dot import': `import . "${sdk}/azidentity"\n\n`,
  'a blank import': `import (\n\t_ "${sdk}/azidentity"\n)\n\n`,
  'the name for another package': 'import azidentity "contoso.example/orders/identity"\n\n',
  cgo: '// #include <stdio.h>\nimport "C"\n\nimport "fmt"\n\n',
  'an empty block': 'import ()\n\n',
  'one line in parentheses': 'import ("fmt")\n\n',
};
/** What gofmt would change by itself. */
const unformatted: ReadonlySet<string> = new Set(['one line in parentheses', 'an empty block']);

const layouts: readonly (readonly [name: string, lay: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['blanks', (text) => text.replaceAll('\t', '    ')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const bodies = [
  '¦\n',
  'func load(name string) (int, error) {\n\tn := len(name)\n\t¦\n\treturn n, nil\n}\n',
  'const limit = 3\n\n¦\n\nfunc run() {}\n',
  'func run() {\n\tswitch {\n\tcase limit > 2:\n\t\t¦\n\tdefault:\n\t}\n}\n',
];

const endpoint = 'https://stordersprod.blob.core.windows.net';
const requests: readonly CredentialRequest[] = [
  ...identifiers.flatMap((identifier) =>
    flavours.flatMap((flavour) => idSources.map((idSource) => requestFor({ identifier, flavour, idSource }))),
  ),
  requestFor({ identifier: 'resourceId', idSource: 'parts' }),
  requestFor({ flavour: 'client', target: { service: 'blob', resource: 'st', endpoint, call: true } }),
  requestFor({
    flavour: 'client',
    target: { service: 'keyVaultSecrets', resource: 'kv', endpoint, call: false },
  }),
];

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

const importLines = /^(?:import\b.*|\s+(?:[\w.]+ )?"[^"]+\/[^"]+")\r?$/gm;

describe('Go: insertion into every kind of file', () => {
  for (const [state, lines] of Object.entries(imports)) {
    it(`works in files with ${state}`, async function () {
      this.timeout(30_000);
      const formatted: string[] = [];
      for (const [at, header] of Object.values(headers).entries()) {
        for (const [turn, request] of requests.entries()) {
          const [layout = '', lay = String] =
            layouts[(at + turn + Math.floor(turn / 4)) % layouts.length] ?? [];
          const marked = lay(header + lines + (bodies[(turn + at) % bodies.length] ?? ''));
          const once = await check(`${state}, ${at}, ${layout}, ${turn}\n${marked}`, marked, request);
          if (layout === 'LF' && !unformatted.has(state)) formatted.push(once);
        }
      }
      assert.equal(gofmt(formatted), '');
    });
  }

  async function check(name: string, marked: string, request: CredentialRequest): Promise<string> {
    const once = await inserted(go, 'go', marked, request);
    assert.ok(once !== undefined, name);
    if (marked.includes('\r\n'))
      assert.equal(count(once, /(?<!\r)\n/g), 0, `${name}: a bare line feed\n${once}`);
    assert.equal(once.lastIndexOf('\uFEFF'), marked.startsWith('\uFEFF') ? 0 : -1, name);
    const file = await parseText(go, 'go', once);
    const made = go.credentials(file).filter(({ type }) => type === 'managedIdentity');
    assert.deepEqual(
      made.map(({ identifier }) => identifier),
      [request.identifier],
      `${name}\n${once}`,
    );
    const twice = await inserted(go, 'go', `${once}\n¦`, request);
    assert.ok(twice !== undefined, name);
    // What the function around the first one did with an error, a function of its own may do otherwise.
    const paths = (text: string): string[] =>
      (text.match(importLines) ?? []).filter((line) => !/"(errors|log|context)"/.test(line));
    assert.deepEqual(new Set(paths(twice)).size, paths(twice).length, `${name}\n${twice}`);
    assert.equal(count(twice, /\/azidentity"/g), count(once, /\/azidentity"/g), `${name}\n${twice}`);
    assert.equal(new Set(twice.match(/^func \w+/gm)).size, count(twice, /^func \w+/gm), `${name}\n${twice}`);
    await undo(name, marked, request);
    return once;
  }

  async function undo(name: string, marked: string, request: CredentialRequest): Promise<void> {
    const { text, offset } = cursorIn(marked);
    const plan = go.insert(await parseText(go, 'go', text), offset, request);
    assert.ok(plan, name);
    assert.equal(takenBack(text, editsOf(plan)), text, name);
  }
});
