/** The light bulb in each language: what is reported, what is offered, what it writes, and that one undo takes it back. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { codeActionKind } from '../../../src/names';
import { sample } from '../calls';
import {
  closeEditors,
  offersIn,
  ourDiagnostics,
  ruleOf,
  showText,
  take,
  undo,
  waitForRules,
} from '../editors';
import { forgetIdentity, knowIdentity } from '../realAccount';
import { syntaxErrors } from '../syntax';
import { waitFor } from '../waitFor';

interface Sample {
  readonly name: string;
  readonly languageId: string;
  /** A file with one credential that is reported; `|` is the cursor. */
  readonly code: string;
  readonly rule: string;
  /** What the first write offer leaves in the file. */
  readonly written: RegExp;
  /** The flavour that also signs in locally. */
  readonly local: RegExp;
}

const id = sample.clientIdOfOrdersApi;

const samples: readonly Sample[] = [
  {
    name: 'TypeScript',
    languageId: 'typescript',
    code: "import { DefaultAzureCredential } from '@azure/identity';\n\nexport const credential = new Default|AzureCredential();\n",
    rule: 'default-credential',
    written: new RegExp(
      `^import \\{ ManagedIdentityCredential \\} from '@azure/identity';\n[^]*new ManagedIdentityCredential\\(\\{\\s+clientId: '${id}'`,
    ),
    local: /APP_ENV[^]*DefaultAzureCredential[^]*ManagedIdentityCredential/,
  },
  {
    name: 'TSX',
    languageId: 'typescriptreact',
    code: 'import { DefaultAzureCredential } from "@azure/identity";\nexport const credential = |new DefaultAzureCredential();\nexport const View = () => <p>orders</p>;\n',
    rule: 'default-credential',
    written: new RegExp(`new ManagedIdentityCredential\\(\\{\\s+clientId: "${id}"`),
    local: /APP_ENV[^]*ManagedIdentityCredential/,
  },
  {
    name: 'JavaScript with ES modules',
    languageId: 'javascript',
    code: "import { ManagedIdentityCredential } from '@azure/identity'\n\nconst credential = new ManagedIdentityCredential(|)\n",
    rule: 'missing-identifier',
    written: new RegExp(`new ManagedIdentityCredential\\(\\{\\s+clientId: '${id}'`),
    local: /APP_ENV[^]*DefaultAzureCredential/,
  },
  {
    name: 'JavaScript with CommonJS',
    languageId: 'javascript',
    code: "'use strict';\nconst { DefaultAzureCredential } = require('@azure/identity');\n\nmodule.exports = { credential: new DefaultAzure|Credential() };\n",
    rule: 'default-credential',
    written: new RegExp(
      `const \\{ ManagedIdentityCredential \\} = require\\('@azure/identity'\\);[^]*clientId: '${id}'`,
    ),
    local: /require\([^]*APP_ENV[^]*ManagedIdentityCredential/,
  },
  {
    name: 'Python',
    languageId: 'python',
    code: '"""Orders."""\n\nfrom azure.identity import DefaultAzureCredential\n\ncredential = |DefaultAzureCredential()\n',
    rule: 'default-credential',
    written: new RegExp(
      `from azure\\.identity import ManagedIdentityCredential\n[^]*ManagedIdentityCredential\\(client_id="${id}"\\)`,
    ),
    local: /APP_ENV[^]*ManagedIdentityCredential/,
  },
  {
    name: 'asynchronous Python',
    languageId: 'python',
    code: 'from azure.identity.aio import ManagedIdentityCredential\n\n\nasync def main():\n    async with Managed|IdentityCredential() as credential:\n        print(credential)\n',
    rule: 'missing-identifier',
    written: new RegExp(
      `from azure\\.identity\\.aio import[^]*async with ManagedIdentityCredential\\(client_id="${id}"\\) as credential`,
    ),
    local: /APP_ENV[^]*ManagedIdentityCredential/,
  },
  {
    name: 'C#',
    languageId: 'csharp',
    code: 'using Azure.Identity;\n\nvar credential = new Default|AzureCredential();\n',
    rule: 'default-credential',
    written: new RegExp(
      `new ManagedIdentityCredential\\(\\s*ManagedIdentityId\\.FromUserAssignedClientId\\("${id}"\\)`,
    ),
    local: /IsDevelopment\(\)[^]*ManagedIdentityCredential|Environment[^]*ManagedIdentityCredential/,
  },
];

describe('the light bulb', () => {
  before(knowIdentity);
  after(forgetIdentity);
  afterEach(closeEditors);

  for (const { name, languageId, code, rule, written, local } of samples) {
    describe(`in ${name}`, () => {
      it(`reports ${rule} with a link to its paragraph`, async () => {
        const { document } = await showText(languageId, code);
        const [diagnostic] = await waitForRules(document, rule);
        assert.ok(diagnostic);
        assert.match(diagnostic.message, /^\S.{20,}/);
        assert.equal(ruleOf(diagnostic), rule);
        const link = typeof diagnostic.code === 'object' ? diagnostic.code.target : undefined;
        assert.ok(link);
        const line = Number(/^L(\d+)$/.exec(link.fragment)?.[1]);
        const readme = new TextDecoder().decode(
          await vscode.workspace.fs.readFile(link.with({ fragment: '' })),
        );
        assert.equal(readme.split('\n')[line - 1], `### ${rule}`);
      });

      it('offers the workspace’s identity and writes it, and one undo takes it all back', async () => {
        const editor = await showText(languageId, code);
        await waitForRules(editor.document, rule);
        const before = editor.document.getText();
        const fixes = await offersIn(editor, 'quickfix');
        assert.match(fixes[0]?.title ?? '', /ManagedIdentityCredential for id-orders-api \(client ID\)$/);
        assert.match(fixes.at(-1)?.title ?? '', /Choose another identity…/);
        assert.deepEqual(
          fixes.map(({ isPreferred }) => isPreferred === true),
          fixes.map((_fix, place) => place === 0),
        );
        const after = await take(editor, /id-orders-api \(client ID\)/, 'quickfix');
        assert.match(after, written);
        assert.doesNotMatch(after, /Sample tenant/);
        assert.equal(await syntaxErrors(languageId, after), 0, after);
        await waitFor('the finding to go', () => ourDiagnostics(editor.document).length === 0);
        await undo();
        await waitFor(`one undo to leave\n${before}`, () => editor.document.getText() === before);
      });

      it('writes the flavour that signs in locally too', async () => {
        const editor = await showText(languageId, code);
        await waitForRules(editor.document, rule);
        const before = editor.document.getText();
        const after = await take(editor, /developer sign-in locally, id-orders-api in Azure/);
        assert.match(after, local);
        assert.equal(await syntaxErrors(languageId, after), 0, after);
        await undo();
        await waitFor('one undo to take it back', () => editor.document.getText() === before);
      });

      it('returns the same rewrites for every kind that holds them, and none for others', async () => {
        const editor = await showText(languageId, code);
        const titles = async (kind: string): Promise<string[]> =>
          (await offersIn(editor, kind)).map(({ title }) => title);
        const all = await titles(codeActionKind);
        assert.ok(
          all.some((title) => /\(resource ID\)/.test(title)) &&
            all.some((title) => /\(object ID\)/.test(title)),
          all.join('\n'),
        );
        assert.deepEqual(await titles('refactor'), all);
        assert.deepEqual(await titles('refactor.rewrite'), all);
        for (const kind of ['source', 'source.fixAll', 'refactor.extract', 'refactor.inline'])
          assert.deepEqual(await titles(kind), [], kind);
      });
    });
  }
});
