/** A connection to a fake Azure, for whatever needs somebody to be signed in. */

import type { Connection } from '../../../src/access/connection';
import { createStore } from '../../../src/access/store';
import { publicCloud } from '../../../src/auth/clouds';
import type { Azure } from '../../../src/model/ports';
import { createFakeAzure } from './fakeAzure';
import { createFakeClock } from './fakeClock';

export function aConnection(over: Partial<Connection> & { readonly azure?: Azure } = {}): Connection {
  const azure = over.azure ?? createFakeAzure();
  const store = createStore({ azure, clock: createFakeClock(), subscriptionFilter: () => [] });
  return {
    account: { kind: 'azureCli', label: 'alice@contoso.example' },
    cloud: publicCloud,
    sample: false,
    azure,
    store,
    index: store.index,
    ...over,
  };
}
