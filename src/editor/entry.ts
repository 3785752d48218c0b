/** The door of the `syntax` chunk: the parser, the languages, and everything the product does in editors with them. */

import { commands, type CodeActionProvider, type TextDocument, type Uri } from 'vscode';
import type { Disposable, Session } from '../access/connection';
import type { IdentityMemory, RememberedIdentity } from '../access/identityMemory';
import type { RoleMemory } from '../access/roleMemory';
import { createSyntax } from '../code/entry';
import type { CodeReader, CredentialEditor } from '../commands/deps';
import type { CloudSuffixes } from '../model/account';
import type { Log } from '../model/ports';
import { InternalCommand } from '../names';
import { readableVault } from '../access/targets';
import { createCodeActions } from './codeActions';
import { createCodeReader } from './codeReader';
import { codeSettings } from './codeSettings';
import { createDiagnostics } from './diagnostics';
import { grammarFiles } from './grammarFiles';
import { credentialEditor } from './insertion';
import { createKnownIdentities } from './knownIdentities';
import { createKnownIds } from './knownIds';
import { identityToOffer } from './offers';
import { offerCommand, type OfferCall } from './offerCommand';
import { createPackages } from './packages';
import { registerProviders } from './providers';
import { createRuleLinks } from './ruleLinks';
import { createSources } from './sources';
import { createWorkspaceFacts } from './workspaceFacts';

export interface EditorFeatureOptions {
  readonly extensionUri: Uri;
  readonly session: Pick<Session, 'state' | 'onDidChange'>;
  readonly memory: IdentityMemory;
  readonly roles: RoleMemory;
  /** What the hosts of the cloud end in. */
  suffixes(): CloudSuffixes;
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
  readonly code: CodeReader;
  /** What an offer does beyond its edit. Throws `Failure`. */
  apply(call: OfferCall): Promise<void>;
}

/** Begins to look at the visible editors at once. */
export function createEditorFeatures(options: EditorFeatureOptions): EditorFeatures {
  const { extensionUri, session, memory, roles, log, choose, confirmSample } = options;
  const suffixes = () => options.suffixes();
  const facts = createWorkspaceFacts();
  const sources = createSources(createSyntax({ loadGrammar: grammarFiles(extensionUri) }), facts);
  const packages = createPackages(sources.syntax, facts, log);
  const vaultOf = (document: TextDocument, chosen?: RememberedIdentity): string | undefined => {
    const read = (identity: RememberedIdentity | undefined): string | undefined =>
      identity && readableVault(roles.of(identity.id), suffixes(), roles.placesOf(identity.id));
    return read(chosen) ?? read(identityToOffer(memory, codeSettings(document)));
  };
  const knownIds = createKnownIds(createKnownIdentities(session, memory), session);
  const diagnostics = createDiagnostics({
    ...{ sources, facts, log },
    known: knownIds,
    vaultOf,
    ruleLink: createRuleLinks(extensionUri),
  });
  const names = [...new Set(sources.syntax.languages.map((language) => language.displayName))];
  const hosts = (document: TextDocument) => facts.hosts(document.uri);
  const insertion = { sources, packages, supported: names.join(', '), suffixes, hosts, vaultOf };
  const apply = offerCommand({ ...insertion, choose, confirmSample });
  const providers = registerProviders({
    sources,
    packages,
    memory,
    log,
    session,
    hosts,
    attempt: (call) => void commands.executeCommand(InternalCommand.applyOffer, call),
  });
  return {
    codeActions: createCodeActions({
      sources,
      diagnostics,
      memory,
      roles,
      packages,
      suffixes,
      hosts,
      vaultOf,
    }),
    credentials: credentialEditor(insertion),
    code: createCodeReader(sources),
    apply,
    dispose: () => {
      for (const part of [providers, diagnostics, knownIds, sources, facts]) part.dispose();
    },
  };
}
