/**
 * What is written in the languages whose compilers are rarely at hand, held word by word: `golden/` has the files that
 * compiled against the real SDKs' headers or were read against their signatures. `UPDATE_GOLDEN=1` writes them anew.
 */

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { cpp } from '../../../src/code/cpp/language';
import { csharp } from '../../../src/code/csharp/language';
import type { Language } from '../../../src/code/language';
import type { CredentialRequest } from '../../../src/code/request';
import { identifiers, inserted, requestFor } from './applied';
import { receivers, targets } from './targets';

const folder = path.join(process.cwd(), 'test/unit/code/golden');

const places: readonly { readonly language: Language; readonly languageId: string; readonly text: string }[] =
  [
    {
      language: csharp,
      languageId: 'csharp',
      text: 'using Azure.Core;\n\nvar builder = WebApplication.CreateBuilder(args);\n¦\nvar app = builder.Build();\n',
    },
    { language: cpp, languageId: 'cpp', text: '#include <memory>\n\nint main()\n{\n  ¦\n  return 0;\n}\n' },
  ];

/** Every selector in every flavour and source, and a client with its call for every service. */
function requests(): [title: string, request: CredentialRequest][] {
  const credentials = identifiers.flatMap((identifier) =>
    (['credential', 'localAndAzure'] as const).flatMap((flavour) =>
      (['literal', 'environmentVariable', 'parts'] as const)
        .filter((idSource) => idSource === 'literal' || identifier !== 'systemAssigned')
        .filter((idSource) => idSource !== 'parts' || identifier === 'resourceId')
        .map((idSource): [string, CredentialRequest] => [
          `${identifier}, ${flavour}, ${idSource}`,
          requestFor({ identifier, flavour, idSource }),
        ]),
    ),
  );
  const clients = [...Object.values(targets), ...receivers].map((target): [string, CredentialRequest] => [
    `client of ${target.service}${target.receivesFrom === undefined ? '' : `, received from '${target.receivesFrom}'`}`,
    requestFor({ flavour: 'client', target: { ...target, call: true } }),
  ]);
  return [...credentials, ...clients];
}

describe('code that no compiler sees here', () => {
  for (const { language, languageId, text } of places) {
    it(`is as it was in ${language.displayName}`, async () => {
      const written: string[] = [];
      for (const [title, request] of requests()) {
        const code = await inserted(language, languageId, text, request);
        written.push(`=== ${title}\n${code ?? '(no offer)\n'}`);
      }
      if (language === csharp) {
        const target = { ...targets.sql, call: true };
        const code = await inserted(
          language,
          languageId,
          text.replace('Azure.Core', 'Microsoft.EntityFrameworkCore'),
          requestFor({ flavour: 'client', target }),
        );
        written.push(`=== client of sql under Entity Framework\n${code ?? '(no offer)\n'}`);
      }
      const file = path.join(folder, `${languageId}.txt`);
      if (process.env['UPDATE_GOLDEN'] !== undefined) {
        mkdirSync(folder, { recursive: true });
        writeFileSync(file, written.join('\n'));
      }
      assert.equal(written.join('\n'), readFileSync(file, 'utf8').replaceAll('\r\n', '\n'));
    });
  }
});
