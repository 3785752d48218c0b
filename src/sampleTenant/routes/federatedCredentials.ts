/** Federated credentials of a user-assigned identity, with the limits that Azure documents for them. */

import { idKey } from '../../model/armId';
import { ArmError, badRequest } from '../armError';
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
import type { SampleFederatedCredential } from '../data/shape';
import { demandUnlocked } from '../guards';
import { userAssignedType } from '../identityOf';
import type { JsonObject } from '../json';
import { paged } from '../paging';
import { federatedId } from '../state';
import { groupIdOf } from './resourceGroups';
import { existingIdentity } from './userAssignedIdentities';

const type = `${userAssignedType}/federatedIdentityCredentials`;
const list =
  '/subscriptions/{subscription}/resourceGroups/{group}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/{identity}/federatedIdentityCredentials';
const one = `${list}/{name}`;
const mostPerIdentity = 20;
/** Identities there cannot have any. */
const unsupportedRegions: ReadonlySet<string> = new Set(['malaysiasouth', 'newzealandnorth']);
const longest = 600;

export const federatedCredentialRoutes: readonly Route[] = [
  {
    method: 'GET',
    path: list,
    type,
    handle: (call) => {
      const identityId = demandIdentity(call, 'read');
      return ok(paged(call, credentialsOf(call, identityId).map(credentialJson), { spelling: '$skipToken' }));
    },
  },
  { method: 'GET', path: one, type, handle: get },
  { method: 'PUT', path: one, type, handle: put },
  { method: 'DELETE', path: one, type, handle: remove },
];

/** The identity's ID in its own casing, after the caller's right to its credentials. */
function demandIdentity(call: Call, verb: 'read' | 'write' | 'delete'): string {
  const id = `${groupIdOf(call)}/providers/${userAssignedType}/${param(call, 'identity')}`;
  call.access.demand(`${type}/${verb}`, id);
  const identity = existingIdentity(call, id);
  if (unsupportedRegions.has(identity.location ?? ''))
    throw new ArmError(
      405,
      'MethodNotAllowed',
      'The request format was unexpected: Support for federated identity credentials not enabled.',
    );
  return identity.id;
}

function credentialsOf(call: Call, identityId: string): SampleFederatedCredential[] {
  return [...call.state.federatedCredentials.values()].filter(
    (held) => idKey(held.identityId) === idKey(identityId),
  );
}

function credentialJson(credential: SampleFederatedCredential): JsonObject {
  const { name, issuer, subject, audience } = credential;
  return {
    id: federatedId(credential).replace('/resourceGroups/', '/resourcegroups/'),
    name,
    type,
    properties: { issuer, ...(subject !== undefined && { subject }), audiences: [audience] },
  };
}

function get(call: Call): Reply {
  const identityId = demandIdentity(call, 'read');
  const name = param(call, 'name');
  const found = call.state.federatedCredentials.get(idKey(federatedId({ identityId, name })));
  if (found === undefined)
    throw new ArmError(
      404,
      'NotFound',
      `The Federated Identity Credential with name '${name}' was not found.`,
    );
  return ok(credentialJson(found));
}

function put(call: Call): Reply {
  const identityId = demandIdentity(call, 'write');
  const name = param(call, 'name');
  if (!/^[a-zA-Z0-9][a-zA-Z0-9\-_]{2,119}$/.test(name)) {
    throw badRequest('BadRequest', `The Federated Identity Credential name '${name}' is invalid.`);
  }
  const body = bodyObject(call);
  onlyMembers(body, 'FederatedIdentityCredential', ['id', 'name', 'type', 'systemData', 'properties']);
  const credential = { identityId, name, ...claimsOf(objectMember(body, 'properties') ?? {}) };
  const key = idKey(federatedId(credential));
  const others = credentialsOf(call, identityId).filter((held) => idKey(federatedId(held)) !== key);
  if (others.some((held) => held.issuer === credential.issuer && held.subject === credential.subject)) {
    throw badRequest(
      'BadRequest',
      'Issuer and subject combination already exists for this Managed Identity.',
    );
  }
  if (others.length >= mostPerIdentity) {
    throw badRequest(
      'BadRequest',
      `Too many Federated Identity Credentials: an identity takes ${mostPerIdentity}.`,
    );
  }
  demandUnlocked(call.state, identityId, 'write');
  const existed = call.state.federatedCredentials.has(key);
  call.state.federatedCredentials.set(key, credential);
  return { status: existed ? 200 : 201, body: credentialJson(credential) };
}

function claimsOf(properties: JsonObject): { issuer: string; subject: string; audience: string } {
  onlyMembers(properties, 'FederatedIdentityCredentialProperties', ['issuer', 'subject', 'audiences']);
  const issuer = textMember(properties, 'issuer');
  const subject = textMember(properties, 'subject');
  const audiences: unknown = properties['audiences'];
  if (!issuer || !subject || audiences === undefined)
    throw badRequest('BadRequest', 'Federated Identity Credential from HTTP body has empty properties');
  if (!Array.isArray(audiences) || audiences.length !== 1) {
    throw badRequest('BadRequest', 'Federated identity credentials must have exactly one audience.');
  }
  const audience: unknown = audiences[0];
  if (typeof audience !== 'string' || audience === '')
    throw badRequest('BadRequest', 'The audience must not be empty.');
  if ([issuer, subject, audience].some((text) => text.length > longest)) {
    throw badRequest('BadRequest', `Issuer, subject and audience take ${longest} characters at most.`);
  }
  if (!URL.canParse(issuer)) throw badRequest('BadRequest', `The issuer '${issuer}' is no URI.`);
  return { issuer, subject, audience };
}

function remove(call: Call): Reply {
  const identityId = demandIdentity(call, 'delete');
  const key = idKey(federatedId({ identityId, name: param(call, 'name') }));
  if (!call.state.federatedCredentials.has(key)) return { status: 204 };
  demandUnlocked(call.state, identityId, 'delete');
  call.state.federatedCredentials.delete(key);
  return { status: 200 };
}
