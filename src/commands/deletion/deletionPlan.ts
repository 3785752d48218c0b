/** The last look before an identity is deleted: what uses it, what goes with it, what stays, and where the way back is kept. */

import type { Connection } from '../../access/connection';
import type { Footprint, HeldRole } from '../../access/lifecycle/footprint';
import { lastSegment, sameId } from '../../model/armId';
import type { FederatedCredential } from '../../model/federation';
import type { IdentityUser } from '../../model/identity';
import { nestedName } from '../../model/resourceName';
import type { Fact, Note, Plan } from '../../ui/formPorts';
import type { Ui } from '../../ui/ports';
import { againstNotes } from '../lifecycle/againstNotes';
import { placeOf, placeText } from '../placeText';
import type { RestorePlaces } from './restorePlaces';

export interface DeletionSurroundings {
  readonly places: RestorePlaces;
  /** The ARM ID of the identity that the workspace runs as; empty for none. */
  readonly workspaceIdentity: string;
}

export function deletionPlan(
  { files, failures }: Pick<Ui, 'files' | 'failures'>,
  { azure }: Connection,
  footprint: Footprint,
  { places, workspaceIdentity }: DeletionSurroundings,
): Plan {
  const { identity, users, roles, credentials } = footprint;
  const { identityWrites, roleAssignments } = azure;
  return {
    go: ['delete.go', identity.name],
    sections: [
      { heading: ['delete.users'], facts: users.map(userFact) },
      { heading: ['delete.roles'], facts: roles.map(roleFact) },
      { heading: ['delete.credentials'], facts: credentials.map(credentialFact) },
      {
        heading: ['delete.scripts'],
        facts: [places.azureCli, places.bicep].map((address) => ({
          label: { data: lastSegment(address) },
          detail: { data: files.shown(address) },
          icon: 'save',
        })),
      },
    ],
    notes: [
      ...footprint.problems.map((problem): Note => ({
        tone: 'warning',
        text: ['delete.unreadOne', problem.whereName ?? lastSegment(problem.where)],
        detail: ['delete.reason', failures.sentence(problem.failure)],
      })),
      ...againstNotes(footprint.against),
      ...(users.length > 0
        ? [
            {
              tone: 'warning',
              text: ['delete.inUse', users.length],
              detail: ['delete.inUseMeans'],
            } satisfies Note,
          ]
        : []),
      ...(sameId(workspaceIdentity, identity.id)
        ? [{ tone: 'warning', text: ['delete.workspace'] } satisfies Note]
        : []),
      { tone: 'warning', text: ['delete.newIds'], detail: ['delete.newIdsMeans'] },
      { tone: 'info', text: ['delete.beyond'], detail: ['delete.beyondMeans'] },
    ],
    requests: [
      identityWrites.deleteRequest(identity.id),
      ...roles.map(({ assignment }) => roleAssignments.removeRequest(assignment.id)),
    ],
  };
}

function userFact(user: IdentityUser): Fact {
  return { label: { data: nestedName(user.id) }, resource: user };
}

function roleFact({ assignment, target, locks, mayNot }: HeldRole): Fact {
  const [lock] = locks;
  return {
    label: { data: assignment.roleName ?? assignment.roleGuid },
    description: placeText(placeOf(assignment.scope, target)),
    ...(lock !== undefined
      ? { detail: ['delete.roleLocked', lock.name], icon: 'lock' }
      : mayNot
        ? { detail: ['delete.roleMayNot'], icon: 'warning' }
        : { icon: 'shield' }),
  };
}

function credentialFact({ name, issuer, subject }: FederatedCredential): Fact {
  return { label: { data: name }, description: { data: subject ?? issuer }, icon: 'key' };
}
