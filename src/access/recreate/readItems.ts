/** Reads what is to be written as code from Azure itself, never from what the view shows. */

import type {
  AssignmentItem,
  AttachmentItem,
  CredentialItem,
  Format,
  IdentityItem,
  Item,
} from '../../code/recreate/items';
import { idKey, isUserAssignedId, resourceTypeOf, sameId } from '../../model/armId';
import { isAttached } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import { bounded } from '../../model/bounded';
import { Failure } from '../../model/failure';
import { orUnknown } from '../../model/orUnknown';
import type { FederatedCredential } from '../../model/federation';
import type { UserAssignedIdentity } from '../../model/identity';
import type { Azure } from '../../model/ports';

/** What is to be copied, and the tenant whose token reads it. */
export type Subject =
  | { readonly what: 'identity'; readonly id: string; readonly tenantId: string }
  | {
      readonly what: 'assignment';
      readonly id: string;
      readonly tenantId: string;
      /** The user-assigned identity that holds it, where that is known. */
      readonly identityId?: string;
    }
  | {
      readonly what: 'credential';
      readonly id: string;
      readonly identityId: string;
      readonly tenantId: string;
    }
  | {
      readonly what: 'attachment';
      /** The resource. */
      readonly id: string;
      readonly tenantId: string;
      /** Absent for the resource's own, system-assigned identity. */
      readonly identityId?: string;
    };

export interface ReadItems {
  readonly items: readonly Item[];
  /** Names of credentials without a subject: they match by an expression that Azure does not show. */
  readonly flexible: readonly string[];
}

/** Requests under way at a time. */
const atOnce = 4;

/** In the order of the subjects. Throws the first failure: a text that lacks something would not make it anew. */
export async function readItems(
  azure: Azure,
  subjects: readonly Subject[],
  format: Format,
  signal: AbortSignal,
): Promise<ReadItems> {
  const lists = new Map<string, Promise<readonly FederatedCredential[]>>();
  // Azure gives such a list once in some seconds, so all credentials of an identity come out of one.
  const credentialsOf = (tenantId: string, identityId: string): Promise<readonly FederatedCredential[]> => {
    const known = lists.get(idKey(identityId)) ?? allCredentials(azure, tenantId, identityId, signal);
    lists.set(idKey(identityId), known);
    return known;
  };
  const outcomes = await bounded<Subject, Item | string>(
    subjects,
    atOnce,
    async (subject) => {
      switch (subject.what) {
        case 'identity':
          return identityItem(azure, subject.tenantId, subject.id, signal);
        case 'assignment':
          return assignmentItem(azure, subject, format, signal);
        case 'attachment':
          return attachmentItem(azure, subject, format, signal);
        case 'credential':
          return credentialItem(await credentialsOf(subject.tenantId, subject.identityId), subject);
      }
    },
    signal,
  );
  const read = outcomes.map((outcome) => {
    if ('failure' in outcome) throw outcome.failure;
    return outcome.value;
  });
  return {
    items: read.filter((one) => typeof one !== 'string'),
    flexible: read.filter((one) => typeof one === 'string'),
  };
}

async function identityItem(
  azure: Azure,
  tenantId: string,
  id: string,
  signal: AbortSignal,
): Promise<IdentityItem> {
  const identity = await azure.identities.get(tenantId, id, signal);
  if (identity.kind !== 'userAssigned') throw new Failure('notFound', { resource: id });
  return itemOfIdentity(identity);
}

export function itemOfIdentity({ id, location, tags, isolationScope }: UserAssignedIdentity): IdentityItem {
  return {
    kind: 'identity',
    id,
    location,
    tags,
    // What an identity has that nobody restricted.
    ...(isolationScope !== undefined && isolationScope !== 'None' && { isolationScope }),
  };
}

async function assignmentItem(
  azure: Azure,
  { id, tenantId, identityId }: Extract<Subject, { what: 'assignment' }>,
  format: Format,
  signal: AbortSignal,
): Promise<AssignmentItem> {
  const made = await azure.roleAssignments.get(tenantId, id, signal);
  const { scope, principalId, principalType, roleGuid, condition, description } = made;
  const [roleName, apiVersion] = await Promise.all([
    roleNameOf(azure, tenantId, scope, roleGuid, signal),
    // Only Bicep names what an assignment stands on by its version.
    format === 'bicep' && resourceTypeOf(scope) !== undefined
      ? azure.scopes.versionOf(tenantId, scope, signal)
      : undefined,
  ]);
  return {
    kind: 'assignment',
    scope,
    principalId,
    roleGuid,
    name: id.slice(id.lastIndexOf('/') + 1),
    ...(principalType !== undefined && { principalType }),
    ...(identityId !== undefined && { identityId }),
    ...(roleName !== undefined && { roleName }),
    ...(condition !== undefined && { condition }),
    ...(description !== undefined && { description }),
    ...(apiVersion !== undefined && { apiVersion }),
  };
}

/** It stands in comments only, so that whoever may not read roles goes without. */
async function roleNameOf(
  azure: Azure,
  tenantId: string,
  scope: string,
  guid: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  return (await orUnknown(azure.roleDefinitions.get(tenantId, scope, guid, signal)))?.roleName;
}

/** The name alone, when its subject cannot be read. */
function credentialItem(
  all: readonly FederatedCredential[],
  { id, identityId }: Extract<Subject, { what: 'credential' }>,
): CredentialItem | string {
  const found = all.find((one) => sameId(one.id, id));
  if (found === undefined) throw new Failure('notFound', { resource: id });
  const { name, issuer, subject, audiences } = found;
  return subject === undefined ? name : { kind: 'credential', identityId, name, issuer, subject, audiences };
}

async function allCredentials(
  azure: Azure,
  tenantId: string,
  identityId: string,
  signal: AbortSignal,
): Promise<readonly FederatedCredential[]> {
  const { items, problems } = await azure.federatedCredentials.list(tenantId, identityId, signal);
  const [problem] = problems;
  if (problem !== undefined) throw problem.failure;
  return items;
}

async function attachmentItem(
  azure: Azure,
  { id, tenantId, identityId }: Extract<Subject, { what: 'attachment' }>,
  format: Format,
  signal: AbortSignal,
): Promise<AttachmentItem> {
  const carrier = await azure.identityBlocks.read(tenantId, id, signal);
  const { block, location } = carrier;
  const isDeclared = format === 'bicep' || format === 'armTemplate';
  const document = isDeclared ? await azure.scopes.document(tenantId, id, signal) : undefined;
  const isThere = identityId === undefined ? block.system !== undefined : isAttached(block, identityId);
  if (!isThere) throw notThere(carrier, identityId);
  return itemOfCarrier(carrier, identityId, document === undefined ? { location } : membersOf(document));
}

/** @param identityId the one to attach; the resource's own when absent. */
export function itemOfCarrier(
  { id, apiVersion, kind, block }: Carrier,
  identityId: string | undefined,
  members: Readonly<Record<string, unknown>>,
): AttachmentItem {
  const isMeant = (each: string): boolean => identityId !== undefined && sameId(each, identityId);
  return {
    kind: 'attachment',
    resource: { id, apiVersion, members, ...(kind !== undefined && { kind }) },
    attach: {
      systemAssigned: identityId === undefined,
      userAssigned: identityId === undefined ? [] : [identityId],
    },
    keep: {
      systemAssigned: block.system !== undefined,
      userAssigned: block.userAssigned.map((one) => one.id).filter((each) => !isMeant(each)),
    },
  };
}

/** The nodes of a cluster have an identity that stands in its profile instead of in the block. */
function notThere({ verdict }: Carrier, identityId: string | undefined): Failure {
  const isCluster = !verdict.can && verdict.why === 'cluster';
  const reason = identityId === undefined ? 'noSystemAssigned' : isCluster ? 'attach.cluster' : 'notAttached';
  return new Failure('badArgument', { field: 'id', values: { reason } });
}

/** What a declaration says beside name, kind, identity and properties. Of the rest nothing is kept: it can hold secrets. */
const declared = ['location', 'extendedLocation', 'tags', 'sku', 'plan', 'zones', 'managedBy'];

function membersOf(document: unknown): Readonly<Record<string, unknown>> {
  if (typeof document !== 'object' || document === null) return {};
  const entries = Object.entries(document).filter(
    ([name, value]) => declared.includes(name) && value !== null && value !== '',
  );
  return Object.fromEntries(entries);
}

/** Whether an ID is one of a user-assigned identity's federated credentials; its identity's ID then. */
export function ownerOfCredential(id: string): string | undefined {
  const match = /^(.*)\/federatedIdentityCredentials\/[^/]+$/i.exec(id);
  const owner = match?.[1];
  return owner !== undefined && isUserAssignedId(owner) ? owner : undefined;
}
