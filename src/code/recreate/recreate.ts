/** Writes what makes things anew, in any of the five formats: the door of this folder. */

import { armTemplateOf } from './armTemplate';
import { azureCliOf } from './azureCli';
import { azurePowerShellOf } from './azurePowerShell';
import { bicepOf } from './bicep';
import type { Format, Item, Options } from './items';
import { terraformOf } from './terraform';

const writers: Readonly<Record<Format, (items: readonly Item[], options: Options) => string>> = {
  bicep: bicepOf,
  armTemplate: armTemplateOf,
  terraform: terraformOf,
  azureCli: azureCliOf,
  azurePowerShell: azurePowerShellOf,
};

/**
 * A whole text that makes the items, in the order in which they have to be made, with a line end at its end. What refers
 * to an identity of the same list takes that identity's new IDs.
 */
export function recreate(format: Format, items: readonly Item[], options: Options): string {
  return writers[format](items, options);
}
