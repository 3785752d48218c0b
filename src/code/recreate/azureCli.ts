/** Writes items as commands of the Azure CLI for bash and zsh. */

import { assignmentName } from '../../model/assignmentName';
import { idKey } from '../../model/armId';
import { commentText, posixWord } from '../../model/shellText';
import { attachCommand } from './azureCliAttach';
import { assignmentVersion, identityVersion, isolationVersion } from './declare';
import { headNotes } from './head';
import { inOrder } from './items';
import type { AssignmentItem, CredentialItem, IdentityItem, Item, Options } from './items';
import { locatedAt } from './places';
import { isTakenAsIs, isTakenAsTag, jsonBody, restUrl, shellCommand, type Option } from './shellCommand';
import { freeLabel } from './symbols';

/** What the commands of one text share. */
export interface CommandContext {
  readonly lines: boolean;
  /** How the principal of an identity that is made is written, by the identity's ID. */
  readonly principals: ReadonlyMap<string, string>;
}

export function azureCliOf(items: readonly Item[], { sample }: Options): string {
  const ordered = inOrder(items);
  const variables = principalVariables(ordered);
  const principals = new Map([...variables].map(([key, name]) => [key, `"$${name}"`]));
  const context: CommandContext = { lines: true, principals };
  const isScript = variables.size > 0;
  const head = [
    ...(isScript ? ['#!/usr/bin/env bash'] : []),
    ...headNotes(sample).map(comment),
    ...(isScript
      ? [
          comment(
            'Role assignments have no fixed names here, since they would have to hold the new principal; run',
          ),
          comment('again, the commands find what is there.'),
          'set -euo pipefail',
          comment('Git Bash on Windows would turn IDs into paths.'),
          'export MSYS_NO_PATHCONV=1',
        ]
      : [comment('In Git Bash on Windows, run this first: export MSYS_NO_PATHCONV=1')]),
  ];
  const blocks = ordered.map((item) => {
    if (item.kind !== 'identity') return command(context, item);
    const variable = variables.get(idKey(item.id));
    return variable === undefined ? command(context, item) : captured(context, item, variable);
  });
  return [head, ...blocks].map((lines) => `${lines.join('\n')}\n`).join('\n');
}

/**
 * The commands, one a line, for a text in another language that cannot do all.
 * @param all every item of that text: the identities among them are made by it.
 */
export function commandsOf(items: readonly Item[], all: readonly Item[]): readonly string[] {
  const made = all.filter((item) => item.kind === 'identity');
  const principals = new Map(
    made.map(({ id }) => [
      idKey(id),
      `"$(az identity show --ids ${posixWord(id)} --query principalId --output tsv)"`,
    ]),
  );
  return inOrder(items).flatMap((item) => command({ lines: false, principals }, item));
}

function command(context: CommandContext, item: Item): readonly string[] {
  switch (item.kind) {
    case 'identity':
      return [identity(context, item, [])];
    case 'credential':
      return [credential(context, item)];
    case 'assignment':
      return assignment(context, item);
    case 'attachment':
      return attachCommand(item, context.lines);
  }
}

/** A variable for each identity whose principal something in the text needs. */
function principalVariables(items: readonly Item[]): ReadonlyMap<string, string> {
  const needed = new Set(
    items.flatMap((item) => (item.kind === 'assignment' ? [idKey(item.identityId ?? '')] : [])),
  );
  const taken = new Set<string>();
  const made = items.filter((item) => item.kind === 'identity').filter(({ id }) => needed.has(idKey(id)));
  return new Map(made.map(({ id }) => [idKey(id), freeLabel(`${nameOf(id)} principal`, taken)]));
}

function captured(context: CommandContext, item: IdentityItem, variable: string): readonly string[] {
  const query = isPlain(item) ? 'principalId' : 'properties.principalId';
  const made = identity(context, item, [
    ['--query', query],
    ['--output', 'tsv'],
  ]);
  return [`${variable}=$(${made})`];
}

function identity({ lines }: CommandContext, item: IdentityItem, more: readonly Option[]): string {
  const { id, location, tags, isolationScope } = item;
  const { place, names } = locatedAt(id);
  const pairs = Object.entries(tags);
  if (!isPlain(item)) {
    const version = isolationScope === undefined ? identityVersion : isolationVersion;
    const body = { location, tags, ...(isolationScope !== undefined && { properties: { isolationScope } }) };
    return put(id, version, body, lines, more);
  }
  return shellCommand(
    ['az', 'identity', 'create'],
    [
      ['--subscription', place.subscriptionId ?? ''],
      ['--resource-group', place.resourceGroup ?? ''],
      ['--name', names.at(-1) ?? ''],
      ['--location', location],
      pairs.length === 0 ? undefined : ['--tags', ...pairs.map(([name, value]) => `${name}=${value}`)],
      isolationScope === undefined ? undefined : ['--isolation-scope', isolationScope],
      ...more,
    ],
    lines,
  );
}

/** Whether its own command can say all of it. */
function isPlain({ tags }: IdentityItem): boolean {
  return Object.entries(tags).every(([name, value]) => isTakenAsTag(name, value));
}

function credential({ lines }: CommandContext, item: CredentialItem): string {
  const { identityId, name, issuer, subject, audiences } = item;
  const { place, names } = locatedAt(identityId);
  const isPlainAudience = audiences.every(
    (audience) => /^[\w:/.-]+$/.test(audience) && isTakenAsIs(audience),
  );
  if (!isTakenAsIs(issuer) || !isTakenAsIs(subject) || !isPlainAudience) {
    const id = `${identityId}/federatedIdentityCredentials/${name}`;
    return put(id, identityVersion, { properties: { issuer, subject, audiences } }, lines, []);
  }
  return shellCommand(
    ['az', 'identity', 'federated-credential', 'create'],
    [
      ['--subscription', place.subscriptionId ?? ''],
      ['--resource-group', place.resourceGroup ?? ''],
      ['--identity-name', names.at(-1) ?? ''],
      ['--name', name],
      ['--issuer', issuer],
      ['--subject', subject],
      ['--audiences', ...audiences],
    ],
    lines,
  );
}

function assignment({ lines, principals }: CommandContext, item: AssignmentItem): readonly string[] {
  const { scope, principalId, identityId, roleGuid, roleName, condition, description } = item;
  const principal = principals.get(idKey(identityId ?? ''));
  const { subscriptionId } = locatedAt(scope).place;
  const notes = lines && roleName !== undefined ? [comment(`Role: ${roleName}`)] : [];
  const name = assignmentName(scope, principalId, roleGuid);
  if (![description, condition].every((each) => each === undefined || isTakenAsIs(each)))
    return [...notes, assignmentByRest(item, principal, lines)];
  const made = shellCommand(
    ['az', 'role', 'assignment', 'create'],
    [
      subscriptionId === undefined ? undefined : ['--subscription', subscriptionId],
      ['--assignee-object-id', principal === undefined ? principalId : { raw: principal }],
      ['--assignee-principal-type', item.principalType ?? 'ServicePrincipal'],
      ['--role', roleGuid],
      ['--scope', scope],
      // Of a principal that is still to be made, the CLI draws a name; when it is run again it finds what is there.
      principal === undefined ? ['--name', name] : undefined,
      description === undefined ? undefined : ['--description', description],
      ...(condition === undefined
        ? []
        : [['--condition', condition] as const, ['--condition-version', '2.0'] as const]),
    ],
    lines,
  );
  return [...notes, made];
}

function assignmentByRest(item: AssignmentItem, principal: string | undefined, lines: boolean): string {
  const { scope, principalId, identityId = '', roleGuid, condition, description } = item;
  const { subscriptionId } = locatedAt(scope).place;
  const where = subscriptionId === undefined ? '' : `/subscriptions/${subscriptionId}`;
  // The name of an assignment of the old principal may be taken still.
  const holder = principal === undefined ? principalId : `${identityId} after ${principalId}`;
  const name = assignmentName(scope, holder, roleGuid);
  const id = `${scope.replace(/\/+$/, '')}/providers/Microsoft.Authorization/roleAssignments/${name}`;
  const rest = {
    roleDefinitionId: `${where}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid}`,
    principalType: item.principalType ?? 'ServicePrincipal',
    description,
    ...(condition !== undefined && { condition, conditionVersion: '2.0' }),
  };
  if (principal === undefined)
    return put(id, assignmentVersion, { properties: { principalId, ...rest } }, lines, []);
  const [before, after] = ['{"properties":{"principalId":"', `",${jsonBody(rest).slice(1)}}`];
  const body = { raw: `${posixWord(before)}${principal}${posixWord(after)}` };
  return shellCommand(
    ['az', 'rest'],
    [
      ['--method', 'put'],
      ['--url', restUrl(id, assignmentVersion)],
      ['--body', body],
    ],
    lines,
  );
}

/** For what the commands of the CLI cannot say. */
function put(id: string, apiVersion: string, body: unknown, lines: boolean, more: readonly Option[]): string {
  return shellCommand(
    ['az', 'rest'],
    [['--method', 'put'], ['--url', restUrl(id, apiVersion)], ['--body', jsonBody(body)], ...more],
    lines,
  );
}

function comment(line: string): string {
  return `# ${commentText(line)}`;
}

function nameOf(id: string): string {
  return locatedAt(id).names.at(-1) ?? '';
}
