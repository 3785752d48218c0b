/** Who holds roles at a place of the fake Azure, and which of them are identities. */

import { isAtOrBelow } from '../../../src/model/armId';
import { listing } from '../../../src/model/listing';
import type { Identities, RoleAssignments } from '../../../src/model/ports';
import type { Traffic } from './traffic';
import type { World } from './world';

export function fakeHolders(
  world: World,
  traffic: Traffic,
): Pick<Identities, 'byPrincipals'> & Pick<RoleAssignments, 'at'> {
  return {
    byPrincipals: (tenantId, principalIds, signal) =>
      traffic.call(['byPrincipals', tenantId, ...principalIds], signal, () =>
        listing(world.identities.filter(({ principalId }) => principalIds.includes(principalId))),
      ),
    at: (tenantId, scope, signal) =>
      traffic.call(['assignmentsAt', tenantId, scope], signal, () =>
        listing(
          world.assignments.filter(
            (each) => isAtOrBelow(each.scope, scope) || isAtOrBelow(scope, each.scope),
          ),
        ),
      ),
  };
}
