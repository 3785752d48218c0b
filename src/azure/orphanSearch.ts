/** Role assignments whose principal may be gone: candidates from Resource Graph, and the directory's word by way of ARM. */

import { toFailure } from '../model/failure';
import type { OrphanSearch } from '../model/orphanSearch';
import { apiVersions } from './apiVersions';
import type { Connect } from './connection';
import { mapped } from './pages';
import { below, graphPath, guidOrThrow } from './paths';
import { strangersQuery } from './queries';
import { askAll } from './resourceGraph';
import { distinct } from './roleAssignments';
import { assignmentOfRow } from './roleShapes';

export function createOrphanSearch(connect: Connect): OrphanSearch {
  return {
    /** Without Resource Graph there is no way but reading every assignment of every subscription, which is not done. */
    async candidates(tenantId, signal) {
      const rows = await askAll(connect(tenantId).arm, { query: strangersQuery, aboveToo: true }, signal);
      return distinct(mapped(rows, assignmentOfRow, graphPath));
    },
    /** `assignedTo()` makes ARM look the principal's groups up, which only the directory can say: it refuses one that is gone. */
    async isInDirectory(tenantId, scope, principalId, signal) {
      const principal = guidOrThrow(principalId, 'principalId');
      const path = below(scope, 'providers/Microsoft.Authorization/roleAssignments');
      const filter = `atScope() and assignedTo('${principal}')`;
      try {
        await connect(tenantId).arm.page({ path, apiVersion: apiVersions.roleAssignments, filter }, signal);
        return true;
      } catch (error) {
        if (toFailure(error).code === 'principalNotFound') return false;
        throw error;
      }
    },
  };
}
