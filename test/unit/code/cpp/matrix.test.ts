/** Every kind of C++ file with every request: it parses, includes once, a second insertion adds none, undo gives the bytes back. */

import assert from 'node:assert/strict';
import { cpp } from '../../../../src/code/cpp/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { cursorIn, flavours, identifiers, inserted, requestFor, takenBack } from '../applied';
import { parseText } from '../parseText';

const headers: Record<string, string> = {
  nothing: '',
  'a header comment': '// Copyright Contoso.\n\n',
  'a block comment and a pragma': '/*\n * Orders.\n */\n#pragma once\n\n',
};

const imports: Record<string, string> = {
  'no include': '',
  'the header': '#include <azure/identity.hpp>\n\n',
  'its own header first': '#include "orders.h"\n\n#include <map>\n#include <vector>\n\n',
  'quoted headers': '#include "azure/identity.hpp"\n#include "orders.h"\n\n',
  'other headers of the SDK':
    '#include <azure/core.hpp>\n#include <azure/storage/blobs.hpp>\n\n#include <string>\n\n',
  'a namespace alias': '#include <azure/identity.hpp>\n\nnamespace id = Azure::Identity;\n\n',
  'a using directive':
    '#include <azure/identity.hpp>\nusing namespace Azure::Identity;\nusing namespace Azure;\n\n',
  'using declarations':
    '#include <azure/identity.hpp>\n\nusing Azure::Identity::ManagedIdentityCredential;\nusing Options = Azure::Identity::ManagedIdentityCredentialOptions;\n\n',
  'an include under a condition': '#ifdef _WIN32\n#include <windows.h>\n#endif\n\n',
};

const layouts: readonly (readonly [name: string, lay: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['tabs', (text) => text.replaceAll('    ', '\t')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const bodies = [
  '¦\n',
  'int main()\n{\n    int x = 1;\n    ¦\n    return x;\n}\n',
  'namespace orders {\n\n// Runs.\nvoid run() {\n    ¦\n}\n\n}\n',
];

const requests: readonly CredentialRequest[] = [
  ...identifiers.flatMap((identifier) =>
    flavours.flatMap((flavour) =>
      (['literal', 'environmentVariable'] as const).map((idSource) =>
        requestFor({ identifier, flavour, idSource }),
      ),
    ),
  ),
  requestFor({ identifier: 'resourceId', idSource: 'parts' }),
  requestFor({
    flavour: 'client',
    target: { service: 'blob', resource: 'st', endpoint: 'https://st.blob.core.windows.net', call: true },
  }),
];

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

describe('C++: insertion into every kind of file', () => {
  for (const [state, uses] of Object.entries(imports)) {
    it(`works in files with ${state}`, async () => {
      for (const [at, [head, header]] of Object.entries(headers).entries()) {
        for (const [turn, request] of requests.entries()) {
          const [layout, lay] = layouts[(at + turn + Math.floor(turn / 4)) % layouts.length] ?? [
            'LF',
            String,
          ];
          const body = bodies[(turn + at) % bodies.length] ?? '';
          await check(`${state}, ${head}, ${layout}, ${turn}`, lay(header + uses + body), request);
        }
      }
    }).timeout(30_000);
  }

  async function check(name: string, marked: string, request: CredentialRequest): Promise<void> {
    const indent = marked.includes('\t') ? '\t' : '    ';
    const once = await inserted(cpp, 'cpp', marked, request, { indent });
    assert.ok(once !== undefined, name);
    if (marked.includes('\r\n'))
      assert.equal(count(once, /(?<!\r)\n/g), 0, `${name}: a bare line feed\n${once}`);
    assert.equal(
      once.lastIndexOf('\uFEFF'),
      marked.startsWith('\uFEFF') ? 0 : -1,
      `${name}: byte order mark`,
    );
    const file = await parseText(cpp, 'cpp', once);
    const made = cpp.credentials(file).filter(({ type }) => type === 'managedIdentity');
    assert.deepEqual(
      made.map(({ identifier }) => identifier),
      [request.identifier],
      `${name}\n${once}`,
    );
    await undo(name, marked, request, indent);
    const { end } = made[0] ?? { end: 0 };
    const again = once.indexOf('\n', once.indexOf(';', end)) + 1;
    const next = `${once.slice(0, again)}¦${once.slice(again)}`;
    const twice = await inserted(cpp, 'cpp', next, request, { indent });
    assert.ok(twice !== undefined, name);
    assert.equal(count(twice, /#include/g), count(once, /#include/g), `${name}\n${twice}`);
    assert.equal(count(twice, /std::string RequiredEnv/g), count(once, /std::string RequiredEnv/g), name);
  }

  async function undo(
    name: string,
    marked: string,
    request: CredentialRequest,
    indent: string,
  ): Promise<void> {
    const { text, offset } = cursorIn(marked);
    const file = await parseText(cpp, 'cpp', text, { indent });
    const plan = cpp.insert(file, offset, request);
    assert.ok(plan, name);
    assert.equal(takenBack(text, editsOf(plan)), text, name);
  }
});
