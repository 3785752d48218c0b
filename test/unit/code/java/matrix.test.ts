/** Every kind of Java file with every request: parses, imports once, and a second insertion adds none. */

import assert from 'node:assert/strict';
import { java } from '../../../../src/code/java/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { cursorIn, flavours, identifiers, inserted, requestFor, takenBack } from '../applied';
import { errorsIn, parseText } from '../parseText';
import type { FileOptions } from '../parseText';

const headers: readonly (readonly [name: string, text: string])[] = [
  ['nothing', ''],
  ['a licence', '/*\n * Copyright Contoso.\n */\n\n'],
  ['a package', 'package com.contoso.orders;\n\n'],
  ['a licence and a package', '// MIT\npackage com.contoso.orders;\n\n'],
];

const imports: Record<string, string> = {
  'no import': '',
  'the classes':
    'import com.azure.core.credential.TokenCredential;\nimport com.azure.identity.DefaultAzureCredentialBuilder;\nimport com.azure.identity.ManagedIdentityCredentialBuilder;\n\n',
  'one of them': 'import com.azure.identity.ManagedIdentityCredentialBuilder;\n\n',
  'other classes of the packages':
    'import com.azure.identity.AzureCliCredentialBuilder;\nimport java.util.List;\n\n',
  wildcards: 'import com.azure.core.credential.*;\nimport com.azure.identity.*;\n\n',
  'groups, the language first':
    'import java.util.List;\nimport java.util.Map;\n\nimport org.slf4j.Logger;\n\n',
  'groups, others first': 'import org.slf4j.Logger;\n\nimport java.util.List;\n\n',
  'the language alone, in groups': 'import java.util.List;\n\nimport javax.sql.DataSource;\n\n',
  'imports out of order': 'import zebra.Zoo;\nimport apple.Pie;\n\n',
  'static imports alone': 'import static java.lang.Math.max;\n\n',
  'static imports below': 'import java.util.List;\n\nimport static java.lang.Math.max;\n\n',
  'a class of the same name': 'import org.other.TokenCredential;\nimport org.other.System;\n\n',
};

const bodies: Record<string, string> = {
  'a method':
    '/** Orders. */\npublic final class Orders {\n    private int count = 1;\n\n    void run() throws Exception {\n        count++;\n        ¦\n    }\n}\n',
  'a method of a nested class':
    'class Outer {\n    static class Inner {\n        void run() {\n            ¦\n            Runnable later = () -> {\n            };\n        }\n    }\n}\n',
  'a class body': 'public class Orders {\n    private int count = 1;\n    ¦\n\n    void run() {\n    }\n}\n',
  'an enum': 'enum Orders {\n    A, B;\n\n    ¦\n    int count;\n}\n',
  'a constructor': 'class Orders extends Base {\n    Orders() {\n        ¦\n        super(1);\n    }\n}\n',
  'a lambda': 'class Orders {\n    Runnable run = () -> {\n        ¦\n    };\n}\n',
  'an enum of constants': 'enum Orders {\n    A,\n    B;\n    ¦\n}\n',
  'a record': 'record Orders(String name) {\n    ¦\n}\n',
  'an argument': 'class Orders {\n    Object client = make(¦);\n}\n',
};

const layouts: readonly (readonly [name: string, lay: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['tabs', (text) => text.replaceAll('    ', '\t')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const requests = identifiers.flatMap((identifier) =>
  flavours.flatMap((flavour) =>
    (['literal', 'environmentVariable', 'parts'] as const)
      .filter((idSource) => idSource !== 'parts' || identifier === 'resourceId')
      .map((idSource) => requestFor({ identifier, flavour, idSource })),
  ),
);

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

async function check(
  name: string,
  marked: string,
  request: CredentialRequest,
  options: FileOptions,
): Promise<void> {
  const { text, offset } = cursorIn(marked);
  const file = await parseText(java, 'java', text, options);
  assert.deepEqual(errorsIn(file), [], name);
  const plan = java.insert(file, offset, request);
  assert.ok(plan, `${name}\n${text}`);
  const edits = editsOf(plan);
  const once = applyEdits(text, edits);
  assert.equal(takenBack(text, edits), text, `${name}: undo\n${once}`);
  const after = await parseText(java, 'java', once, options);
  assert.deepEqual(errorsIn(after), [], `${name}\n${once}`);
  if (marked.includes('\r\n')) assert.equal(count(once, /(?<!\r)\n/g), 0, `${name}: a bare line feed`);
  assert.equal(once.lastIndexOf('\uFEFF'), marked.startsWith('\uFEFF') ? 0 : -1, `${name}: byte order mark`);
  if (options.indent === '\t') assert.doesNotMatch(once, /^ +[^*\s]/m, `${name}\n${once}`);
  assert.equal(
    once.includes('requiredEnv('),
    request.idSource !== 'literal' && request.identifier !== 'systemAssigned',
  );

  const made = java.credentials(after).filter(({ type }) => type === 'managedIdentity');
  assert.deepEqual(
    made.map(({ identifier, name: own }) => [identifier, own]),
    [[request.identifier, 'ManagedIdentityCredential']],
    `${name}\n${once}`,
  );
  const lines = once.match(/^import .*;/gm) ?? [];
  assert.equal(new Set(lines).size, lines.length, `${name}: an import twice\n${once}`);
  if (name.startsWith('an argument')) return;
  const next = once.indexOf('\n', once.indexOf(';', made[0]?.end ?? 0)) + 1;
  const twice = await inserted(java, 'java', `${once.slice(0, next)}¦${once.slice(next)}`, request, options);
  assert.ok(twice !== undefined, `${name}\n${once}`);
  assert.equal(count(twice, /^import /gm), count(once, /^import /gm), `${name}\n${twice}`);
  assert.equal(
    count(twice, /String requiredEnv\d*\(/g),
    count(once, /String requiredEnv\d*\(/g),
    `${name}\n${twice}`,
  );
}

describe('Java: insertion into every kind of file', () => {
  for (const [row, [state, block]] of Object.entries(imports).entries()) {
    for (const [column, [place, body]] of Object.entries(bodies).entries()) {
      it(`works in ${place} of files with ${state}`, async () => {
        for (const [turn, request] of requests.entries()) {
          const [head, header] = headers[(turn + row + column) % headers.length] ?? ['nothing', ''];
          const [layout, lay] = layouts[(Math.floor(turn / 4) + row) % layouts.length] ?? ['LF', String];
          const indent = layout === 'tabs' ? '\t' : '    ';
          await check(
            `${place}, ${state}, ${head}, ${layout}, ${turn}`,
            lay(header + block + body),
            request,
            {
              indent,
            },
          );
        }
      }).timeout(20_000);
    }
  }
});
