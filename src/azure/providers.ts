/** What resource providers say of their types: versions, and what a resource of the type can have. */

import { idKey } from '../model/armId';
import type { ProvidedType } from '../model/identityHosts';
import { apiVersions } from './apiVersions';
import type { Arm } from './arm';
import { at, present, records, text, texts } from './decode';
import { pathOf } from './paths';

/**
 * One of a provider's types as the subscription has it, as the tenant without one; `undefined` when the provider has no
 * such type.
 * @param type without the provider, such as `sites/slots`, in any case.
 */
export async function providedType(
  arm: Pick<Arm, 'get'>,
  subscriptionId: string | undefined,
  namespace: string,
  type: string,
  signal: AbortSignal,
): Promise<ProvidedType | undefined> {
  const where = subscriptionId === undefined ? '' : `/subscriptions/${pathOf(subscriptionId)}`;
  const path = `${where}/providers/${pathOf(namespace)}`;
  const provider = await arm.get({ path, apiVersion: apiVersions.providers }, signal);
  const entry = records(at(provider, 'resourceTypes')).find(
    (one) => idKey(text(one['resourceType']) ?? '') === idKey(type),
  );
  return entry === undefined
    ? undefined
    : {
        apiVersions: texts(entry['apiVersions']),
        locations: texts(entry['locations']),
        ...present('capabilities', text(entry['capabilities'])),
      };
}

/** The newest version that is no preview, else the newest. */
export function newestVersion({ apiVersions: versions }: ProvidedType): string | undefined {
  const sorted = [...versions].sort().reverse();
  return sorted.find((version) => !version.includes('preview')) ?? sorted[0];
}
