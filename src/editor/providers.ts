/** What editors show of IDs besides the light bulb: hovers, completion, drops and pastes, once the languages are loaded. */

import { Disposable, languages, type TextDocument } from 'vscode';
import type { Session } from '../access/connection';
import type { IdentityMemory } from '../access/identityMemory';
import type { Host } from '../code/hosts';
import type { Log } from '../model/ports';
import { identityMime } from '../ui/draggedIdentity';
import { codeSettings } from './codeSettings';
import { completionTriggers, createCompletion } from './completion';
import { createDrop, dropKind } from './drop';
import { createHover } from './hover';
import { createKnownIdentities } from './knownIdentities';
import type { OfferCall } from './offerCommand';
import type { Packages } from './packages';
import { createPaste, pasteKind, pasteTypes } from './paste';
import type { Sources } from './sources';

export interface ProviderOptions {
  readonly sources: Sources;
  readonly packages: Packages;
  readonly session: Pick<Session, 'state'>;
  readonly memory: IdentityMemory;
  readonly log: Log;
  /** The hosts that the files around a document are for. */
  hosts(document: TextDocument): ReadonlySet<Host>;
  /** Runs an offer, and shows the person what went wrong. */
  attempt(call: OfferCall): void;
}

export function registerProviders(options: ProviderOptions): Disposable {
  const { sources, packages, session, memory, log, hosts, attempt } = options;
  const selector = sources.syntax.languages.flatMap(({ languageIds }) =>
    languageIds.map((language) => ({ language })),
  );
  const known = createKnownIdentities(session, memory);
  const completion = createCompletion({
    sources,
    known,
    workspaceIdentity: (document) => codeSettings(document).workspaceIdentity,
  });
  const drop = createDrop({ sources, packages, known, memory, hosts, attempt });
  return Disposable.from(
    languages.registerHoverProvider(selector, createHover({ session, known, log })),
    languages.registerCompletionItemProvider(selector, completion, ...completionTriggers),
    languages.registerDocumentDropEditProvider(selector, drop, {
      dropMimeTypes: [identityMime],
      providedDropEditKinds: [dropKind],
    }),
    languages.registerDocumentPasteEditProvider(selector, createPaste(sources), {
      pasteMimeTypes: pasteTypes,
      providedPasteEditKinds: [pasteKind],
    }),
  );
}
