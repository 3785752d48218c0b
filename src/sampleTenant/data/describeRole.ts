/** Describes a role of the sample in one line made of its own actions, since Azure's descriptions are not ours to copy. */

import type { SamplePermission } from './shape';

/** More kinds of things than this are counted. */
const most = 3;

/** "Data: blobs (read, write). Resources: containers (read), with exceptions." */
export function describeRole(permissions: readonly SamplePermission[]): string {
  const of = (kind: keyof Pick<SamplePermission, 'actions' | 'dataActions'>): readonly string[] =>
    permissions.flatMap((one) => one[kind]);
  const parts = [sentence('Data', of('dataActions')), sentence('Resources', of('actions'))];
  const excepted = permissions.some((one) => one.notActions.length + one.notDataActions.length > 0);
  const text = parts.filter((part) => part !== '').join('. ');
  return text === '' ? 'Allows nothing by itself.' : `${text}${excepted ? ', with exceptions' : ''}.`;
}

function sentence(kind: string, operations: readonly string[]): string {
  const verbs = new Map<string, string[]>();
  for (const operation of operations) {
    const [thing, verb] = parts(operation);
    verbs.set(thing, [...(verbs.get(thing) ?? []), verb]);
  }
  const said = [...verbs].map(([thing, of]) => `${thing} (${[...new Set(of)].join(', ')})`);
  if (said.length === 0) return '';
  const rest = said.length - most;
  return `${kind}: ${said.slice(0, most).join('; ')}${rest > 0 ? `; and ${rest} more` : ''}`;
}

/** What an operation is done to, and what is done: `…/queues/messages/add/action` is to "add" "messages". */
function parts(operation: string): [thing: string, verb: string] {
  const segments = operation.split('/').filter((segment) => segment !== 'action');
  const verb = segments.at(-1) ?? '';
  const thing = segments.slice(0, -1).findLast((segment) => segment !== '*');
  return [thing === undefined ? 'everything' : spaced(thing), verb === '*' ? 'all' : spaced(verb)];
}

/** `generateUserDelegationKey` as words; a provider's name stays as it is. */
function spaced(name: string): string {
  if (name.includes('.')) return name;
  return name.replace(
    /([a-z])([A-Z])/g,
    (_, before: string, after: string) => `${before} ${after.toLowerCase()}`,
  );
}
