/** Fits what is written to the host that the workspace is for: an ID that the host does not take is left out, or warned about. */

import { limitOf, type Host, type Limit } from '../code/hosts';
import { columnOf } from '../code/clients/columns';
import { formFor, takesCredential } from '../code/clients/tables';
import type { Language } from '../code/language';
import type { CredentialRequest } from '../code/request';
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
  const fitted = offers.map((offer): Fitted => {
    if (offer.does !== 'write') return { offer };
    const { request, obstacle } = fitRequest(offer.request, hosts, language);
    return { offer: { ...offer, request }, ...(obstacle && { obstacle }) };
  });
  const free = new Set(
    fitted.flatMap(({ offer, obstacle }) =>
      offer.does === 'write' && obstacle === undefined ? [offer.identity?.id] : [],
    ),
  );
  return fitted.filter(
    ({ offer, obstacle }) =>
      obstacle === undefined || (offer.does === 'write' && !free.has(offer.identity?.id)),
  );
}

/** The request as the hosts want it, with what still stands against it. */
export function fitRequest(
  request: CredentialRequest,
  hosts: ReadonlySet<Host>,
  language: Language | undefined,
): { readonly request: CredentialRequest; readonly obstacle?: Obstacle } {
  const sdk = language && columnOf(language);
  // A limit is that of an SDK: scripts and declarations have none.
  if (sdk === undefined) return { request };
  const form = request.target && formFor(sdk, request.target);
  const takesWorkload =
    (request.identifier === 'clientId' || request.identifier === 'systemAssigned') &&
    (form === undefined || takesCredential(form));
  let wanted = request;
  for (const host of hosts) {
    const limit = limitOf(host, sdk, request.identifier);
    if (limit === 'useWorkloadIdentity' && takesWorkload) wanted = { ...request, workload: true };
    else if (limit !== undefined) return { request, obstacle: { host, limit } };
  }
  return { request: wanted };
}
