/** The last look before an identity is made: every value, what may stand against it, and the requests as they are sent. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import { orUnknown } from '../../model/orUnknown';
import { tagText } from '../../model/tags';
import type { Fact, Note, Plan } from '../../ui/formPorts';
import { identityOf, type CreateDraft } from './createDraft';
import { subscriptionOf } from './createStep';
import { readAgainst } from './againstNotes';

/** Throws `cancelled`, and `badArgument` for what the draft lacks. What cannot be read beside it is left out. */
export async function createPlan(
  connection: Connection,
  draft: CreateDraft,
  signal: AbortSignal,
): Promise<Plan> {
  const wanted = identityOf(draft);
  const { provisioning, identityWrites } = connection.azure;
  const { displayName } = subscriptionOf(draft);
  const isNew = draft.group?.isNew === true;
  const group = {
    subscriptionId: wanted.subscriptionId,
    name: wanted.resourceGroup,
    location: wanted.location,
  };
  const where: readonly Fact[] = [
    { label: { data: displayName }, description: ['create.subscription'], icon: 'key' },
    {
      label: { data: wanted.resourceGroup },
      description: isNew ? ['create.groupIsMade'] : ['create.group'],
      icon: 'symbol-namespace',
    },
    {
      label: { data: draft.region?.displayName ?? wanted.location },
      description: ['create.regionIs'],
      icon: 'globe',
    },
  ];
  const tags = Object.entries(wanted.tags ?? {}).map(([name, value]): Fact => ({
    label: { data: tagText({ name, value }) },
    icon: 'tag',
  }));
  return {
    go: isNew ? ['create.goWithGroup'] : ['create.go'],
    sections: [
      {
        heading: ['create.theIdentity'],
        facts: [
          { label: { data: wanted.name }, description: ['kind.userAssigned'], icon: 'account' },
          ...where,
          wanted.isolationScope === 'Regional'
            ? { label: ['isolation.regional'], detail: ['isolation.regionalMeans'], icon: 'location' }
            : { label: ['isolation.none'], detail: ['isolation.noneMeans'], icon: 'globe' },
        ],
      },
      { heading: ['create.tags'], facts: tags },
    ],
    notes: await notesOn(connection, draft, signal),
    requests: [
      ...(isNew ? [provisioning.createGroupRequest(group)] : []),
      identityWrites.createRequest(wanted),
    ],
  };
}

/** What is known to stand against it: a lock, a provider that is not registered. */
async function notesOn(connection: Connection, draft: CreateDraft, signal: AbortSignal): Promise<Note[]> {
  const { provisioning } = connection.azure;
  const { subscriptionId, tenantId, displayName } = subscriptionOf(draft);
  const subscription = `/subscriptions/${subscriptionId}`;
  const place =
    draft.group === undefined || draft.group.isNew
      ? subscription
      : `${subscription}/resourceGroups/${draft.group.name}`;
  const operation = { scope: place, action: Operation.writeIdentity };
  const [against, registered] = await Promise.all([
    readAgainst(connection, tenantId, operation, signal),
    orUnknown(provisioning.isRegistered(tenantId, subscriptionId, signal)),
  ]);
  return [
    ...against,
    ...(registered === false
      ? [
          {
            tone: 'wait',
            text: ['create.notRegistered', displayName],
            detail: ['create.notRegisteredMeans'],
          } satisfies Note,
        ]
      : []),
    { tone: 'info', text: ['create.new'], detail: ['create.newMeans'] },
  ];
}
