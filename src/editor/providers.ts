/** What editors show of IDs besides the light bulb: hovers, completion, drops and pastes, once the languages are loaded. */

import { Disposable, languages, type TextDocument } from 'vscode';
import type { Session } from '../access/connection';
import type { IdentityMemory } from '../access/identityMemory';
import type { Host } from '../code/hosts';
import type { Language } from '../code/language';
import type { Log } from '../model/ports';
import { identityMime } from '../ui/draggedIdentity';
import { codeSettings } from './codeSettings';
import { bareTriggers, completionTriggers, createCompletion } from './completion';
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
  const served = (of: readonly Language[]) =>
    of.flatMap(({ languageIds }) => languageIds.map((language) => ({ language })));
  const selector = served(sources.syntax.languages);
  const isBare = ({ openIdAt, grammarFor, languageIds: [first = ''] }: Language): boolean =>
    openIdAt !== undefined && grammarFor(first) !== 'json';
  const bare = served(sources.syntax.languages.filter(isBare));
  const quoting = served(sources.syntax.languages.filter((language) => !isBare(language)));
  const known = createKnownIdentities(session, memory);
  const completion = createCompletion({
    sources,
    known,
    workspaceIdentity: (document) => codeSettings(document).workspaceIdentity,
  });
  const drop = createDrop({ sources, packages, known, memory, hosts, attempt });
  return Disposable.from(
    languages.registerHoverProvider(selector, createHover({ session, known, log })),
    languages.registerCompletionItemProvider(quoting, completion, ...completionTriggers),
    languages.registerCompletionItemProvider(bare, completion, ...bareTriggers),
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
