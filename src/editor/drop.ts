/** An identity dragged from the view into an editor: the credential is written where it is dropped. */

import {
  DocumentDropEdit,
  DocumentDropOrPasteEditKind,
  l10n,
  type DocumentDropEditProvider,
  type TextDocument,
} from 'vscode';
import type { IdentityMemory } from '../access/identityMemory';
import type { Host } from '../code/hosts';
import type { Plan } from '../code/language';
import { signalOf } from '../ui/cancel';
import { draggedIdentity, identityMime } from '../ui/draggedIdentity';
import { codeSettings } from './codeSettings';
import { workspaceEdit } from './edits';
import { fitRequest, type Obstacle } from './hostLimits';
import { tellOfHost } from './hostWords';
import type { KnownIdentities } from './knownIdentities';
import type { OfferCall } from './offerCommand';
import type { Packages } from './packages';
import { planOf } from './plans';
import { requestsFor } from './requests';
import type { Sources } from './sources';

export const dropKind = DocumentDropOrPasteEditKind.Text.append('managedIdentity');

export interface DropOptions {
  readonly sources: Sources;
  readonly packages: Packages;
  readonly known: KnownIdentities;
  readonly memory: IdentityMemory;
  /** The hosts that the files around a document are for. */
  hosts(document: TextDocument): ReadonlySet<Host>;
  /** Runs an offer that asks or explains, and shows the person what went wrong. */
  attempt(call: OfferCall): void;
}

export function createDrop(options: DropOptions): DocumentDropEditProvider {
  const { sources, packages, known, memory, attempt } = options;
  return {
    provideDocumentDropEdits: async (document, position, data, token) => {
      const id = draggedIdentity(await data.get(identityMime)?.asString());
      const found = id === undefined ? undefined : known.lookup(id);
      if (found === undefined) return undefined;
      const { identity, read } = found;
      const { version, uri } = document;
      const cursor = document.offsetAt(position);
      if (read !== undefined) memory.remember(read, identity.sample, true);
      if (identity.sample) {
        // Code for an identity of the sample is never written unasked.
        attempt({ call: 'writeSample', request: { identity }, uri, version, cursor });
        return undefined;
      }
      const language = sources.syntax.languageFor(document.languageId);
      let plan: Plan | undefined;
      let obstacle: Obstacle | undefined;
      for (const asked of requestsFor(identity, codeSettings(document), {}, language)) {
        const fitted = fitRequest(asked, options.hosts(document), language);
        const offer = { does: 'write', request: fitted.request, identity } as const;
        plan = await planOf(sources, document, offer, cursor, signalOf(token));
        if (plan === undefined) continue;
        obstacle = fitted.obstacle;
        break;
      }
      if (document.version !== version) return undefined;
      if (plan === undefined) {
        attempt({ call: 'refused' });
        return undefined;
      }
      // The place a credential goes to need not be the place of the drop, so the edit says where everything goes.
      const drop = new DocumentDropEdit(
        '',
        l10n.t('Insert ManagedIdentityCredential for {0}', identity.name),
        dropKind,
      );
      drop.additionalEdit = workspaceEdit(document, plan, true);
      void packages.offer(document, plan.needs);
      if (obstacle !== undefined && language !== undefined) tellOfHost(obstacle, language);
      return drop;
    },
  };
}
