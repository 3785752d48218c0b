/** The question that most issuers begin with: which of the tokens in the workspace, or another one. */

import type { ClaimKind } from '../../code/federation/exchange';
import { listing } from '../../model/listing';
import type { Choice } from '../../ui/formPorts';
import type { Said, Text } from '../../ui/said';
import { titled, type AddContext, type AddDraft, type AddStep } from './draft';
import { offersOf, type Offer } from './offers';

interface OfferChoice {
  /** Absent for another one, which is typed. */
  readonly offer?: Offer;
}

/** Whether the workspace shows any of a kind. */
export function hasOffers({ workspace }: AddContext, kind: ClaimKind): boolean {
  return offersOf(workspace, kind, []).length > 0;
}

/** Whether one has to be typed: there is nothing to choose, or another one was chosen. */
export function isTyped(context: AddContext, kind: ClaimKind, draft: AddDraft): boolean {
  return draft.kind === kind && (draft.typed === true || !hasOffers(context, kind));
}

export function offerStep(
  context: AddContext,
  kind: ClaimKind,
  question: Said,
  one: 'one' | 'several' = 'several',
): AddStep {
  return {
    needed: (draft) => draft.kind === kind && hasOffers(context, kind),
    ask: async (draft, place) => {
      const request = {
        ...titled(context, draft, place),
        question,
        placeholder: ['federation.whichPlaceholder'],
        load: async () =>
          listing(choicesOf(offersOf(context.workspace, kind, await context.existing(draft)), draft)),
      } as const;
      const picked =
        one === 'several'
          ? await context.deps.ui.pick.choices<OfferChoice>(request)
          : await context.deps.ui.pick.choice<OfferChoice>(request);
      if (picked === 'back' || picked === 'cancelled') return picked;
      const all =
        'offer' in picked || !Array.isArray(picked)
          ? [picked as OfferChoice]
          : (picked as readonly OfferChoice[]);
      return {
        ...draft,
        chosen: all.flatMap(({ offer }) => offer ?? []),
        typed: all.some(({ offer }) => offer === undefined),
      };
    },
  };
}

function choicesOf(offers: readonly Offer[], draft: AddDraft): Choice<OfferChoice>[] {
  const before = new Set(draft.chosen?.map(({ subject }) => subject));
  return [
    ...offers.map((offer): Choice<OfferChoice> => ({
      value: { offer },
      label: labelOf(offer),
      description: ['federation.from', offer.from],
      detail: { data: offer.subject },
      checked: before.has(offer.subject),
    })),
    { value: {}, label: ['federation.another'], icon: 'edit', checked: draft.typed === true },
  ];
}

function labelOf({ claim, subject }: Offer): Text {
  return claim.kind === 'github'
    ? ['federation.context', claim.context.what, claim.context.name]
    : claim.kind === 'kubernetes'
      ? { data: `${claim.namespace ?? '…'}/${claim.account}` }
      : claim.kind === 'azureDevOps'
        ? { data: claim.connection }
        : claim.kind === 'terraform'
          ? { data: `${claim.workspace} · ${claim.phase}` }
          : { data: subject };
}
