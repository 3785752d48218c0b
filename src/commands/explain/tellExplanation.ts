/** Says in one sentence what refused access needs, with the ways out as buttons: assign, ask for it, copy, or say who it was. */

import type { Connection } from '../../access/connection';
import { bestRole, heldRole, type Explanation, type Place } from '../../access/explain/explanation';
import { Operation } from '../../access/managementTasks';
import { mayI } from '../../access/mayI';
import type { RemedyLines } from '../../access/explain/remedyLines';
import { cosmosPlaceOf } from '../../model/cosmosPlaces';
import type { RoleDefinition } from '../../model/role';
import type { FollowUps, LocatedIdentity } from '../../ui/ports';
import type { Said } from '../../ui/said';
import { assignRole } from '../assignRole';
import { attachToResource } from '../attach/attach';
import { assignCosmosRole } from '../cosmos/assignCosmosRole';
import type { CommandDeps } from '../deps';
import { checkFederatedCredentials } from '../federation/checkFederatedCredentials';
import { handOver } from '../permission';
import { addAccessPolicy } from '../policies/addAccessPolicy';
import { saidStep } from '../saidStep';
import { askForIdentity } from '../subject';
import { requestForIdentity } from './requestForIdentity';
import { serviceNames } from './serviceNames';

export interface Explained {
  readonly explanation: Explanation;
  /** What can be run elsewhere to put it right. */
  readonly remedy?: RemedyLines;
  readonly bicep?: string;
}

type Way = NonNullable<FollowUps['more']>[number];

/** @param again explains the same error with the identity that the person names. */
export function tellExplanation(
  deps: CommandDeps,
  connection: Connection | undefined,
  explained: Explained,
  again: (identity: LocatedIdentity) => Promise<unknown>,
): void {
  const { explanation } = explained;
  const role = bestRole(explanation);
  const { where, refusal, denials } = explanation;
  const has = denials.length > 0 ? undefined : heldRole(explanation)?.assignment;
  const text: Said =
    has !== undefined && where.is === 'place'
      ? ['explain.told.held', has.roleName ?? has.roleGuid, where.scope.name]
      : role !== undefined && where.is === 'place'
        ? ['explain.told.role', role.roleName, where.scope.name]
        : ['explain.told', serviceNames[refusal.by]];
  const more = [
    ...(connection === undefined ? [] : waysOn(deps, connection, explained, again)),
    ...copies(deps, explained, connection?.sample ?? false),
  ];
  // The labels of more buttons would be cut; what is left out can be copied in the report.
  const shown = more.slice(0, mostButtons);
  deps.ui.tell({ news: 'said', text, tone: 'note' }, connection?.sample ?? false, { more: shown });
}

const mostButtons = 3;

function waysOn(
  deps: CommandDeps,
  connection: Connection,
  { explanation }: Explained,
  again: (identity: LocatedIdentity) => Promise<unknown>,
): readonly Way[] {
  const { refusal, who, where, otherTenant } = explanation;
  const role = bestRole(explanation);
  const ways: Way[] = [];
  const byRole = refusal.kind === 'noRole' || refusal.kind === 'dataRole';
  // What is held already needs time and no second assignment.
  const isHeld = heldRole(explanation) !== undefined;
  const forIdentity = who.is === 'identity' || who.is === 'notSaid';
  if (byRole && forIdentity && role !== undefined && !isHeld && !otherTenant)
    ways.push({
      label: ['explain.assignIt'],
      run: () => assignNow(deps, connection, explanation, role),
    });
  // Cosmos DB's own roles are given by another command, which is copied.
  if (
    refusal.kind === 'noRole' &&
    where.is === 'place' &&
    who.is === 'identity' &&
    role !== undefined &&
    !isHeld
  )
    ways.push({
      label: ['explain.request'],
      run: async () => {
        await handOver(deps, connection, await requestForIdentity(deps, connection, explanation, where));
      },
    });
  if (who.is === 'notSaid' && (explanation.grants.length > 0 || refusal.kind === 'appRole'))
    ways.push({
      label: ['explain.chooseIdentity'],
      run: async () => {
        const step = saidStep(['explain.purpose'], { number: 1, total: 1 }, connection);
        const picked = await askForIdentity(deps, connection, step);
        if (picked === 'back' || picked === 'cancelled' || picked[0] === undefined) return;
        await again(picked[0]);
      },
    });
  if (refusal.kind === 'accessPolicy' && where.is === 'place' && forIdentity)
    ways.push({
      label: ['explain.addPolicy'],
      run: async () => {
        const { values = {} } = identityInput(explanation);
        // What it may do there is asked, and a last look comes before anything is sent.
        await addAccessPolicy(deps)({
          from: 'arguments',
          values: { ...values, vaultId: where.scope.id },
        });
      },
    });
  if (refusal.kind === 'identityMissing')
    ways.push({
      label: ['explain.attach'],
      run: async () => {
        await attachToResource(deps)(identityInput(explanation));
      },
    });
  if (refusal.kind === 'federation')
    ways.push({
      label: ['explain.checkFederation'],
      run: async () => {
        await checkFederatedCredentials(deps)(identityInput(explanation));
      },
    });
  return ways;
}

function identityInput({ who }: Explanation) {
  return who.is === 'identity'
    ? ({ from: 'arguments', values: { identityId: who.located.identity.id } } as const)
    : ({ from: 'nothing', values: undefined } as const);
}

/** Asks once, naming all of it; who is not known is asked for, and then a review comes. */
async function assignNow(
  deps: CommandDeps,
  connection: Connection,
  explanation: Explanation,
  role: RoleDefinition,
): Promise<void> {
  const { refusal, who, where } = explanation;
  const identityId = who.is === 'identity' ? { identityId: who.located.identity.id } : {};
  const place = where.is === 'place' ? where : undefined;
  if (who.is === 'identity' && place !== undefined) {
    const identity = who.located.identity.name;
    if (!(await mayAssign(deps, connection, explanation, place))) return;
    const yes = await deps.ui.confirm(
      {
        ask: 'said',
        message: ['explain.confirm', role.roleName, identity, place.scope.name],
        detail: [['explain.confirmDetail']],
        yes: ['explain.assign', role.roleName],
      },
      connection.sample,
    );
    if (!yes) return;
  }
  if (refusal.kind === 'dataRole') {
    const accountId = cosmosPlaceOf(place?.scope.id ?? '')?.accountId;
    const values = {
      ...identityId,
      roleDefinitionId: role.guid,
      ...(accountId !== undefined && { accountId, scope: '/' }),
    };
    await assignCosmosRole(deps)({ from: 'arguments', values });
    return;
  }
  const at = place === undefined ? {} : { scope: place.scope.id };
  const values = { ...identityId, ...at, roleDefinitionId: role.guid, confirm: role.roleName };
  await assignRole(deps)({ from: 'arguments', values });
}

/** Who may not assign there is offered the request for the owner instead. */
async function mayAssign(
  deps: CommandDeps,
  connection: Connection,
  explanation: Explanation,
  place: Place,
): Promise<boolean> {
  const { ui } = deps;
  const { tenantId, scope } = place;
  const isCosmos = explanation.refusal.kind === 'dataRole';
  const action = isCosmos ? Operation.writeCosmosAssignment : Operation.writeAssignment;
  const { missing } = await ui.busyInView((signal) =>
    mayI(connection.azure.guards, tenantId, [{ action, scope: scope.id }], signal),
  );
  if (missing.length === 0) return true;
  const answer = await ui.choose(
    {
      message: ['permission.assign', scope.name],
      detail: [['permission.hint']],
      answers: [
        { answer: 'goOn', label: ['permission.goOn'] },
        ...(isCosmos ? [] : [{ answer: 'copy', label: ['permission.copyRequest'] } as const]),
      ],
    },
    connection.sample,
  );
  if (answer === 'copy')
    await handOver(deps, connection, await requestForIdentity(deps, connection, explanation, place));
  return answer === 'goOn';
}

function copies({ ui }: CommandDeps, { remedy, bicep }: Explained, sample: boolean): readonly Way[] {
  const copying = (label: Said, text: string | undefined): readonly Way[] =>
    text === undefined
      ? []
      : [
          {
            label,
            run: async () => {
              await ui.copy(text);
              ui.tell({ news: 'said', text: ['explain.copied'], tone: 'passing' }, sample);
            },
          },
        ];
  return [...copying(['explain.copyCommand'], remedy?.text), ...copying(['explain.copyBicep'], bicep)];
}
