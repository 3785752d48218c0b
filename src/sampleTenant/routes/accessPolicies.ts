/** Access policies of key vaults: added to, replaced and taken away by PUT, as the vault's provider does it. */

import { knownPermissions, policyKinds } from '../../model/accessPolicies';
import { idKey, isGuid, sameId } from '../../model/armId';
import { badRequest, invalidContent, resourceNotFound } from '../armError';
import {
  bodyObject,
  objectMember,
  ok,
  onlyMembers,
  param,
  textMember,
  type Call,
  type Reply,
  type Route,
} from '../call';
import type { SampleResource } from '../data/shape';
import { demandUnlocked } from '../guards';
import { isObject, type JsonObject } from '../json';
import { groupIdOf, groupNamed } from './resourceGroups';

const type = 'Microsoft.KeyVault/vaults/accessPolicies';
const mostPolicies = 1024;

export const accessPolicyRoutes: readonly Route[] = [
  {
    method: 'PUT',
    path: '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.KeyVault/vaults/{vault}/accessPolicies/{operation}',
    type,
    handle: put,
  },
];

interface Policy extends JsonObject {
  readonly tenantId: string;
  readonly objectId: string;
  readonly permissions: JsonObject;
}

function put(call: Call): Reply {
  groupNamed(call);
  const id = `${groupIdOf(call)}/providers/Microsoft.KeyVault/vaults/${param(call, 'vault')}`;
  const vault = call.state.resources.get(idKey(id));
  if (vault === undefined) throw resourceNotFound(id);
  call.access.demand(`${type}/write`, vault.id);
  const operation = param(call, 'operation').toLowerCase();
  const given = policiesIn(call, vault);
  demandUnlocked(call.state, vault.id, 'write');
  const policies = changed(operation, held(vault), given);
  if (policies.length > mostPolicies)
    throw badRequest('BadRequest', `The vault has more than ${mostPolicies} access policies.`);
  const properties = { ...vault.properties, accessPolicies: policies };
  call.state.resources.set(idKey(vault.id), { ...vault, properties });
  return ok({ id: `${vault.id}/accessPolicies/`, type, properties: { accessPolicies: policies } });
}

function policiesIn(call: Call, vault: SampleResource): readonly Policy[] {
  const body = bodyObject(call);
  onlyMembers(body, 'VaultAccessPolicyParameters', ['properties']);
  const properties = objectMember(body, 'properties') ?? {};
  onlyMembers(properties, 'VaultAccessPolicyProperties', ['accessPolicies']);
  const list = properties['accessPolicies'];
  if (!Array.isArray(list)) throw badRequest('BadRequest', 'The property accessPolicies is required.');
  return list.map((each: unknown) => {
    if (!isObject(each)) throw invalidContent('An access policy must be an object');
    return policyIn(each, vault);
  });
}

function policyIn(policy: JsonObject, vault: SampleResource): Policy {
  onlyMembers(policy, 'AccessPolicyEntry', ['tenantId', 'objectId', 'applicationId', 'permissions']);
  const tenantId = textMember(policy, 'tenantId') ?? '';
  const objectId = textMember(policy, 'objectId') ?? '';
  if (!isGuid(objectId)) throw badRequest('BadRequest', 'The objectId of an access policy must be a GUID.');
  const own = vault.properties['tenantId'];
  if (!sameId(tenantId, typeof own === 'string' ? own : ''))
    throw badRequest('BadRequest', 'All access policies must have the tenant of the vault.');
  const permissions = objectMember(policy, 'permissions');
  if (permissions === undefined) throw badRequest('BadRequest', 'An access policy needs permissions.');
  onlyMembers(permissions, 'Permissions', [...policyKinds, 'storage']);
  for (const kind of policyKinds) {
    const known = new Set(['all', ...knownPermissions[kind]].map((one) => one.toLowerCase()));
    const odd = listOf(permissions, kind).find((one) => !known.has(one.toLowerCase()));
    if (odd !== undefined) throw badRequest('BadRequest', `The permission '${odd}' of ${kind} is unknown.`);
  }
  return { tenantId, objectId, permissions };
}

function held(vault: SampleResource): readonly Policy[] {
  const list = vault.properties['accessPolicies'];
  // Written by this route and by the builders of the data.
  return Array.isArray(list) ? (list as readonly Policy[]) : [];
}

function changed(operation: string, before: readonly Policy[], given: readonly Policy[]): readonly Policy[] {
  if (operation === 'replace') return given;
  if (operation !== 'add' && operation !== 'remove')
    throw badRequest('BadRequest', `The operation '${operation}' is none of add, replace and remove.`);
  return given.reduce((policies, one) => {
    const known = policies.find(({ objectId }) => sameId(objectId, one.objectId));
    const others = policies.filter((each) => each !== known);
    const lists = policyKinds.map((kind): [string, readonly string[]] => {
      const own = known === undefined ? [] : listOf(known.permissions, kind);
      const said = listOf(one.permissions, kind);
      const rest = own.filter((each) => !said.some((other) => sameId(each, other)));
      return [kind, operation === 'add' ? [...rest, ...said] : rest];
    });
    const made = { ...one, permissions: Object.fromEntries(lists) };
    return lists.every(([, list]) => list.length === 0) ? others : [...others, made];
  }, before);
}

function listOf(permissions: JsonObject, kind: string): readonly string[] {
  const list: unknown = permissions[kind];
  return Array.isArray(list) ? list.filter((one) => typeof one === 'string') : [];
}
