/** Every sentence that commands name by code, one table for each thing that is done. */

import { federationSayings } from './sayings/federation';
import { formSayings } from './sayings/form';
import { permissionSayings } from './sayings/permission';
import { placeSayings } from './sayings/place';

export const sayings = {
  ...federationSayings,
  ...formSayings,
  ...permissionSayings,
  ...placeSayings,
} as const;
