/** A document that is put away while it is parsed, because what stands around it was read just then. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createSyntax, type Syntax } from '../../../src/code/entry';
import { grammarFiles } from '../../../src/editor/grammarFiles';
import { createSources } from '../../../src/editor/sources';
import { createWorkspaceFacts } from '../../../src/editor/workspaceFacts';
import { extensionId } from '../../../src/names';
import { closeEditors, showText } from '../editors';

const code = "import { DefaultAzureCredential } from '@azure/identity';\n";

/** The parser side with the grammars of the installed extension. */
function realSyntax(): Syntax {
  const { extensionUri } = vscode.extensions.getExtension(extensionId) ?? {};
  assert.ok(extensionUri);
  return createSyntax({ loadGrammar: grammarFiles(extensionUri) });
}

describe('a document that is being parsed', () => {
  afterEach(closeEditors);

  for (const times of [0, 1, 3]) {
    it(`is parsed to its end when what stands around it changes ${times} times meanwhile`, async () => {
      const changed = new vscode.EventEmitter<void>();
      const facts = { ...createWorkspaceFacts(), onDidChange: changed.event };
      const syntax = realSyntax();
      let left = times;
      const sources = createSources(
        {
          ...syntax,
          // While the answer is awaited.
          parsed: (...asked) => {
            const answer = syntax.parsed(...asked);
            if (left-- > 0) changed.fire();
            return answer;
          },
          diagnose: (...asked) => {
            const answer = syntax.diagnose(...asked);
            if (left-- > 0) changed.fire();
            return answer;
          },
        },
        facts,
      );
      try {
        const { document } = await showText('typescript', code);
        const parsed = await sources.parsed(document, 'whole');
        assert.equal(parsed?.file.text, document.getText());
        assert.equal(parsed.language.displayName, 'TypeScript');
        left = times;
        await closeEditors();
        const { document: wrong } = await showText('typescript', `${code}new DefaultAzureCredential();\n`);
        const context = { tokenCredentialsSet: false, clientIdSet: false };
        const look = await sources.findings(wrong, context, 'whole');
        assert.deepEqual(
          look?.findings.map(({ rule }) => rule),
          ['default-credential'],
        );
      } finally {
        sources.dispose();
        facts.dispose();
        changed.dispose();
      }
    });
  }

  it('is not parsed once it was edited: the question was about another text', async () => {
    const facts = createWorkspaceFacts();
    const syntax = realSyntax();
    const { document } = await showText('typescript', code);
    let isAsked = false;
    const sources = createSources(
      {
        ...syntax,
        parsed: async (uri, effort) => {
          const answer = syntax.parsed(uri, effort);
          if (!isAsked) {
            isAsked = true;
            await vscode.window.activeTextEditor?.edit((edit) => {
              edit.insert(new vscode.Position(1, 0), '// later\n');
            });
          }
          return answer;
        },
      },
      facts,
    );
    try {
      const parsed = await sources.parsed(document, 'whole');
      assert.equal(parsed, undefined);
    } finally {
      sources.dispose();
      facts.dispose();
    }
  });
});
