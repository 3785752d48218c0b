/** Notebook cells, scripts that list their own packages, and what of them reaches the parser. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import { withoutMagics } from '../../../../src/code/python/magics';
import { createSyntax } from '../../../../src/code/entry';
import { applied, cursorIn, inserted, requestFor } from '../applied';
import { errorsIn, loadGrammar, parseText } from '../parseText';

const cell = { path: '/orders/explore.ipynb' };

describe('Python: notebook cells', () => {
  const cells: Record<string, string> = {
    'a magic': '%pip install azure-identity\nimport os\n',
    'a command': '!ls -la $HOME && echo "(" \nx = 1\n',
    'a command over lines': '!pip install \\\n    azure-identity \\\n    aiohttp\nx = 1\n',
    help: '?print\nx = 1\n',
    'output that is kept': 'files = !ls\nused = %timeit -o f(1)\nx = f(files)\n',
    'a cell magic of Python': '%%time\nx = 1\n',
    'a cell magic of another language': '%%bash\nfor f in *; do echo "$f"; done\n',
    'a magic in a loop': 'for a in b:\n    %run job.py\n    x = 1\n',
    CRLF: '%pip install x\r\nx = 1\r\n',
    'a command below an empty line with CRLF': '\r\n!ls -la\r\nx = 1\r\n',
    'a byte order mark': '\uFEFF%pip install x\nx = 1\n',
  };
  for (const [name, text] of Object.entries(cells)) {
    it(`with ${name} parse, and every offset stays`, async () => {
      assert.deepEqual(errorsIn(await parseText(python, 'python', text, cell)), []);
      assert.equal(withoutMagics(text).length, text.length);
      assert.deepEqual(
        [...withoutMagics(text).matchAll(/\n/g)].map(({ index }) => index),
        [...text.matchAll(/\n/g)].map(({ index }) => index),
      );
    });
  }

  it('keep operators, texts and continued lines that look like magics', () => {
    const text = 'a = (b\n  % c\n  != d)\ne = """\n%pip\n"""\nf = g \\\n  % h\n# (\ni = "("\nj = k % l\n';
    assert.equal(withoutMagics(text), text);
  });

  it('count as broken in a file that is none', async () => {
    assert.notDeepEqual(
      errorsIn(await parseText(python, 'python', '%pip install x\n', { path: '/a/b.py' })),
      [],
    );
  });

  it('take a credential, its import behind the line that installs it', async () => {
    assert.equal(
      await inserted(python, 'python', '%pip install azure-identity\nx = 1\n¦\n', requestFor(), cell),
      `%pip install azure-identity

from azure.identity import ManagedIdentityCredential

x = 1
credential = ManagedIdentityCredential(client_id="11111111-2222-3333-4444-555555555555")
`,
    );
    assert.equal(await inserted(python, 'python', '%%bash\necho\n¦\n', requestFor(), cell), undefined);
  });

  it('pass the check that an edit breaks nothing, whatever stands beside it', async () => {
    const syntax = createSyntax({ loadGrammar });
    const { text, offset } = cursorIn('!pip install azure-identity\n¦\n');
    const source = {
      uri: 'vscode-notebook-cell:/a#1',
      version: 1,
      text,
      languageId: 'python',
      indent: '    ',
      ...cell,
    };
    const plan = await syntax.plan(source, (language, file) => language.insert(file, offset, requestFor()));
    assert.ok(plan && typeof plan !== 'string');
    assert.match(applied(text, plan), /^!pip install azure-identity\n\nfrom azure\.identity import/);
  });

  it('are found anew when one line makes another language of them', async () => {
    const syntax = createSyntax({ loadGrammar });
    const text = 'from azure.identity import DefaultAzureCredential\nc = DefaultAzureCredential()\n';
    const source = { uri: 'cell', version: 1, text, languageId: 'python', indent: '    ', ...cell };
    syntax.open(source);
    const context = { tokenCredentialsSet: false };
    assert.equal((await syntax.diagnose('cell', context))?.findings.length, 1);
    const added = '%%bash\n';
    syntax.update({ ...source, version: 2, text: added + text }, [{ start: 0, end: 0, text: added }]);
    assert.deepEqual((await syntax.diagnose('cell', context))?.findings, []);
    syntax.update({ ...source, version: 3 }, [{ start: 0, end: added.length, text: '' }]);
    assert.equal((await syntax.diagnose('cell', context))?.findings.length, 1);
    syntax.close('cell');
  });
});

describe('Python: scripts that list their own packages', () => {
  const insert = async (block: string): Promise<string> => {
    const text = `#!/usr/bin/env -S uv run\n${block}\nimport sys\n`;
    const file = await parseText(python, 'python', text);
    const plan = python.insert(file, text.length, requestFor({ identifier: 'resourceId' }));
    assert.ok(plan);
    assert.deepEqual(plan.needs, []);
    return applied(text, plan).split('\nimport sys')[0]?.replace(/^.*\n/, '') ?? '';
  };

  it('get one more, in the layout of the list', async () => {
    assert.equal(
      await insert('# /// script\n# requires-python = ">=3.11"\n# dependencies = ["requests<3"]\n# ///\n'),
      '# /// script\n# requires-python = ">=3.11"\n# dependencies = ["requests<3", "azure-identity>=1.19.0"]\n# ///\n',
    );
    assert.equal(
      await insert('# /// script\n# dependencies = [\n#   "requests",\n#   "rich",\n# ]\n# ///\n'),
      '# /// script\n# dependencies = [\n#   "requests",\n#   "rich",\n#   "azure-identity>=1.19.0",\n# ]\n# ///\n',
    );
  });

  it('get a list where they have none, and a later version where theirs is too old', async () => {
    assert.equal(
      await insert('# /// script\n# requires-python = ">=3.11"\n# ///\n'),
      '# /// script\n# requires-python = ">=3.11"\n# dependencies = ["azure-identity>=1.19.0"]\n# ///\n',
    );
    assert.equal(
      await insert('# /// script\n# dependencies = ["azure-identity==1.12"]\n# ///\n'),
      '# /// script\n# dependencies = ["azure-identity==1.27.0"]\n# ///\n',
    );
  });

  it('stay as they are where the package is listed', async () => {
    const block = '# /// script\n# dependencies = ["azure_identity>=1.20"]\n# ///\n';
    assert.equal(await insert(block), block);
  });
});
