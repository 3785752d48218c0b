/** Role definitions: what can be assigned at a scope, and one by its GUID. Keeping them is the caller's business. */

import { Failure } from '../model/failure';
import { listing } from '../model/listing';
import type { RoleDefinitions } from '../model/ports';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { record } from './decode';
import { mapped, whole } from './pages';
import { below, guidOrThrow } from './paths';
import { definitionOf } from './roleShapes';

const collection = 'providers/Microsoft.Authorization/roleDefinitions';

/** Read without the SDK: it drops the condition of a role's permissions, and takes ten times as long over the 900 roles. */
export function createRoleDefinitions(connect: Connect): RoleDefinitions {
  return {
    /** Throws when any page fails: a list of roles that lacks many would be taken for all there are. */
    async list(tenantId, scope, signal) {
      const call = { path: below(scope, collection), apiVersion: apiVersions.roleDefinitions };
      const all = whole(await connect(tenantId).arm.list(call, signal));
      return mapped(listing(all), definitionOf, scope);
    },
    async get(tenantId, scope, roleGuid, signal) {
      const path = below(scope, `${collection}/${guidOrThrow(roleGuid, 'roleDefinitionId')}`);
      const item = await connect(tenantId).arm.get({ path, apiVersion: apiVersions.roleDefinitions }, signal);
      const found = definitionOf(record(item));
      if (found === undefined) throw new Failure('untrustedAnswer', { resource: path });
      return found;
    },
  };
}
