/** Where the two restore scripts of one identity go: side by side, the one that was named exactly there. */

import type { RestoreFormat } from '../../code/recreate/restore';
import type { Files } from '../../ui/ports';

/** The address of each script. */
export type RestorePlaces = Readonly<Record<RestoreFormat, string>>;

/** Bicep goes to an address that ends so, the commands to any other; the second script goes beside the first. */
export function placesAt(address: string): RestorePlaces {
  const stem = address.replace(/\.\w+$/, '');
  return /\.bicep$/i.test(address)
    ? { azureCli: `${stem}.sh`, bicep: address }
    : { azureCli: address, bicep: `${stem}.bicep` };
}

/** A place that is nobody's yet, in the folder for what is kept. @param now milliseconds since 1970. */
export async function freePlaces(files: Files, name: string, now: number): Promise<RestorePlaces> {
  const stamp = new Date(now)
    .toISOString()
    .replace(/\.\d+Z$/, '')
    .replace(/\D/g, '');
  for (let times = 1; ; times += 1) {
    const places = placesAt(`${files.keptFolder}/${name}-${stamp}${times === 1 ? '' : `-${times}`}.sh`);
    if ((await taken(files, places)).length === 0) return places;
  }
}

/** Those of the places where there is a file already. */
export async function taken(files: Files, { azureCli, bicep }: RestorePlaces): Promise<readonly string[]> {
  const found = await Promise.all(
    [azureCli, bicep].map(async (address) => ({ address, exists: await files.exists(address) })),
  );
  return found.filter(({ exists }) => exists).map(({ address }) => address);
}
