/** The last look before an identity is changed: what was, what will be, and the request. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import { isolationOf } from '../../access/lifecycle/updateIdentity';
import type { LocatedUserAssigned } from '../../model/identity';
import type { IdentityChange, Tags } from '../../model/identityWrites';
import { tagText } from '../../model/tags';
import type { Fact, Note, Plan } from '../../ui/formPorts';
import { readAgainst } from './againstNotes';

export async function updatePlan(
  connection: Connection,
  { identity, tenantId }: LocatedUserAssigned,
  change: IdentityChange,
  signal: AbortSignal,
): Promise<Plan> {
  const operation = { scope: identity.id, action: Operation.writeIdentity };
  const against = await readAgainst(connection, tenantId, operation, signal);
  const { isolationScope } = change;
  return {
    go: ['update.go'],
    sections: [
      {
        heading: ['create.tags'],
        facts: change.tags === undefined ? [] : tagFacts(identity.tags, change.tags),
      },
      {
        heading: ['isolation.heading'],
        facts: isolationScope === undefined ? [] : [isolationFact(isolationOf(identity), isolationScope)],
      },
    ],
    notes: [
      ...against,
      ...(isolationScope === 'Regional'
        ? [
            {
              tone: 'warning',
              text: ['isolation.checkUsers'],
              detail: ['isolation.checkUsersMeans'],
            } satisfies Note,
          ]
        : []),
    ],
    requests: [connection.azure.identityWrites.updateRequest(change)],
  };
}

/** Each tag that differs, with what it was. */
function tagFacts(before: Tags, after: Tags): readonly Fact[] {
  const changed = Object.entries(after).flatMap(([name, value]): Fact[] => {
    const old = before[name];
    if (old === value) return [];
    return [
      {
        label: { data: tagText({ name, value }) },
        description: old === undefined ? ['update.added'] : ['update.was', old],
        icon: old === undefined ? 'add' : 'edit',
      },
    ];
  });
  const removed = Object.entries(before).flatMap(([name, value]): Fact[] =>
    Object.hasOwn(after, name)
      ? []
      : [{ label: { data: tagText({ name, value }) }, description: ['update.removed'], icon: 'trash' }],
  );
  return [...changed, ...removed];
}

function isolationFact(before: 'None' | 'Regional', after: 'None' | 'Regional'): Fact {
  return {
    label: after === 'Regional' ? ['isolation.regional'] : ['isolation.none'],
    description: before === 'Regional' ? ['isolation.wasRegional'] : ['isolation.wasNone'],
    detail: after === 'Regional' ? ['isolation.regionalMeans'] : ['isolation.noneMeans'],
    icon: after === 'Regional' ? 'location' : 'globe',
  };
}
