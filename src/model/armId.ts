/** ARM IDs: taken apart, put together and compared without regard to case, as ARM compares them. */

/** The parts of an ARM ID. `types` and `names` run in step below `provider`; extension resources keep the last provider. */
export interface ArmId {
  readonly subscriptionId?: string;
  readonly resourceGroup?: string;
  readonly managementGroup?: string;
  readonly provider?: string;
  readonly types: readonly string[];
  readonly names: readonly string[];
}

/** Same ID, whatever its case and whether or not it ends in a slash. */
export function sameId(a: string, b: string): boolean {
  return idKey(a) === idKey(b);
}

/** The form of an ID to use as a key of a map: lower case, one leading slash, none at the end; `/` is the root scope. */
export function idKey(id: string): string {
  // Nearly every ID is well formed, and ten thousand of them are looked up at once.
  if (id.startsWith('/') && !id.startsWith('/', 1) && !id.endsWith('/')) return id.toLowerCase();
  return '/' + id.toLowerCase().replace(/^\/+|\/+$/g, '');
}

/** Takes an ARM ID apart; `undefined` when it is none. The root scope `/` is an ID without parts. */
export function parseArmId(id: string): ArmId | undefined {
  if (!id.startsWith('/')) return undefined;
  const segments = id.split('/').filter((segment) => segment !== '');
  let subscriptionId: string | undefined;
  let resourceGroup: string | undefined;
  let provider: string | undefined;
  let types: string[] = [];
  let names: string[] = [];
  for (let at = 0; at < segments.length; at += 2) {
    const word = segments[at] ?? '';
    const value = segments[at + 1];
    if (value === undefined) return undefined;
    const lower = word.toLowerCase();
    if (lower === 'subscriptions' && at === 0) subscriptionId = value;
    else if (lower === 'resourcegroups' && at === 2 && subscriptionId !== undefined) resourceGroup = value;
    else if (lower === 'providers') {
      provider = value;
      types = [];
      names = [];
    } else if (provider !== undefined) {
      types.push(word);
      names.push(value);
    } else return undefined;
  }
  if (provider !== undefined && types.length === 0) return undefined;
  const isGroup =
    provider?.toLowerCase() === 'microsoft.management' &&
    types.length === 1 &&
    types[0]?.toLowerCase() === 'managementgroups';
  const managementGroup = isGroup ? names[0] : undefined;
  return {
    ...(subscriptionId !== undefined && { subscriptionId }),
    ...(resourceGroup !== undefined && { resourceGroup }),
    ...(managementGroup !== undefined && { managementGroup }),
    ...(provider !== undefined && { provider }),
    types,
    names,
  };
}

/** The resource type of an ID, such as `Microsoft.Web/sites/slots`; `undefined` for scopes that are no resource. */
export function resourceTypeOf(id: string): string | undefined {
  const parsed = parseArmId(id);
  if (parsed?.provider === undefined || parsed.managementGroup !== undefined) return undefined;
  return [parsed.provider, ...parsed.types].join('/');
}

/** The last segment of an ID: a resource's own name, a role definition's GUID. */
export function lastSegment(id: string): string {
  return id.slice(id.replace(/\/+$/, '').lastIndexOf('/') + 1).replace(/\/+$/, '');
}

/** Whether `id` is `scope` or lies below it, by whole segments. */
export function isAtOrBelow(id: string, scope: string): boolean {
  const [inner, outer] = [idKey(id), idKey(scope)];
  return outer === '/' || inner === outer || inner.startsWith(outer + '/');
}

const userAssignedType = 'microsoft.managedidentity/userassignedidentities';

/** Whether the ID is one of a user-assigned identity, judged by its type. */
export function isUserAssignedId(id: string): boolean {
  return resourceTypeOf(id)?.toLowerCase() === userAssignedType;
}

/** Whether the text has the form of a GUID, in any case, with hyphens. */
export function isGuid(text: string): boolean {
  return /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
}
