/** Each kind of item as resources of a deployment: the declaring half of the table. */

import { idKey, isUserAssignedId, lastSegment } from '../../model/armId';
import { blockType } from './attaching';
import { wholeBlock } from './items';
import type { AssignmentItem, AttachmentItem, CredentialItem, IdentityItem, Item } from './items';
import { calledHere, locatedAt, samePlace, wholeName } from './places';
import type { Located, Place } from './places';
import { freeSymbol } from './symbols';
import {
  call,
  fromJson,
  memberOf,
  object,
  text,
  type Entry,
  type Expression,
  type Target,
  type Value,
} from './value';

export const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';
/** The oldest version that every cloud has, and the first that knows the isolation scope. */
export const identityVersion = '2023-01-31';
export const isolationVersion = '2024-11-30';
export const assignmentVersion = '2022-04-01';

export interface Declaration {
  readonly target: Target;
  /** There already, and only referred to. */
  readonly existing: boolean;
  /** What a child resource lies in, where the text has it. */
  readonly parent?: Target;
  /** What an extension stands on, where that is not the place itself. */
  readonly scope?: { readonly path: string; readonly target?: Target };
  readonly body: readonly Entry[];
  /** Made before it, beyond what it refers to. */
  readonly after: readonly Value[];
  readonly comments: readonly string[];
}

/** What has to be given when the text is used. */
export interface Parameter {
  readonly name: string;
  readonly type: 'object' | 'string';
  readonly description: string;
}

/** What is known while the items are gone through. */
export interface Building {
  readonly place: Place;
  /** Stands for the principal of every assignment, where who gets the roles is to be said when the text is used. */
  readonly principal?: Parameter;
  readonly symbols: Set<string>;
  /** What the text makes or refers to in the main place, by ID. */
  readonly known: Map<string, Target>;
  /** The one made last of each identity, since Azure takes one at a time. */
  readonly lastCredential: Map<string, Value>;
  readonly parameters: Parameter[];
  readonly outputs: (readonly [name: string, value: Value])[];
}

/** The resources that an item is made of; those that are there already come first. */
export function declare(building: Building, item: Item): readonly Declaration[] {
  switch (item.kind) {
    case 'identity':
      return [identity(building, item)];
    case 'credential':
      return credential(building, item);
    case 'assignment':
      return assignment(building, item);
    case 'attachment':
      return [attachment(building, item)];
  }
}

function identity(building: Building, { id, location, tags, isolationScope }: IdentityItem): Declaration {
  const located = locatedAt(id);
  const version = isolationScope === undefined ? identityVersion : isolationVersion;
  const target = targetOf(building, located, version, true);
  if (samePlace(located.place, building.place)) {
    building.known.set(idKey(id), target);
    for (const [name, path] of [
      ['ClientId', 'clientId'],
      ['PrincipalId', 'principalId'],
    ] as const)
      building.outputs.push([
        `${target.symbol}${name}`,
        { is: 'read', of: target, path: ['properties', path] },
      ]);
  }
  const tagEntries = Object.entries(tags).map(([name, value]): Entry => [name, text(value)]);
  return made(target, [
    ['location', text(location)],
    ...(tagEntries.length === 0 ? [] : [entry('tags', object(...tagEntries))]),
    ...(isolationScope === undefined
      ? []
      : [entry('properties', object(['isolationScope', text(isolationScope)]))]),
  ]);
}

function credential(building: Building, item: CredentialItem): readonly Declaration[] {
  const { identityId, name, issuer, subject, audiences } = item;
  const owner = locatedAt(identityId);
  const here = samePlace(owner.place, building.place);
  const parent = here ? existing(building, identityId, identityVersion) : undefined;
  const id = `${identityId}/federatedIdentityCredentials/${name}`;
  const symbol = freeSymbol(`${wholeName(owner)} ${name}`, building.symbols);
  const names = [...owner.names, name];
  const target: Target = {
    symbol,
    type: `${identityType}/federatedIdentityCredentials`,
    apiVersion: identityVersion,
    name: text(names.join('/')),
    names,
    declared: true,
  };
  const before = building.lastCredential.get(idKey(identityId));
  building.lastCredential.set(idKey(identityId), here ? { is: 'id', of: target } : text(id));
  const properties = object(
    ['issuer', text(issuer)],
    ['subject', text(subject)],
    ['audiences', { is: 'list', items: audiences.map(text) }],
  );
  return [
    ...(parent?.found ?? []),
    {
      ...made(target, [['properties', properties]]),
      ...(parent !== undefined && { parent: parent.target }),
      after: before === undefined ? [] : [before],
      comments: before === undefined ? [] : ['Azure takes only one new credential of an identity at a time'],
    },
  ];
}

function assignment(building: Building, item: AssignmentItem): readonly Declaration[] {
  const { scope, principalId, identityId, roleGuid, roleName, condition, description } = item;
  const located = locatedAt(scope);
  const here = samePlace(located.place, building.place);
  const isResource = located.type !== undefined;
  const on = here && isResource ? existing(building, scope, item.apiVersion ?? '') : undefined;
  const holder = identityId === undefined ? undefined : building.known.get(idKey(identityId));
  const isNew = holder?.declared === true;
  const given: Expression =
    building.principal === undefined ? text(principalId) : { is: 'parameter', name: building.principal.name };
  const at = !here ? text(scope) : on === undefined ? placeExpression(located.place) : idOf(on.target);
  // A name has to be known before anything is made, and a new principal is not: the old one tells the new assignment
  // from one that was left behind, which Azure would refuse to change.
  const name = isNew
    ? call('guid', at, idOf(holder), text(roleGuid), text(principalId))
    : call('guid', at, given, text(roleGuid));
  const principal: Value = isNew ? { is: 'read', of: holder, path: ['properties', 'principalId'] } : given;
  const target: Target = {
    symbol: freeSymbol(`${roleName ?? 'role'} on ${calledHere(located)}`, building.symbols),
    type: 'Microsoft.Authorization/roleAssignments',
    apiVersion: assignmentVersion,
    name,
    names: [],
    declared: true,
  };
  return [
    ...(on?.found ?? []),
    {
      ...made(target, [
        entry(
          'properties',
          object(
            ['roleDefinitionId', roleDefinition(located.place, roleGuid, here)],
            ['principalId', principal],
            ['principalType', text(item.principalType ?? 'ServicePrincipal')],
            description === undefined ? undefined : ['description', text(description)],
            condition === undefined ? undefined : ['condition', text(condition)],
            condition === undefined ? undefined : ['conditionVersion', text('2.0')],
          ),
        ),
      ]),
      ...(isResource && { scope: { path: located.path, ...(on !== undefined && { target: on.target }) } }),
      comments: commentsOf(item, isNew),
    },
  ];
}

function commentsOf({ roleName, name, identityId }: AssignmentItem, isNew: boolean): string[] {
  return [
    ...(roleName === undefined ? [] : [`Role: ${roleName}`]),
    ...(identityId === undefined || !isUserAssignedId(identityId)
      ? []
      : [`Held by: ${lastSegment(identityId)}`]),
    // The one there is holds for the old principal, so that it does not stand in the way of a new one.
    ...(name === undefined || isNew
      ? []
      : [`Azure refuses a second one while the assignment ${name} is there: use that name to take it over`]),
  ];
}

function attachment(building: Building, item: AttachmentItem): Declaration {
  const { resource } = item;
  const located = locatedAt(resource.id);
  const target = targetOf(building, located, resource.apiVersion, true);
  const block = wholeBlock(item);
  const rest = `${target.symbol}Properties`;
  building.parameters.push({
    name: rest,
    type: 'object',
    description: `The properties of ${wholeName(located)} as your own template has them: a deployment writes a resource whole, so what is left out here would be lost.`,
  });
  if (block.systemAssigned && samePlace(located.place, building.place))
    building.outputs.push([
      `${target.symbol}PrincipalId`,
      { is: 'read', of: target, path: ['identity', 'principalId'] },
    ]);
  return {
    ...made(target, [
      ...(resource.kind === undefined ? [] : [entry('kind', text(resource.kind))]),
      ...Object.entries(resource.members).map(([name, value]): Entry => [name, fromJson(value)]),
      entry(
        'identity',
        object(
          ['type', text(blockType(block, target.type))],
          block.userAssigned.length === 0
            ? undefined
            : ['userAssignedIdentities', object(...block.userAssigned.map((id): Entry => [id, object()]))],
        ),
      ),
      ['properties', { is: 'parameter', name: rest }],
    ]),
    comments: ['Merge the identity into the declaration that you have, or hand over all properties'],
  };
}

function made(target: Target, body: readonly Entry[]): Declaration {
  return { target, existing: false, body, after: [], comments: [] };
}

function entry(name: string, value: Value): Entry {
  return [name, value];
}

function idOf(of: Target): Expression {
  return { is: 'id', of };
}

/** A resource that is there already, declared so once. */
function existing(
  building: Building,
  id: string,
  apiVersion: string,
): { readonly target: Target; readonly found: readonly Declaration[] } {
  const known = building.known.get(idKey(id));
  if (known !== undefined) return { target: known, found: [] };
  const target = targetOf(building, locatedAt(id), apiVersion, false);
  building.known.set(idKey(id), target);
  return { target, found: [{ ...made(target, []), existing: true }] };
}

function targetOf(building: Building, located: Located, apiVersion: string, declared: boolean): Target {
  const { type = '', names } = located;
  const name = wholeName(located);
  return { symbol: freeSymbol(name, building.symbols), type, apiVersion, name: text(name), names, declared };
}

function placeExpression({ level }: Place): Expression {
  switch (level) {
    case 'resourceGroup':
      return memberOf('resourceGroup', 'id');
    case 'subscription':
      return memberOf('subscription', 'id');
    case 'managementGroup':
      return memberOf('managementGroup', 'id');
    case 'tenant':
      return text('/');
  }
}

/** In another place than the deployment's own, its functions would speak of the wrong subscription. */
function roleDefinition({ subscriptionId }: Place, guid: string, here: boolean): Value {
  const type = 'Microsoft.Authorization/roleDefinitions';
  if (subscriptionId === undefined) return call('tenantResourceId', text(type), text(guid));
  return here
    ? call('subscriptionResourceId', text(type), text(guid))
    : text(`/subscriptions/${subscriptionId}/providers/${type}/${guid}`);
}
