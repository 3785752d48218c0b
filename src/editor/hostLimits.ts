/** Fits offers to the host that the workspace is for: an ID that the host does not take is left out, or warned about. */

import { limitOf, type Host, type Limit } from '../code/hosts';
import { columnOf } from '../code/clients/columns';
import type { Language } from '../code/language';
import type { Offer } from './offers';

export interface Fitted {
  readonly offer: Offer;
  /** What stands against it, with nothing better left. */
  readonly obstacle?: Obstacle;
}

export interface Obstacle {
  readonly host: Host;
  readonly limit: Limit;
}

/** Leaves out what another offer for the same identity does without the obstacle; warns of what is left. */
export function fitToHosts(
  offers: readonly Offer[],
  hosts: ReadonlySet<Host>,
  language: Language | undefined,
): readonly Fitted[] {
  const sdk = language && columnOf(language);
  // A limit is that of an SDK: scripts and declarations have none.
  if (hosts.size === 0 || sdk === undefined) return offers.map((offer) => ({ offer }));
  const obstacleOf = (offer: Offer): Obstacle | undefined => {
    if (offer.does !== 'write') return undefined;
    for (const host of hosts) {
      const limit = limitOf(host, sdk, offer.request.identifier);
      if (limit !== undefined) return { host, limit };
    }
    return undefined;
  };
  const free = new Set(
    offers.flatMap((offer) =>
      offer.does === 'write' && obstacleOf(offer) === undefined ? [offer.identity?.id] : [],
    ),
  );
  return offers.flatMap((offer): Fitted[] => {
    const obstacle = obstacleOf(offer);
    if (obstacle === undefined) return [{ offer }];
    const isSpare = offer.does === 'write' && free.has(offer.identity?.id);
    return isSpare ? [] : [{ offer, obstacle }];
  });
}
