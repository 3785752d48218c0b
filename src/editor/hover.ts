/** Says of an ID in a file which identity or role it is, without connecting: what is not signed in is only remembered. */

import { Hover, l10n, MarkdownString, type HoverProvider } from 'vscode';
import type { Session } from '../access/connection';
import { dataRoleName } from '../access/dataRoles';
import { idAt } from '../code/idAt';
import { isGuid, lastSegment } from '../model/armId';
import { isCancelled, toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import type { RoleDefinition } from '../model/role';
import { scopeOf } from '../model/scope';
import { Command } from '../names';
import { signalOf } from '../ui/cancel';
import { editorWords } from '../ui/editorWords';
import { facts } from '../ui/markdown';
import { scopePhrase } from '../ui/words';
import { rangeOf } from './edits';
import type { KnownId, KnownIdentities } from './knownIdentities';

export interface HoverOptions {
  readonly session: Pick<Session, 'state'>;
  readonly known: KnownIdentities;
  readonly log: Log;
}

/** How many roles a hover lists before it only counts. */
const mostRoles = 8;

export function createHover(options: HoverOptions): HoverProvider {
  const { session, known, log } = options;

  const rolesOf = async ({ read }: KnownId, signal: AbortSignal): Promise<readonly string[] | undefined> => {
    if (session.state.kind !== 'connected' || read === undefined) return undefined;
    const { store } = session.state.connection;
    try {
      const tenantId = await store.tenantOf(read.subscriptionId, signal);
      const { items } = await store.roleAssignments(read, tenantId, signal);
      return items.map(({ assignment, target }) => {
        const scope = scopeOf(assignment.scope);
        const role = assignment.roleName ?? assignment.roleGuid;
        return scope === undefined
          ? role
          : l10n.t('{0} on {1}', role, scopePhrase(editorWords, scope, target?.displayName ?? scope.name));
      });
    } catch (error) {
      if (!isCancelled(error)) log.warn(`The roles of an identity in a hover: ${toFailure(error).message}`);
      return undefined;
    }
  };

  const roleFor = async (id: string, signal: AbortSignal): Promise<RoleDefinition | undefined> => {
    if (session.state.kind !== 'connected' || (!isGuid(id) && !/\/roleDefinitions\//i.test(id)))
      return undefined;
    const { store } = session.state.connection;
    try {
      const [first] = (await store.roots(signal)).items;
      if (first === undefined) return undefined;
      const { subscriptionId, tenantId } = first.subscription;
      const guid = lastSegment(id).toLowerCase();
      const roles = await store.roleDefinitions(tenantId, `/subscriptions/${subscriptionId}`, signal);
      return roles.find((role) => role.guid.toLowerCase() === guid);
    } catch (error) {
      if (!isCancelled(error)) log.warn(`A role in a hover: ${toFailure(error).message}`);
      return undefined;
    }
  };

  return {
    provideHover: async (document, position, token) => {
      const found = idAt(document.getText(), document.offsetAt(position));
      if (found === undefined) return undefined;
      const signal = signalOf(token);
      const identity = known.lookup(found.id);
      if (identity !== undefined) {
        const text = identityFacts(identity, await rolesOf(identity, signal));
        return new Hover([text, revealLink(identity)], rangeOf(document, found));
      }
      const guid = lastSegment(found.id);
      const role = (await roleFor(found.id, signal)) ?? knownRole(guid);
      return role === undefined ? undefined : new Hover(roleFacts(role), rangeOf(document, found));
    },
  };
}

function identityFacts({ identity, as }: KnownId, roles: readonly string[] | undefined): MarkdownString {
  const isOwned = identity.kind === 'systemAssigned';
  const kind = isOwned ? l10n.t('System-assigned identity') : l10n.t('User-assigned identity');
  const listed = roles?.slice(0, mostRoles) ?? [];
  const more = (roles?.length ?? 0) - listed.length;
  return facts(
    `${identity.name} — ${roleOfId(as)}`,
    [
      [l10n.t('Kind'), identity.sample ? l10n.t('{0} of the sample tenant', kind) : kind],
      [l10n.t('Client ID'), identity.clientId],
      [l10n.t('Object ID'), identity.principalId],
      [isOwned ? l10n.t('Resource') : l10n.t('Resource ID'), identity.id],
      ...listed.map((role): readonly [string, string] => [l10n.t('Role'), role]),
    ],
    roles === undefined
      ? []
      : roles.length === 0
        ? [l10n.t('It holds no role assignment of its own.')]
        : more > 0
          ? [l10n.t('And {0} more roles.', more)]
          : [],
  );
}

function roleOfId(as: KnownId['as']): string {
  switch (as) {
    case 'clientId':
      return l10n.t('its client ID, for code');
    case 'objectId':
      return l10n.t('its object ID, for role assignments');
    case 'resourceId':
      return l10n.t('its resource ID');
  }
}

type RoleFacts = Pick<RoleDefinition, 'roleName' | 'guid' | 'type'> & { readonly description?: string };

/** What is known of a built-in data role without asking Azure. */
function knownRole(guid: string): RoleFacts | undefined {
  const roleName = dataRoleName(guid);
  return roleName === undefined ? undefined : { roleName, guid, type: 'BuiltInRole' };
}

function roleFacts({ roleName, description = '', guid, type }: RoleFacts): MarkdownString {
  return facts(l10n.t('{0} — a role', roleName), [
    [l10n.t('Kind'), type === 'BuiltInRole' ? l10n.t('Built-in role') : l10n.t('Custom role')],
    [l10n.t('Description'), description],
    [l10n.t('Role ID'), guid],
  ]);
}

/** Runs one command and can run no other. */
function revealLink({ identity }: KnownId): MarkdownString {
  const query = encodeURIComponent(JSON.stringify([{ query: identity.id }]));
  const link = new MarkdownString(
    `[${l10n.t('Reveal in the view')}](command:${Command.findIdentity}?${query})`,
  );
  link.isTrusted = { enabledCommands: [Command.findIdentity] };
  return link;
}
