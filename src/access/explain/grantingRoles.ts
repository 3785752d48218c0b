/** The smallest roles that grant what was refused. */

import type { Operation, Service } from '../../code/clients/client';
import { callOperations, dataOperations, operationsOn } from '../../code/clients/operations';
import { permits } from '../../model/actions';
import type { Permission, RoleDefinition } from '../../model/role';
import type { Operations, OperationsOf } from '../operations';
import { dataAmongActions } from '../dataOperations';
import { dataRoles } from '../dataRoles';
import { contributorRole, isPrivileged } from '../privileged';
import { fitRoles } from '../roleFit';
import { managementRoles, readerRole } from './managementRoles';
import type { NeededOperation, Refusal, RefusedBy } from './refusal';
import { resourceTypes } from './resourceTypes';

export interface Grant {
  /** What code would do with it, where the error does not say what it did and there are several. */
  readonly operation?: Operation;
  /** All of them are needed. */
  readonly needs: readonly NeededOperation[];
  /** The smallest first, at most three; none when no role that can be assigned there has all of it. */
  readonly roles: readonly RoleDefinition[];
}

export interface GrantingRequest {
  readonly definitions: readonly RoleDefinition[];
  readonly operationsOf: OperationsOf;
  /** The type and kind of the resource, where it is known. */
  readonly resourceType?: string;
  readonly resourceKind?: string;
}

/** How many roles are named for one thing. */
const most = 3;

/** One grant where the error tells what was refused; one for each thing that may have been where it does not. */
export function grantsFor(refusal: Refusal, request: GrantingRequest): readonly Grant[] {
  const known = request.operationsOf(request.definitions);
  return needsOf(refusal).map(({ operation, needs: told }) => {
    const needs = told.map((need) => inItsPlane(need, known));
    return {
      ...(operation !== undefined && { operation }),
      needs,
      roles: grantingRoles(refusal, needs, request),
    };
  });
}

/** Azure Resource Manager writes the operations of both planes alike; the roles tell which it is. */
function inItsPlane(need: NeededOperation, { control, data }: Operations): NeededOperation {
  const isData = need.anyOf.every((action) => {
    const name = action.toLowerCase();
    return data.includes(name) && !control.includes(name);
  });
  return isData ? { ...need, plane: 'data' } : need;
}

/** What has to be allowed; several answers where the error leaves open which. Empty where roles do not decide. */
export function needsOf(refusal: Refusal): readonly Omit<Grant, 'roles'>[] {
  const { kind, service, operation, operations, permissions } = refusal;
  if (kind !== 'noRole' && kind !== 'denied') return [];
  if (operations.length > 0) {
    const manages = permissions.some((claim) => claim.toLowerCase() === 'manage');
    return [{ needs: manages ? [...operations, ...managing(refusal)] : operations }];
  }
  if (service === undefined) return [];
  const answers = operation === undefined ? operationsOn(service) : [operation];
  return answers.map((each) => ({
    ...(answers.length > 1 && { operation: each }),
    needs: [{ plane: 'data' as const, anyOf: dataOperations(service, each) }],
  }));
}

/** The claim to manage entities is with the roles that own a namespace's data. */
function managing({ by }: Refusal): readonly NeededOperation[] {
  if (by === 'serviceBus')
    return [{ plane: 'control', anyOf: ['Microsoft.ServiceBus/namespaces/queues/write'] }];
  return by === 'eventHubs'
    ? [{ plane: 'control', anyOf: ['Microsoft.EventHub/namespaces/eventhubs/write'] }]
    : [];
}

function grantingRoles(
  { by }: Refusal,
  needs: readonly NeededOperation[],
  request: GrantingRequest,
): readonly RoleDefinition[] {
  const able = request.definitions.filter(({ permissions }) => allows(always(permissions), needs));
  const isData = needs.some(({ plane }) => plane === 'data');
  const chosen = isData ? forData(able, needs, by, request) : forManagement(able, needs, request);
  return chosen.slice(0, most);
}

/** In the order of the role picker, which knows what serves data and what is more; those made for the data alone if any. */
function forData(
  able: readonly RoleDefinition[],
  needs: readonly NeededOperation[],
  by: RefusedBy,
  request: GrantingRequest,
): readonly RoleDefinition[] {
  if (able.length < 2) return able;
  const targetType = request.resourceType ?? resourceTypes[by][0];
  const order = targetType === undefined ? new Map<string, number>() : orderOf(request, targetType);
  const sorted = [...able].sort(
    (a, b) =>
      Number(isPrivileged(a)) - Number(isPrivileged(b)) ||
      placeIn(order, a) - placeIn(order, b) ||
      byName(a, b),
  );
  const operation = needs[0]?.anyOf[0] ?? '';
  const known = request.operationsOf(request.definitions);
  const made = sorted.filter((role) =>
    role.type === 'BuiltInRole' && ofClients.has(familyOf(operation))
      ? [...dataRoles, ...keyVaultRoles].includes(role.guid.toLowerCase())
      : sizeOf(role, known, providerOf(operation)).isMeant,
  );
  return made.length > 0 ? made : sorted;
}

/** Made for a vault's data as well, though they let code read no value. */
const keyVaultRoles: readonly string[] = [
  // Key Vault Reader
  '21090545-7ca7-4776-b22c-e363652d74d2',
  // Key Vault Crypto Service Encryption User
  'e147488a-f6f5-4113-8e2d-b22465e65bf6',
];

/** The kinds of data whose own roles are known by name. */
const ofClients: ReadonlySet<string> = new Set(
  (Object.keys(callOperations) as readonly Service[]).flatMap((service) =>
    operationsOn(service).flatMap((each) => dataOperations(service, each).map(familyOf)),
  ),
);

/** `microsoft.storage/storageaccounts/blobservices` of any operation on blobs. */
function familyOf(operation: string): string {
  return operation.toLowerCase().split('/').slice(0, 3).join('/');
}

function providerOf(operation: string): string {
  return `${operation.split('/')[0]?.toLowerCase() ?? ''}/`;
}

/** Those that serve the provider, the least first; then what reads everything or may do everything. */
function forManagement(
  able: readonly RoleDefinition[],
  needs: readonly NeededOperation[],
  { definitions, operationsOf }: GrantingRequest,
): readonly RoleDefinition[] {
  if (able.length < 2) return able;
  const known = operationsOf(definitions);
  const provider = providerOf(needs[0]?.anyOf[0] ?? '');
  const serving = managementRoles(provider);
  const actions = needs.flatMap(({ anyOf }) => anyOf);
  // Pulling an image ends in `/read`, and is no reading of the registry.
  const isData = actions.some((action) => dataAmongActions.has(action.toLowerCase()));
  const onlyRead = !isData && actions.every((action) => /\/read$/i.test(action));
  const sized = able
    .map((role) => sizeOf(role, known, provider))
    .sort((a, b) => a.size - b.size || byName(a.role, b.role));
  const meant = sized.filter(
    ({ role, isMeant, onlyReads }) =>
      !isPrivileged(role) &&
      (!onlyRead || onlyReads) &&
      (role.type === 'CustomRole' || serving === undefined
        ? isMeant
        : serving.includes(role.guid.toLowerCase())),
  );
  const general = isData
    ? []
    : sized.filter(({ role }) => role.guid.toLowerCase() === (onlyRead ? readerRole : contributorRole));
  const chosen = [...meant, ...general];
  const privileged = sized.filter(({ role }) => isPrivileged(role));
  return (chosen.length > 0 ? chosen : privileged.length > 0 ? privileged : sized).map(({ role }) => role);
}

interface Sized {
  readonly role: RoleDefinition;
  /** Operations it allows, less those that nearly every role has. */
  readonly size: number;
  readonly onlyReads: boolean;
  /** Most of what it allows is of the provider in question: it was made for that, and not for another product. */
  readonly isMeant: boolean;
}

/** Comes with nearly every role that was made in the portal. */
const companions =
  /^microsoft\.(support|resourcehealth|resources|insights\/alertrules)\/|^microsoft\.authorization\/.*\/read$/;

function sizeOf(role: RoleDefinition, known: Operations, provider: string): Sized {
  const { control, data } = known.allowedBy(role);
  const all = [
    ...control.map((place) => known.control[place] ?? ''),
    ...data.map((place) => known.data[place] ?? ''),
  ];
  const counted = all.filter((operation) => operation.startsWith(provider) || !companions.test(operation));
  const within = counted.filter((operation) => operation.startsWith(provider));
  return {
    role,
    size: counted.length,
    onlyReads: counted.every((operation) => operation.endsWith('/read')),
    isMeant: within.length * 2 > counted.length,
  };
}

function byName(a: RoleDefinition, b: RoleDefinition): number {
  return a.roleName.localeCompare(b.roleName);
}

function orderOf(request: GrantingRequest, targetType: string): ReadonlyMap<string, number> {
  const { fits } = fitRoles({
    definitions: request.definitions,
    targetType,
    operationsOf: request.operationsOf,
    ...(request.resourceKind !== undefined && { targetKind: request.resourceKind }),
  });
  return new Map(fits.map(({ role }, at) => [role.guid, at]));
}

function placeIn(order: ReadonlyMap<string, number>, { guid }: RoleDefinition): number {
  return order.get(guid) ?? order.size;
}

/** Whether the entries allow all of it. */
export function allows(permissions: readonly Permission[], needs: readonly NeededOperation[]): boolean {
  return needs.every(({ plane, anyOf }) => anyOf.some((action) => permits(permissions, action, plane)));
}

/** An entry with a condition allows only what the condition lets through. */
export function always(permissions: readonly Permission[]): readonly Permission[] {
  return permissions.filter(({ condition }) => condition === undefined || condition === '');
}
