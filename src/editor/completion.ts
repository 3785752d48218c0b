/** Offers the IDs of known identities where a credential or an identity block wants one. */

import { CompletionItem, CompletionItemKind, l10n, type CompletionItemProvider } from 'vscode';
import type { RememberedIdentity } from '../access/identityMemory';
import { idPlaceAt } from '../code/idPlace';
import type { Identifier } from '../code/request';
import { rangeOf } from './edits';
import type { KnownIdentities } from './knownIdentities';
import { identifierName } from './offerWords';
import type { Sources } from './sources';

export interface CompletionOptions {
  readonly sources: Sources;
  readonly known: KnownIdentities;
  /** The identity the document's workspace runs as comes first. */
  workspaceIdentity(document: Parameters<CompletionItemProvider['provideCompletionItems']>[0]): string;
}

/** What is typed when a list of IDs is due. */
export const completionTriggers = ['"', "'"] as const;
/** The same in files whose values need no quotes. */
export const bareTriggers = [...completionTriggers, '=', ' '] as const;

/** A list that is longer helps nobody: the person types a part of the name. */
const mostItems = 200;

export function createCompletion(options: CompletionOptions): CompletionItemProvider {
  const { sources, known } = options;
  return {
    provideCompletionItems: async (document, position, token) => {
      if (known.all().length === 0) return undefined;
      const parsed = await sources.parsed(document, 'quick');
      if (parsed === undefined || token.isCancellationRequested) return undefined;
      const offset = document.offsetAt(position);
      const place = idPlaceAt(parsed.language, parsed.file, offset);
      if (place === undefined) return undefined;
      const range = rangeOf(document, place);
      const first = options.workspaceIdentity(document).toLowerCase();
      const { identifier } = place;
      return known
        .all()
        .flatMap((identity) => itemFor(identity, identifier))
        .slice(0, mostItems)
        .map(({ identity, value }, at) => {
          const item = new CompletionItem(
            { label: identity.name, description: identifierName(identifier) },
            CompletionItemKind.Constant,
          );
          item.detail = identity.sample ? l10n.t('{0} of the sample tenant', value) : value;
          item.insertText = value;
          item.filterText = `${identity.name} ${value}`;
          item.range = range;
          item.sortText = `${identity.id.toLowerCase() === first ? 0 : 1}${String(at).padStart(4, '0')}`;
          return item;
        });
    },
  };
}

function itemFor(
  identity: RememberedIdentity,
  identifier: Identifier,
): readonly { readonly identity: RememberedIdentity; readonly value: string }[] {
  const value = valueOf(identity, identifier);
  return value === undefined || value === '' ? [] : [{ identity, value }];
}

function valueOf(identity: RememberedIdentity, identifier: Identifier): string | undefined {
  switch (identifier) {
    case 'clientId':
      return identity.clientId;
    case 'objectId':
      return identity.principalId;
    case 'resourceId':
      return identity.kind === 'userAssigned' ? identity.id : undefined;
    case 'systemAssigned':
      return undefined;
  }
}
