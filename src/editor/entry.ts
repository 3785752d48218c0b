/** The door of the `syntax` chunk: the parser, the languages, and everything the product does in editors with them. */

import { Uri, workspace, type CodeActionProvider } from 'vscode';
import type { Disposable } from '../access/connection';
import type { IdentityMemory } from '../access/identityMemory';
import { createSyntax } from '../code/entry';
import type { LoadGrammar } from '../code/grammars';
import type { CredentialEditor } from '../commands/deps';
import type { Log } from '../model/ports';
import { createCodeActions } from './codeActions';
import { createDiagnostics } from './diagnostics';
import { credentialEditor } from './insertion';
import { offerCommand, type OfferCall } from './offerCommand';
import { createPackages } from './packages';
import { createRuleLinks } from './ruleLinks';
import { createSources } from './sources';
import { createWorkspaceFacts } from './workspaceFacts';

export interface EditorFeatureOptions {
  readonly extensionUri: Uri;
  readonly memory: IdentityMemory;
  readonly log: Log;
  /** Asks for an identity and hands it to an editor: what "Choose another identity…" does. */
  choose(editor: CredentialEditor): Promise<void>;
  /** Whether the person wants code for an identity of the sample. */
  confirmSample(identity: string): Promise<boolean>;
}

export interface EditorFeatures extends Disposable {
  readonly codeActions: CodeActionProvider;
  /** The active editor, for commands. */
  readonly credentials: CredentialEditor;
  /** What an offer does beyond its edit. Throws `Failure`. */
  apply(call: OfferCall): Promise<void>;
}

/** Begins to look at the visible editors at once. */
export function createEditorFeatures(options: EditorFeatureOptions): EditorFeatures {
  const { extensionUri, memory, log, choose, confirmSample } = options;
  const loadGrammar: LoadGrammar = (name) => {
    const file = name === 'tree-sitter' ? name : `tree-sitter-${name}`;
    return Promise.resolve(workspace.fs.readFile(Uri.joinPath(extensionUri, 'dist', `${file}.wasm`)));
  };
  const facts = createWorkspaceFacts();
  const sources = createSources(createSyntax({ loadGrammar }), facts);
  const packages = createPackages(sources.syntax, facts, log);
  const diagnostics = createDiagnostics({ sources, facts, log, ruleLink: createRuleLinks(extensionUri) });
  const names = [...new Set(sources.syntax.languages.map((language) => language.displayName))];
  const insertion = { sources, packages, supported: names.join(', ') };
  return {
    codeActions: createCodeActions({ sources, diagnostics, memory, packages }),
    credentials: credentialEditor(insertion),
    apply: offerCommand({ ...insertion, choose, confirmSample }),
    dispose: () => {
      for (const part of [diagnostics, sources, facts]) part.dispose();
    },
  };
}
