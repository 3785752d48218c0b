/** Before a flow asks for anything: says what the caller seems not to be allowed, and offers a request for whoever owns the place. */

import { accessRequest, type RequestedRole } from '../access/accessRequest';
import type { Connection } from '../access/connection';
import { mayI, type Need } from '../access/mayI';
import { lastSegment, resourceTypeOf } from '../model/armId';
import { isCancelled } from '../model/failure';
import type { RoleDefinition } from '../model/role';
import type { Said } from '../ui/said';
import type { CommandDeps } from './deps';

export interface Intent {
  readonly tenantId: string;
  readonly needs: readonly Need[];
  /** What is enough instead, where it is allowed. */
  readonly orElse?: readonly Need[];
  /** Says what does not seem to be allowed, and where. */
  readonly message: Said;
}

/**
 * Whether to go on: `true` when nothing is known to be missing, or when the person goes on all the same. The request that
 * the person may take instead stands open and is in the clipboard then. Throws `cancelled` only.
 */
export async function mayGoOn(
  deps: Pick<CommandDeps, 'ui' | 'operationsOf'>,
  connection: Connection,
  { tenantId, needs, orElse = [], message }: Intent,
): Promise<boolean> {
  const { ui } = deps;
  const asked = (these: readonly Need[]) =>
    ui.busyInView((signal) => mayI(connection.azure.guards, tenantId, these, signal));
  const { missing } = await asked(needs);
  if (missing.length === 0) return true;
  if (orElse.length > 0 && (await asked(orElse)).missing.length === 0) return true;
  const request = await requestFor(deps, connection, tenantId, missing);
  const answer = await ui.choose(
    {
      message,
      detail: [...request.roles.flatMap(detailOf), ['permission.hint']],
      answers: [
        { answer: 'goOn', label: ['permission.goOn'] },
        { answer: 'copy', label: ['permission.copyRequest'] },
      ],
    },
    connection.sample,
  );
  if (answer === 'copy') await handOver(deps, connection, request);
  return answer === 'goOn';
}

/** Names for each scope the smallest role that has what is missing there. */
export async function requestFor(
  { ui, operationsOf }: Pick<CommandDeps, 'ui' | 'operationsOf'>,
  { azure, store, account }: Connection,
  tenantId: string,
  missing: readonly Need[],
): Promise<ReturnType<typeof accessRequest>> {
  const scope = missing[0]?.scope ?? '/';
  const definitions = await ui.busyInView(async (signal): Promise<readonly RoleDefinition[]> => {
    try {
      return await store.roleDefinitions(tenantId, scope, signal);
    } catch (error) {
      if (isCancelled(error)) throw error;
      // Whoever may do little may often not read roles either: the request then names the actions.
      return [];
    }
  });
  const request = accessRequest(account.label, missing, definitions, operationsOf);
  const roles = await ui.busyInView((signal) =>
    Promise.all(request.roles.map((one) => withVersion(azure, tenantId, one, signal))),
  );
  return { ...request, roles };
}

/** With the version that a resource at its scope is read with, where somebody can say. Throws `cancelled`. */
export async function withVersion(
  { scopes }: Connection['azure'],
  tenantId: string,
  requested: RequestedRole,
  signal: AbortSignal,
): Promise<RequestedRole> {
  if (requested.role === undefined || resourceTypeOf(requested.scope) === undefined) return requested;
  try {
    return { ...requested, apiVersion: await scopes.versionOf(tenantId, requested.scope, signal) };
  } catch (error) {
    if (isCancelled(error)) throw error;
    return requested;
  }
}

/** Opens the request and copies it. */
export async function handOver(
  { ui }: Pick<CommandDeps, 'ui'>,
  { sample }: Connection,
  request: ReturnType<typeof accessRequest>,
): Promise<string> {
  const text = await ui.documents.showAccessRequest(request, sample);
  await ui.copy(text);
  ui.tell({ news: 'said', text: ['permission.requestCopied'], tone: 'passing' }, sample);
  return text;
}

function detailOf({ scope, actions, role }: RequestedRole): Said[] {
  const place = lastSegment(scope) || '/';
  return [
    ...actions.map((action): Said => ['permission.lacks', action, place]),
    role === undefined ? ['permission.noRole'] : ['permission.leastRole', role.roleName, place],
  ];
}
