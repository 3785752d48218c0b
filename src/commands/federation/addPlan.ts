/** The last look before credentials are added: each in words and to the letter, what to know, and the requests. */

import { exchangeAudience, federationLimits } from '../../model/federation';
import { trustOf } from '../../model/trust';
import type { Fact, Note, Plan } from '../../ui/formPorts';
import type { AddAnswers } from './addSteps';
import type { AddContext, AddDraft } from './draft';
import { openNotes } from './offers';
import { locksAgainst } from './subject';

export async function planOf(
  context: AddContext,
  draft: AddDraft,
  { on, wanted, existing }: AddAnswers,
  signal: AbortSignal,
): Promise<Plan> {
  const { azure } = context.connection;
  const after = existing.length + wanted.length;
  return {
    go: ['federation.go', wanted.length],
    sections: [
      {
        heading: ['federation.section.on'],
        facts: [
          {
            label: { data: on.identity.name },
            description: { data: on.identity.resourceGroup },
            detail: ['federation.countOf', after, federationLimits.perIdentity],
            icon: 'account',
          },
        ],
      },
      {
        heading: ['federation.section.credentials'],
        facts: wanted.flatMap(({ name, issuer, subject, audience }): Fact[] => [
          {
            label: { data: name },
            description: ['federation.trust', issuer, subject],
            detail: { data: subject },
            icon: 'key',
          },
          { label: ['federation.issuerIs', issuer], icon: 'blank' },
          { label: ['federation.audienceIs', audience], icon: 'blank' },
        ]),
      },
    ],
    notes: [
      { tone: 'warning', text: ['federation.note.trust'], detail: ['federation.note.trustDetail'] },
      ...notesOf(context, draft, wanted),
      ...(await locksAgainst(context.connection, on, 'write', signal)).map((lock): Note => ({
        tone: 'warning',
        text: ['federation.note.locked', lock],
      })),
      { tone: 'wait', text: ['federation.note.delay'], detail: ['federation.note.delayDetail'] },
    ],
    requests: wanted.map((each) => azure.federatedCredentials.putRequest(each)),
  };
}

function notesOf(
  { workspace, connection }: AddContext,
  { kind, chosen = [] }: AddDraft,
  wanted: AddAnswers['wanted'],
): Note[] {
  const trusts = wanted.map(trustOf);
  const names = trusts.filter((trust) => trust.kind === 'github' && trust.ids === undefined);
  const pulls = trusts.some((trust) => trust.kind === 'github' && trust.context?.what === 'pullRequest');
  const old = wanted.some(({ issuer }) => issuer.startsWith('https://vstoken.dev.azure.com/'));
  const usual = exchangeAudience(connection.cloud.name);
  const unusual = new Set(wanted.flatMap(({ audience }) => (audience === usual ? [] : [audience])));
  const open =
    kind === undefined || kind === 'google' || kind === 'other' || chosen.length === 0
      ? []
      : openNotes(workspace, kind);
  return [
    ...(pulls
      ? [
          {
            tone: 'warning',
            text: ['federation.note.pullRequest'],
            detail: ['federation.note.pullRequestDetail'],
          } as const,
        ]
      : []),
    ...(names.length > 0 && chosen.length > 0
      ? [
          {
            tone: 'info',
            text: ['federation.note.spelling'],
            detail: ['federation.note.spellingDetail'],
          } as const,
        ]
      : []),
    ...(old
      ? [
          {
            tone: 'warning',
            text: ['federation.note.vstoken'],
            detail: ['federation.note.vstokenDetail'],
          } as const,
        ]
      : []),
    ...[...unusual].map((audience): Note => ({
      tone: 'warning',
      text: ['federation.note.audience', usual],
      detail: ['federation.note.audienceDetail', audience],
    })),
    ...open.map((text): Note => ({ tone: 'info', text })),
  ];
}
