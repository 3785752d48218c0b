/** SQL clients with the driver that is there, inserted into every kind of file, by every state of its import. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { python } from '../../../../src/code/python/language';
import type { Identifier } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { writtenSpans } from '../../../../src/code/treeEdits';
import { typescript } from '../../../../src/code/typescript/language';
import { cursorIn, identifiers, inserted, requestFor, takenBack } from '../applied';
import { fileKinds } from '../matrix/fileKinds';
import { filesWith } from '../matrix/insertion';
import { errorsIn, parseText } from '../parseText';
import { targets } from '../targets';

/** What imports the driver in each kind of file: nothing, where the project says it. */
const scriptImports = {
  none: '',
  present: "import { ConnectionPool } from 'mssql';\n",
  aliased: "import { ConnectionPool as Pool } from 'mssql';\n",
  namespace: "import * as mssql from 'mssql';\n",
  default: "import sql from 'mssql';\n",
  'other member': "import { Request } from 'mssql';\n",
};
const matrix: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  TSX: { ...scriptImports, 'types only': "import type { config } from 'mssql';\n" },
  JSX: scriptImports,
  'Vue in TypeScript': scriptImports,
  Python: {
    none: '',
    present: 'from pyodbc import connect\n\n',
    aliased: 'from pyodbc import connect as open_database\n\n',
    namespace: 'import pyodbc\n\n',
    'other member': 'from pyodbc import Row\n\n',
  },
  'C#': {
    none: '',
    present: 'using Microsoft.EntityFrameworkCore;\n\n',
    aliased: 'using Options = Microsoft.EntityFrameworkCore.DbContextOptionsBuilder;\n\n',
    namespace: 'using Ef = Microsoft.EntityFrameworkCore;\n\n',
    'other member': 'using Microsoft.EntityFrameworkCore.Metadata;\nusing System.Linq;\n\n',
  },
};

describe('a client of SQL with the driver that is there, inserted into', () => {
  for (const [name, imports] of Object.entries(matrix)) {
    it(`${name} leaves no error, imports once, and is taken back whole`, async function () {
      this.timeout(20_000);
      const kind = fileKinds[name];
      assert.ok(kind, Object.keys(fileKinds).join());
      const { language, languageId, path, importLine } = kind;
      for (const [state, text] of Object.entries(imports)) {
        for (const [turn, { name: layout, marked, indent }] of filesWith(kind, text).entries()) {
          const options = { path, indent, others: ['sql'] } as const;
          const identifier: Identifier =
            language === csharp ? 'clientId' : (identifiers[turn % 4] ?? 'clientId');
          const request = requestFor({ identifier, flavour: 'client', target: targets.sql });
          const before = cursorIn(marked);
          const file = await parseText(language, languageId, before.text, options);
          const plan = language.insert(file, before.offset, request);
          const label: string = `${state}, ${layout}`;
          assert.ok(plan, `${label}\n${marked}`);
          const edits = editsOf(plan);
          const once = applyEdits(before.text, edits);
          assert.equal(takenBack(before.text, edits), before.text, label);
          const after = await parseText(language, languageId, once, options);
          assert.deepEqual(errorsIn(after), [], `${label}\n${once}`);
          assert.match(once, /ConnectionPool|Pool\(|open_database\(|connect\(|UseSqlServer\(/, label);
          assert.doesNotMatch(once, /tedious|mssql_python|SqlConnection/, label);
          const below = Math.max(...writtenSpans(edits).map(({ end }) => end));
          const again = language.insert(after, below, request);
          assert.ok(again, `${label}\n${once}`);
          const twice = applyEdits(once, editsOf(again));
          const lines = (code: string): string[] => (code.match(importLine) ?? []).map((line) => line.trim());
          assert.deepEqual(lines(twice), lines(once), `${label}\n${twice}`);
          file.tree.delete();
          after.tree.delete();
        }
      }
    });
  }

  it('a file gives nothing that the rules would notice', async () => {
    for (const [language, imports] of [
      [typescript, "import sql from 'mssql';\n"],
      [python, 'import pyodbc\n'],
      [csharp, 'using Microsoft.EntityFrameworkCore;\n'],
    ] as const) {
      const languageId = language.languageIds[0] ?? '';
      const request = requestFor({ flavour: 'client', target: { ...targets.sql, call: true } });
      const after = (await inserted(language, languageId, `${imports}\n¦`, request)) ?? '';
      assert.notEqual(after, '');
      const file = await parseText(language, languageId, after);
      assert.deepEqual(language.findings(file, { tokenCredentialsSet: false }), [], after);
    }
  });
});
