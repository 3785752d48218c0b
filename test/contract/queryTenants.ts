/** The tenants that the queries are tried on, and who asks: the sample, and some that chance made. */

import { contoso } from '../../src/sampleTenant/data/contoso';
import type { SampleData } from '../../src/sampleTenant/data/shape';
import { sampleCallers } from '../../src/sampleTenant/entry';
import { generateTenant } from '../unit/sampleTenant/generate';

export interface QueryTenant {
  readonly name: string;
  readonly data: SampleData;
  /** Object ID. */
  readonly caller: string;
}

const small = { subscriptions: 3, identities: 12, resources: 18, assignments: 40 };
const wide = { subscriptions: 9, identities: 20, resources: 40, assignments: 90 };

export const tenants: readonly QueryTenant[] = [
  { name: 'the sample tenant', data: contoso(), caller: sampleCallers.owner.oid },
  { name: 'the sample tenant, for one who only reads', data: contoso(), caller: sampleCallers.reader.oid },
  ...[1, 2, 3, 4].map((seed) => ({
    name: `a generated tenant (seed ${seed})`,
    data: generateTenant(seed, seed > 2 ? wide : small),
    caller: sampleCallers.owner.oid,
  })),
];
