/** What was found out about a refused access, as plain data for whoever called. */

import type { Held } from '../../access/explain/explanation';
import type { Absent, Caller, Refusal } from '../../access/explain/refusal';
import type { Explained } from './tellExplanation';

/** What an explained error is. IDs and names only; nothing else of the text. */
export interface ExplainedError {
  readonly by: Refusal['by'];
  readonly kind: Refusal['kind'];
  readonly code?: string;
  /** `is` says what is known: an identity, the person signed in, a developer's tool, or nothing. */
  readonly who: Caller & { readonly is: string; readonly identityId?: string };
  /** Names of Azure RBAC, alternatives joined by a bar; all of them are needed. */
  readonly operations: readonly string[];
  /** The ARM ID of the place, once it was found. */
  readonly scope?: string;
  /** What the error does not say, and why. */
  readonly absent: readonly Absent[];
  /** The smallest first. `operation` where the error leaves open what the code did. */
  readonly roles: readonly {
    readonly roleDefinitionId: string;
    readonly roleName: string;
    readonly operation?: string;
  }[];
  /** What the identity has there; absent when it was not looked up. */
  readonly held?: readonly {
    readonly assignmentId: string;
    readonly roleName?: string;
    readonly scope: string;
    readonly allows: Held['allows'];
  }[];
  /** What can be run elsewhere to put it right. */
  readonly command?: string;
  readonly bicep?: string;
  /** The report as it is shown, in Markdown. */
  readonly report: string;
}

export function plainExplanation({ explanation, remedy, bicep }: Explained, report: string): ExplainedError {
  const { refusal, who, where, grants, held } = explanation;
  const located = who.is === 'identity' ? who.located.identity : undefined;
  const needs = grants.length === 1 ? (grants[0]?.needs ?? []) : refusal.operations;
  return {
    by: refusal.by,
    kind: refusal.kind,
    ...(refusal.code !== undefined && { code: refusal.code }),
    who: {
      ...refusal.who,
      is: who.is,
      ...(located !== undefined && { identityId: located.id, objectId: located.principalId }),
      ...(located?.clientId !== undefined && { clientId: located.clientId }),
    },
    operations: needs.map(({ anyOf }) => anyOf.join(' | ')),
    ...(where.is === 'place' && { scope: where.scope.id }),
    absent: refusal.absent,
    roles: grants.flatMap(({ operation, roles }) =>
      roles.map(({ guid, roleName }) => ({
        roleDefinitionId: guid,
        roleName,
        ...(operation !== undefined && { operation }),
      })),
    ),
    ...(held !== undefined && {
      held: held.map(({ assignment, allows }) => ({
        assignmentId: assignment.id,
        ...(assignment.roleName !== undefined && { roleName: assignment.roleName }),
        scope: assignment.scope,
        allows,
      })),
    }),
    ...(remedy !== undefined && { command: remedy.text }),
    ...(bicep !== undefined && { bicep }),
    report,
  };
}
