/** What a call of "Copy as code" is about: nodes of one kind, an ID of any kind, or an identity that is asked for. */

import type { Connection } from '../../access/connection';
import { ownerOfCredential, type Subject } from '../../access/recreate/readItems';
import { isUserAssignedId, resourceTypeOf } from '../../model/armId';
import { nestedName } from '../../model/resourceName';
import type { Node } from '../../tree/nodes';
import { armIdOf, badArgument, identityIdOf, roleAssignmentId, valuesOf } from '../arguments';
import type { CommandDeps, CommandInput } from '../deps';
import { oneIdentity } from '../subject';
import { readingTenant } from '../tenants';

/** A subject, and what a person calls it. */
export interface NamedSubject {
  readonly subject: Subject;
  readonly name: string;
}

/** `undefined` when the person left. Throws `badArgument` for an ID that nothing can be made of. */
export async function subjectsOf(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<readonly NamedSubject[] | undefined> {
  if (input.from === 'nodes') {
    const [clicked] = input.nodes;
    const alike = input.nodes.filter(({ kind }) => kind === clicked.kind);
    return alike.flatMap((node) => subjectOfNode(node) ?? []);
  }
  const values = valuesOf(input);
  const identityId = identityIdOf(values);
  const given = armIdOf(values, 'id');
  const id = given ?? identityId;
  if (id !== undefined) {
    const named = subjectOfId(id, given === undefined ? undefined : identityId);
    const tenantId = await readingTenant(deps, connection, id);
    return [{ ...named, subject: { ...named.subject, tenantId } }];
  }
  const located = await oneIdentity(deps, connection, input, { doing: 'said', what: ['recreate.purpose'] });
  if (located === undefined) return undefined;
  const named = subjectOfId(located.identity.id, undefined);
  return [{ ...named, subject: { ...named.subject, tenantId: located.tenantId } }];
}

/** `undefined` for a node that stands for nothing that could be made anew. */
function subjectOfNode(node: Node): NamedSubject | undefined {
  switch (node.kind) {
    case 'identity': {
      const { identity, tenantId } = node;
      const what = identity.kind === 'userAssigned' ? 'identity' : 'attachment';
      return { subject: { what, id: identity.id, tenantId }, name: identity.name };
    }
    case 'roleAssignment': {
      const { assignment, identity, tenantId, group } = node;
      // What a group holds is the group's.
      if (group !== undefined) return undefined;
      const holder = identity.kind === 'userAssigned' ? { identityId: identity.id } : {};
      return {
        subject: { what: 'assignment', id: assignment.id, tenantId, ...holder },
        name: assignment.roleName ?? assignment.roleGuid,
      };
    }
    case 'federatedCredential': {
      const { credential, identity, tenantId } = node;
      return {
        subject: { what: 'credential', id: credential.id, identityId: identity.id, tenantId },
        name: credential.name,
      };
    }
    case 'user': {
      const { user, identity, tenantId } = node;
      return {
        subject: { what: 'attachment', id: user.id, identityId: identity.id, tenantId },
        name: nestedName(user.id),
      };
    }
    default:
      return undefined;
  }
}

/** Its tenant is still to be found. */
function subjectOfId(id: string, identityId: string | undefined): NamedSubject {
  const name = nestedName(id);
  const tenantId = '';
  const type = resourceTypeOf(id)?.toLowerCase();
  if (type === undefined) throw badArgument('id', 'recreatable', id);
  if (identityId !== undefined) {
    if (!isUserAssignedId(identityId)) throw badArgument('identityId', 'onlyUserAssigned', identityId);
    return { subject: { what: 'attachment', id, identityId, tenantId }, name };
  }
  if (isUserAssignedId(id)) return { subject: { what: 'identity', id, tenantId }, name };
  if (type === 'microsoft.authorization/roleassignments')
    return { subject: { what: 'assignment', id: roleAssignmentId(id, 'id'), tenantId }, name };
  const owner = ownerOfCredential(id);
  if (owner !== undefined) return { subject: { what: 'credential', id, identityId: owner, tenantId }, name };
  return { subject: { what: 'attachment', id, tenantId }, name };
}
