/** Whose request was refused: one of the managed identities, the person signed in, a developer's tool, or somebody else. */

import { sameId } from '../../model/armId';
import type { Account } from '../../model/account';
import type { Problem } from '../../model/listing';
import type { FoundIdentity } from '../identitySearch';
import type { Store } from '../storePort';
import type { DeveloperTool, Who } from './explanation';
import type { Caller } from './refusal';

/** First-party applications of Entra ID; their IDs are the same in every tenant. */
const tools: Readonly<Record<string, DeveloperTool>> = {
  '04b07795-8ddb-461a-bbee-02f9e1bf7b46': 'azureCli',
  '1950a258-227b-4e31-a9cf-717495945fc2': 'azurePowerShell',
  'c44b4083-3bb0-49c1-b47d-974e53cbdf3c': 'azurePortal',
  '872cd9fa-d31f-45e0-9eab-6e460a02d1f1': 'visualStudio',
  'aebc6443-996d-45c2-90f0-388ff96faa56': 'visualStudioCode',
};

/** What the error alone tells, when nobody is signed in. */
export function unlookedCaller(caller: Caller): Who {
  return told(caller, '') ?? { is: 'notLooked', caller };
}

/** Looks the caller up: in what is known already, then in every tenant. Throws when no tenant could be asked. */
export async function whoIs(
  {
    store,
    account,
  }: { readonly store: Pick<Store, 'index' | 'identityById' | 'find'>; readonly account: Account },
  caller: Caller,
  signal: AbortSignal,
): Promise<{ readonly who: Who; readonly problems: readonly Problem[] }> {
  const known = (who: Who) => ({ who, problems: [] });
  const who = told(caller, account.label);
  if (who !== undefined) return known(who);
  const { objectId, clientId, resourceId, name } = caller;
  for (const each of [resourceId, objectId, clientId]) {
    const found = each === undefined ? undefined : store.index.lookup(each);
    if (found !== undefined)
      return known({ is: 'identity', located: await store.identityById(found.identity.id, signal) });
  }
  const wanted = objectId ?? clientId ?? resourceId ?? name ?? '';
  const { items, problems } = await store.find(wanted, signal);
  const exact = items.filter((item) => isCaller(item, caller));
  const [located] = exact;
  // A name alone says who it is only where a single identity has it.
  const byId = (objectId ?? clientId ?? resourceId) !== undefined;
  if (located !== undefined && (byId || exact.length === 1)) return known({ is: 'identity', located });
  return { who: { is: 'stranger', caller }, problems };
}

/** @param label what the account signed in is known by; empty when none is. */
function told({ objectId, clientId, resourceId, name }: Caller, label: string): Who | undefined {
  const tool = tools[clientId?.toLowerCase() ?? ''];
  if (tool !== undefined) return { is: 'tool', tool };
  if (name !== undefined && label !== '' && sameText(name, label)) return { is: 'you', name };
  if (name?.includes('@') === true) return { is: 'person', name };
  return (objectId ?? clientId ?? resourceId ?? name) === undefined ? { is: 'notSaid' } : undefined;
}

function isCaller({ identity }: FoundIdentity, { objectId, clientId, resourceId, name }: Caller): boolean {
  if (objectId !== undefined) return sameText(identity.principalId, objectId);
  if (clientId !== undefined) return identity.clientId !== undefined && sameText(identity.clientId, clientId);
  if (resourceId !== undefined) return sameId(identity.id, resourceId);
  return name !== undefined && sameText(identity.name, name);
}

function sameText(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
