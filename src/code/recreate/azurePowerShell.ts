/** Writes items as commands of Azure PowerShell. */

import { idKey } from '../../model/armId';
import { commentText, powerShellText } from '../../model/shellText';
import { patchOf, patchRefusal } from './attaching';
import { isolationVersion } from './declare';
import { headNotes } from './head';
import { inOrder } from './items';
import type { AssignmentItem, AttachmentItem, CredentialItem, IdentityItem, Item, Options } from './items';
import { locatedAt, wholeName } from './places';
import { restUrl } from './shellCommand';
import { freeSymbol } from './symbols';

/** A name and an expression. */
type Parameter = readonly [name: string, value: string];

/** What is known while the items are gone through: the variable of each identity that is made, by ID. */
interface Building {
  readonly symbols: Set<string>;
  readonly made: Map<string, string>;
}

export function azurePowerShellOf(items: readonly Item[], { sample }: Options): string {
  const ordered = inOrder(items);
  // Variables are the same in any case.
  const building: Building = {
    symbols: new Set(['parameters', 'path', 'answer', 'type', 'body']),
    made: new Map(),
  };
  const head = [
    ...headNotes(sample).map(comment),
    ...modulesOf(ordered).map((name) => comment(`Needs the module ${name}: Install-Module ${name}`)),
    "$ErrorActionPreference = 'Stop'",
  ];
  return [head, ...ordered.map((item) => linesOf(building, item))]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function modulesOf(items: readonly Item[]): readonly string[] {
  const of = {
    identity: 'Az.ManagedServiceIdentity',
    credential: 'Az.ManagedServiceIdentity',
    assignment: 'Az.Resources',
    attachment: 'Az.Accounts',
  } as const;
  return [...new Set(items.map(({ kind }) => of[kind]))];
}

function linesOf(building: Building, item: Item): readonly string[] {
  switch (item.kind) {
    case 'identity':
      return identity(building, item);
    case 'credential':
      return credential(item);
    case 'assignment':
      return assignment(building, item);
    case 'attachment':
      return attachment(item);
  }
}

function identity({ symbols, made }: Building, item: IdentityItem): readonly string[] {
  const { id, location, tags, isolationScope } = item;
  const { place, names } = locatedAt(id);
  const name = names.at(-1) ?? '';
  const symbol = freeSymbol(name, symbols);
  const pairs = Object.entries(tags).map(
    ([key, value]) => [powerShellText(key), powerShellText(value)] as const,
  );
  if (isolationScope !== undefined) {
    made.set(idKey(id), `$${symbol}.properties.principalId`);
    const body = table([
      ['location', powerShellText(location)],
      ['tags', table(pairs)],
      ['properties', table([['isolationScope', powerShellText(isolationScope)]])],
    ]);
    return [
      comment('New-AzUserAssignedIdentity cannot set the isolation scope.'),
      ...request('PUT', restUrl(id, isolationVersion), body),
      `$${symbol} = $answer.Content | ConvertFrom-Json`,
    ];
  }
  made.set(idKey(id), `$${symbol}.PrincipalId`);
  return splatted(`$${symbol} = New-AzUserAssignedIdentity`, [
    ['SubscriptionId', powerShellText(place.subscriptionId ?? '')],
    ['ResourceGroupName', powerShellText(place.resourceGroup ?? '')],
    ['Name', powerShellText(name)],
    ['Location', powerShellText(location)],
    ...(pairs.length === 0 ? [] : [['Tag', table(pairs)] as const]),
  ]);
}

function credential({ identityId, name, issuer, subject, audiences }: CredentialItem): readonly string[] {
  const { place, names } = locatedAt(identityId);
  return splatted('New-AzFederatedIdentityCredential', [
    ['SubscriptionId', powerShellText(place.subscriptionId ?? '')],
    ['ResourceGroupName', powerShellText(place.resourceGroup ?? '')],
    ['IdentityName', powerShellText(names.at(-1) ?? '')],
    ['Name', powerShellText(name)],
    ['Issuer', powerShellText(issuer)],
    ['Subject', powerShellText(subject)],
    ['Audience', `@(${audiences.map(powerShellText).join(', ')})`],
  ]);
}

function assignment({ made }: Building, item: AssignmentItem): readonly string[] {
  const { scope, principalId, identityId, roleGuid, roleName, condition, description } = item;
  const holder = identityId === undefined ? undefined : made.get(idKey(identityId));
  return [
    ...(roleName === undefined ? [] : [comment(`Role: ${roleName}`)]),
    comment(
      'New-AzRoleAssignment takes no name: Azure draws one, and refuses a second assignment of the same role.',
    ),
    ...splatted('New-AzRoleAssignment', [
      ['ObjectId', holder ?? powerShellText(principalId)],
      ['ObjectType', powerShellText(item.principalType ?? 'ServicePrincipal')],
      ['RoleDefinitionId', powerShellText(roleGuid)],
      ['Scope', powerShellText(scope)],
      ...(description === undefined ? [] : [['Description', powerShellText(description)] as const]),
      ...(condition === undefined
        ? []
        : [['Condition', powerShellText(condition)] as const, ['ConditionVersion', "'2.0'"] as const]),
      // It expects subscriptions only.
      ...(locatedAt(scope).place.subscriptionId === undefined
        ? [['SkipClientSideScopeValidation', '$true'] as const]
        : []),
    ]),
  ];
}

/** By a PATCH, whatever the type: the cmdlets of most types know no user-assigned identity, or put theirs in place of all. */
function attachment(item: AttachmentItem): readonly string[] {
  const { resource, attach } = item;
  const located = locatedAt(resource.id);
  const refusal = patchRefusal(located.type ?? '');
  if (refusal !== undefined) return [comment(`${wholeName(located)} is not attached here. ${refusal}`)];
  const { both, alone, other, location, note } = patchOf(item);
  const users = attach.userAssigned.map((id) => [powerShellText(id), '@{}'] as const);
  const url = restUrl(resource.id, resource.apiVersion);
  const identity = table([
    ['type', '$type'],
    ...(users.length === 0 ? [] : [['userAssignedIdentities', table(users)] as const]),
  ]);
  return [
    comment('No cmdlet adds an identity here and keeps the others, so the identity block is read first'),
    ...(note === undefined ? [] : [comment(note)]),
    ...(other === undefined
      ? [`$type = '${both}'`]
      : [
          ...request('GET', url),
          '$type = ($answer.Content | ConvertFrom-Json).identity.type',
          `$type = if ("$type" -match '${other}') { '${both}' } else { '${alone}' }`,
        ]),
    ...request(
      'PATCH',
      url,
      table([
        ...(location === undefined ? [] : [['location', powerShellText(location)] as const]),
        ['identity', identity],
      ]),
    ),
  ];
}

/** One request, whose failure stops the script: the cmdlet itself only gives the status. */
function request(method: 'GET' | 'PUT' | 'PATCH', path: string, body?: string): readonly string[] {
  const payload = body === undefined ? '' : ' -Payload ($body | ConvertTo-Json -Depth 5)';
  return [
    ...(body === undefined ? [] : `$body = ${body}`.split('\n')),
    `$path = ${powerShellText(path)}`,
    `$answer = Invoke-AzRestMethod -Method ${method} -Path $path${payload}`,
    'if ($answer.StatusCode -ge 400) { throw $answer.Content }',
  ];
}

/** A command with its parameters from a table, so that none needs a line of its own with a sign at its end. */
function splatted(command: string, parameters: readonly Parameter[]): readonly string[] {
  return [...`$parameters = ${table(parameters)}`.split('\n'), `${command} @parameters`];
}

function table(entries: readonly Parameter[]): string {
  if (entries.length === 0) return '@{}';
  const lines = entries.map(([name, value]) => `    ${name} = ${value.replaceAll('\n', '\n    ')}`);
  return ['@{', ...lines, '}'].join('\n');
}

function comment(line: string): string {
  return `# ${commentText(line)}`;
}
