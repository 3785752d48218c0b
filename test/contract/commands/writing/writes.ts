/** Every command that writes, as a call that needs no answer: what the tables of writes run, once, twice and against refusals. */

import { systemClock } from '../../../../src/azure/systemClock';
import { assignCosmosRole } from '../../../../src/commands/cosmos/assignCosmosRole';
import { assignRole } from '../../../../src/commands/assignRole';
import { attachToResource } from '../../../../src/commands/attach/attach';
import { detachFromResource } from '../../../../src/commands/attach/detach';
import { setAppIdentity } from '../../../../src/commands/attach/appIdentity';
import { disableSystemAssigned, enableSystemAssigned } from '../../../../src/commands/attach/systemAssigned';
import { deleteIdentity } from '../../../../src/commands/deletion/deleteIdentity';
import type { Gesture } from '../../../../src/commands/deps';
import { addFederatedCredential } from '../../../../src/commands/federation/addFederatedCredential';
import { deleteFederatedCredential } from '../../../../src/commands/federation/deleteFederatedCredential';
import { createIdentity } from '../../../../src/commands/lifecycle/createIdentity';
import { updateIdentity } from '../../../../src/commands/lifecycle/updateIdentity';
import { removeOrphans } from '../../../../src/commands/orphans/removeOrphans';
import { addAccessPolicy } from '../../../../src/commands/policies/addAccessPolicy';
import { removeAccessPolicy } from '../../../../src/commands/policies/removeAccessPolicy';
import { removeRoleAssignment } from '../../../../src/commands/removeRoleAssignment';
import { lastSegment } from '../../../../src/model/armId';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import * as services from '../../../../src/sampleTenant/data/services';
import { failureSentence } from '../../../../src/ui/failureWords';
import { newsWords } from '../../../../src/ui/newsWords';
import { t, words } from '../../../unit/ui/words';
import { faultyRig, type Fault } from '../../faultyRig';
import { failureOf, never, type Sent } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { identityNamed, sampleTenantId } from '../../sampleRig';
import { audience, issuer } from '../federationDesk';
import { complete } from '../lifecycle/creating';

type Values = Readonly<Record<string, unknown>>;

export interface WritingCommand {
  readonly name: string;
  readonly gesture: Gesture;
  /** All that the command asks for, confirmations included. */
  values(made: WritingDesk): Values | Promise<Values>;
  /** It takes something away, so that what is not there is done already. */
  readonly takesAway?: true;
  /** It gives an identity something, so that the directory has to know the identity. */
  readonly gives?: true;
  /** Why nothing undoes it, in the words of the log. */
  readonly noUndo?: RegExp;
  /**
   * A second call sends the same request once more, under the same name and with the same body, since what was read may be
   * old: Azure answers with what is there.
   */
  readonly sameAgain?: true;
  /** What a second call says, where it cannot say that all is as wanted: what it names is not there any more. */
  readonly secondTime?: RegExp;
}

/** A desk whose failures are worded as in the product, and whose Azure can be made to refuse. */
export function writingDesk(fault?: Fault) {
  const rig = faultyRig('owner', fault);
  // Nobody waits here for what Azure may know later.
  const clock = { ...systemClock, sleep: () => Promise.resolve() };
  const made = sampleDesk({}, { rig, clock });
  const failures = {
    ...made.ui.failures,
    sentence: (failure: Parameters<typeof failureSentence>[1]) => failureSentence(t, failure),
  };
  return { ...made, rig, deps: { ...made.deps, ui: { ...made.ui, failures } } };
}

export type WritingDesk = ReturnType<typeof writingDesk>;

/** Whether a request changes something. */
export function isWrite({ method }: Pick<Sent, 'method'>): boolean {
  return method === 'PUT' || method === 'PATCH' || method === 'DELETE';
}

export const writesOf = ({ sent }: WritingDesk) => sent.filter(isWrite);

/** Runs it. @returns all that was said, thrown, told or given back, and the lines of the log that came with it. */
export async function run(made: WritingDesk, gesture: Gesture, values: Values) {
  const [toldBefore, loggedBefore] = [made.ui.told.length, made.log.lines.length];
  const result = await Promise.resolve(gesture(made.deps)({ from: 'arguments', values })).then(
    (value: unknown) => (value === undefined ? '' : JSON.stringify(value)),
    async (error: unknown) => failureSentence(t, await failureOf(Promise.reject(error as Error))),
  );
  const told = made.ui.told.slice(toldBefore).map((news) => newsWords(words, news, false).text);
  return { said: [result, ...told].join('\n'), log: made.log.lines.slice(loggedBefore).join('\n') };
}

const identityId = identities.ordersWeb.id;
const reader = '00000000-0000-0000-0000-000000000001';
const github = {
  identityId,
  name: 'orders-main',
  issuer,
  audience,
  subject: 'repo:contoso/orders:ref:refs/heads/main',
};

/** An assignment of the identity that is there from the start. */
async function assignment({ rig }: WritingDesk): Promise<Values> {
  const { principalId } = await identityNamed(rig.azure.identities, 'id-orders-web');
  const { items } = await rig.azure.roleAssignments.ofPrincipal(sampleTenantId, principalId, never());
  const id = items.find(({ scope }) => scope === services.signalR.id)?.id ?? '';
  return { roleAssignmentId: id, confirm: lastSegment(id) };
}

async function orphan({ store }: WritingDesk): Promise<Values> {
  const { items } = await store.orphans.list(sampleTenantId, never());
  const found = items.find(
    ({ doubt, assignment: { roleName } }) => doubt === undefined && roleName === 'Reader',
  );
  const id = found?.assignment.id ?? '';
  return { roleAssignmentId: id, confirm: lastSegment(id) };
}

const onVault = { identityId, vaultId: services.ordersVault.id };
const onCosmos = {
  identityId,
  accountId: services.cosmos.id,
  scope: '/dbs/archive',
  roleDefinitionId: reader,
};

export const writingCommands: readonly WritingCommand[] = [
  { name: 'createIdentity', gesture: createIdentity, values: () => complete },
  {
    name: 'updateIdentity',
    gesture: updateIdentity,
    values: () => ({ identityId, tags: { team: 'orders' } }),
  },
  {
    name: 'deleteIdentity',
    gesture: deleteIdentity,
    values: () => ({ identityId, confirm: 'id-orders-web' }),
    takesAway: true,
    secondTime: /id-orders-web was not found: it may be gone/,
  },
  {
    name: 'assignRole',
    gesture: assignRole,
    values: () => ({
      identityId,
      scope: services.ordersStorage.id,
      roleDefinitionId: 'acdd72a7-3385-48ef-bd42-f606fba81ae7',
    }),
    gives: true,
    sameAgain: true,
  },
  {
    name: 'removeRoleAssignment',
    gesture: removeRoleAssignment,
    values: assignment,
    takesAway: true,
    secondTime: /was not found: it may be gone/,
  },
  {
    name: 'removeOrphans',
    gesture: removeOrphans,
    values: orphan,
    takesAway: true,
    noUndo: /which is gone, made on .*It cannot be made again\./,
    secondTime: /was not found: it may be gone/,
  },
  { name: 'assignCosmosRole', gesture: assignCosmosRole, values: () => onCosmos, gives: true },
  {
    name: 'removeRoleAssignment, of Cosmos DB',
    gesture: removeRoleAssignment,
    values: async (made) => {
      await run(made, assignCosmosRole, onCosmos);
      const { items } = await made.store.cosmos.inAccount(sampleTenantId, onCosmos.accountId, never());
      const id = items.find(({ scope }) => scope.endsWith('/archive'))?.id ?? '';
      return { roleAssignmentId: id, confirm: lastSegment(id) };
    },
    takesAway: true,
    secondTime: /was not found: it may be gone/,
  },
  {
    name: 'addAccessPolicy',
    gesture: addAccessPolicy,
    values: () => ({ ...onVault, secrets: ['get'] }),
    gives: true,
  },
  {
    name: 'removeAccessPolicy',
    gesture: removeAccessPolicy,
    values: async (made) => {
      await run(made, addAccessPolicy, { ...onVault, secrets: ['get'] });
      return { ...onVault, confirm: 'kv-orders' };
    },
    secondTime: /was not found: it may be gone/,
  },
  {
    name: 'attachToResource',
    gesture: attachToResource,
    values: () => ({ identityId, resourceId: hosts.appOrders.id }),
  },
  {
    name: 'detachFromResource',
    gesture: detachFromResource,
    values: () => ({
      resourceId: hosts.appOrders.id,
      identityIds: [identities.ordersApi.id],
      confirm: 'id-orders-api',
    }),
  },
  {
    name: 'enableSystemAssigned',
    gesture: enableSystemAssigned,
    values: () => ({ resourceId: hosts.funcWebhook.id }),
  },
  {
    name: 'disableSystemAssigned',
    gesture: disableSystemAssigned,
    values: () => ({ resourceId: hosts.appOrders.id, confirm: 'app-orders' }),
    noUndo: /A deleted system-assigned identity cannot be brought back\./,
  },
  {
    name: 'setAppIdentity',
    gesture: setAppIdentity,
    values: () => ({
      resourceId: hosts.appOrders.id,
      identityId: identities.ordersApi.id,
      settings: ['keyVaultReferences'],
    }),
  },
  { name: 'addFederatedCredential', gesture: addFederatedCredential, values: () => github },
  {
    name: 'deleteFederatedCredential',
    gesture: deleteFederatedCredential,
    values: () => ({ identityId: identities.githubTerraform.id, name: 'infra-plan', confirm: 'infra-plan' }),
    takesAway: true,
    secondTime: /the name of a federated credential that the identity has is wanted/,
  },
];
