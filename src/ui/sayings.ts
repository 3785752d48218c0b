/** Every sentence that commands name by code, one table for each thing that is done. */

import { federationCheckSayings } from './sayings/federationCheck';
import { federationSayings } from './sayings/federation';
import { createSayings } from './sayings/createIdentity';
import { appIdentitySayings } from './sayings/appIdentity';
import { attachSayings } from './sayings/attach';
import { detachSayings } from './sayings/detach';
import { deletionSayings } from './sayings/deleteIdentity';
import { explainSayings } from './sayings/explain';
import { formSayings } from './sayings/form';
import { identityKindSayings } from './sayings/identityKind';
import { isolationSayings } from './sayings/isolation';
import { comparisonSayings } from './sayings/comparison';
import { conditionSayings } from './sayings/conditions';
import { cosmosSayings } from './sayings/cosmos';
import { orderSayings } from './sayings/order';
import { accessSayings } from './sayings/access';
import { ownAccessSayings } from './sayings/ownAccess';
import { orphanSayings } from './sayings/orphans';
import { policySayings } from './sayings/policies';
import { permissionSayings } from './sayings/permission';
import { placeSayings } from './sayings/place';
import { missingSayings } from './sayings/missing';
import { recreateSayings } from './sayings/recreate';
import { tagSayings } from './sayings/tags';
import { updateSayings } from './sayings/updateIdentity';

export const sayings = {
  ...federationSayings,
  ...federationCheckSayings,
  ...createSayings,
  ...deletionSayings,
  ...appIdentitySayings,
  ...attachSayings,
  ...detachSayings,
  ...explainSayings,
  ...formSayings,
  ...identityKindSayings,
  ...isolationSayings,
  ...comparisonSayings,
  ...conditionSayings,
  ...cosmosSayings,
  ...orderSayings,
  ...accessSayings,
  ...ownAccessSayings,
  ...orphanSayings,
  ...policySayings,
  ...permissionSayings,
  ...placeSayings,
  ...missingSayings,
  ...recreateSayings,
  ...tagSayings,
  ...updateSayings,
} as const;
