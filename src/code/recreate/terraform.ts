/** Writes items for Terraform: the azurerm provider where it has a resource, azapi for what the file does not own. */

import { assignmentName, assignmentNamespace, assignmentSeed } from '../../model/assignmentName';
import { idKey } from '../../model/armId';
import { commentText } from '../../model/shellText';
import { terraformPart, terraformText } from '../declarations/terraform/literal';
import { patchOf, patchRefusal } from './attaching';
import { placeOf } from './deployment';
import { headNotes } from './head';
import { inOrder } from './items';
import type { AssignmentItem, AttachmentItem, CredentialItem, IdentityItem, Item, Options } from './items';
import { calledHere, locatedAt, wholeName } from './places';
import { freeLabel } from './symbols';
import { block, comment, type Attribute } from './terraformBlock';

/** What is known while the items are gone through. */
interface Building {
  readonly labels: Set<string>;
  /** The address of each identity that the text makes, by ID. */
  readonly made: Map<string, string>;
  /** The address of the credential made last of each identity. */
  readonly lastCredential: Map<string, string>;
  /** The name of the provider for each subscription beyond the first. */
  readonly aliases: Map<string, string>;
  readonly outputs: [name: string, value: string][];
}

export function terraformOf(items: readonly Item[], { outputs, sample }: Options): string {
  const ordered = inOrder(items);
  const building: Building = {
    labels: new Set(),
    made: new Map(),
    lastCredential: new Map(),
    aliases: aliasesOf(ordered),
    outputs: [],
  };
  const blocks = ordered.map((item) => blocksOf(building, item));
  const given = outputs
    ? building.outputs.map(([name, value]) => block(['output', name], [['value', value]]))
    : [];
  return [
    [...headNotes(sample).map(comment), ...requirements(ordered)],
    ...providers(ordered, building.aliases),
    ...blocks.flat(),
    ...given,
  ]
    .map((lines) => `${lines.join('\n')}\n`)
    .join('\n');
}

function blocksOf(building: Building, item: Item): readonly (readonly string[])[] {
  switch (item.kind) {
    case 'identity':
      return [identity(building, item)];
    case 'credential':
      return [credential(building, item)];
    case 'assignment':
      return [assignment(building, item)];
    case 'attachment':
      return attachment(building, item);
  }
}

function requirements(items: readonly Item[]): readonly string[] {
  const usesAzapi = items.some(({ kind }) => kind === 'attachment');
  const usesAzurerm = items.some(({ kind }) => kind !== 'attachment');
  const required: readonly Attribute[] = [
    ...(usesAzurerm ? [provider('azurerm', 'hashicorp/azurerm', '>= 5.0')] : []),
    ...(usesAzapi ? [provider('azapi', 'Azure/azapi', '>= 2.0')] : []),
  ];
  return [
    comment('In a project that names its providers already, leave out everything above the first resource.'),
    ...block(['terraform'], [], [block(['required_providers'], required)]),
  ];
}

function provider(name: string, source: string, version: string): Attribute {
  return [
    name,
    [
      ['source', terraformText(source)],
      ['version', terraformText(version)],
    ],
  ];
}

function providers(
  items: readonly Item[],
  aliases: ReadonlyMap<string, string>,
): readonly (readonly string[])[] {
  if (items.every(({ kind }) => kind === 'attachment')) return [];
  const first = subscriptionsOf(items)[0];
  const one = (subscriptionId: string | undefined, alias?: string): readonly string[] =>
    block(
      ['provider', 'azurerm'],
      [
        ...(alias === undefined ? [] : [['alias', terraformText(alias)] as const]),
        ...(subscriptionId === undefined
          ? []
          : [['subscription_id', terraformText(subscriptionId)] as const]),
      ],
      [['features {}']],
    );
  return [one(first), ...[...aliases].map(([subscriptionId, alias]) => one(subscriptionId, alias))];
}

/** Identities are made in a provider's own subscription; everything else names its place itself. */
function aliasesOf(items: readonly Item[]): Map<string, string> {
  const [, ...others] = subscriptionsOf(items.filter(({ kind }) => kind === 'identity'));
  return new Map(others.map((id, at) => [id, `subscription_${String(at + 2)}`]));
}

function subscriptionsOf(items: readonly Item[]): readonly string[] {
  return [...new Set(items.flatMap((item) => placeOf(item).subscriptionId ?? []))];
}

function identity(
  building: Building,
  { id, location, tags, isolationScope }: IdentityItem,
): readonly string[] {
  const { place, names } = locatedAt(id);
  const name = names.at(-1) ?? '';
  const address = addressOf(building, 'azurerm_user_assigned_identity', name);
  building.made.set(idKey(id), address.reference);
  for (const output of ['client_id', 'principal_id'])
    building.outputs.push([`${address.label}_${output}`, `${address.reference}.${output}`]);
  const alias = building.aliases.get(place.subscriptionId ?? '');
  const pairs = Object.entries(tags);
  return block(address.labels, [
    ...(alias === undefined ? [] : [['provider', `azurerm.${alias}`] as const]),
    ['name', terraformText(name)],
    ['resource_group_name', terraformText(place.resourceGroup ?? '')],
    ['location', terraformText(location)],
    ...(isolationScope === undefined ? [] : [['isolation_scope', terraformText(isolationScope)] as const]),
    ...(pairs.length === 0
      ? []
      : [
          ['tags', pairs.map(([key, value]) => [terraformText(key), terraformText(value)] as const)] as const,
        ]),
  ]);
}

function credential(building: Building, item: CredentialItem): readonly string[] {
  const { identityId, name, issuer, subject, audiences } = item;
  const owner = building.made.get(idKey(identityId));
  const address = addressOf(
    building,
    'azurerm_federated_identity_credential',
    `${wholeName(locatedAt(identityId))} ${name}`,
  );
  const before = building.lastCredential.get(idKey(identityId));
  building.lastCredential.set(idKey(identityId), address.reference);
  return [
    ...(before === undefined
      ? []
      : [comment('Azure takes only one new credential of an identity at a time.')]),
    ...block(address.labels, [
      ['name', terraformText(name)],
      ['user_assigned_identity_id', owner === undefined ? terraformText(identityId) : `${owner}.id`],
      ['issuer', terraformText(issuer)],
      ['subject', terraformText(subject)],
      ['audience', `[${audiences.map(terraformText).join(', ')}]`],
      ...(before === undefined ? [] : [['depends_on', `[${before}]`] as const]),
    ]),
  ];
}

function assignment(building: Building, item: AssignmentItem): readonly string[] {
  const { scope, principalId, identityId, roleGuid, roleName, condition, description, name } = item;
  const located = locatedAt(scope);
  const holder = identityId === undefined ? undefined : building.made.get(idKey(identityId));
  const address = addressOf(
    building,
    'azurerm_role_assignment',
    `${roleName ?? 'role'} on ${calledHere(located)}`,
  );
  const { subscriptionId } = located.place;
  const where = subscriptionId === undefined ? '' : `/subscriptions/${subscriptionId}`;
  const ownName = assignmentName(scope, principalId, roleGuid);
  const seed = assignmentSeed(terraformPart(scope), `\${${holder ?? ''}.principal_id}`, roleGuid);
  return [
    ...(roleName === undefined ? [] : [comment(`Role: ${roleName}`)]),
    ...(name === undefined || name === ownName || holder !== undefined
      ? []
      : [
          comment(
            `Azure refuses a second one while the assignment ${name} is there: import it to take it over.`,
          ),
        ]),
    ...block(address.labels, [
      ['name', holder === undefined ? terraformText(ownName) : `uuidv5("${assignmentNamespace}", "${seed}")`],
      ['scope', terraformText(scope)],
      [
        'role_definition_id',
        terraformText(`${where}/providers/Microsoft.Authorization/roleDefinitions/${roleGuid}`),
      ],
      ['principal_id', holder === undefined ? terraformText(principalId) : `${holder}.principal_id`],
      ['principal_type', terraformText(item.principalType ?? 'ServicePrincipal')],
      ...(description === undefined ? [] : [['description', terraformText(description)] as const]),
      ...(condition === undefined
        ? []
        : [['condition', terraformText(condition)] as const, ['condition_version', '"2.0"'] as const]),
    ]),
  ];
}

/** By a PATCH of the identity alone: an update that sends back what it read fails on identities that are there. */
function attachment(building: Building, item: AttachmentItem): readonly (readonly string[])[] {
  const { resource, attach } = item;
  const located = locatedAt(resource.id);
  const type = terraformText(`${located.type ?? ''}@${resource.apiVersion}`);
  const refusal = patchRefusal(located.type ?? '');
  if (refusal !== undefined)
    return [[comment(`${wholeName(located)} is not attached here. ${commentText(refusal)}`)]];
  const label = freeLabel(wholeName(located), building.labels);
  const data = `data.azapi_resource.${label}`;
  const action = `azapi_resource_action.${label}`;
  const { both, alone, other, location, note } = patchOf(item);
  const blockType =
    other === undefined
      ? terraformText(both)
      : `strcontains(try(${data}.output.identity.type, ""), "${other}") ? ${terraformText(both)} : ${terraformText(alone)}`;
  const ids = attach.userAssigned.map((id) => {
    const made = building.made.get(idKey(id));
    return [made === undefined ? terraformText(id) : `(${made}.id)`, '{}'] as const;
  });
  if (attach.systemAssigned)
    building.outputs.push([`${label}_principal_id`, `${action}.output.identity.principalId`]);
  return [
    [
      ...(note === undefined ? [] : [comment(note)]),
      ...block(
        ['data', 'azapi_resource', label],
        [
          ['type', type],
          ['resource_id', terraformText(resource.id)],
          ['response_export_values', '["identity.type"]'],
        ],
      ),
    ],
    block(
      ['resource', 'azapi_resource_action', label],
      [
        ['type', type],
        ['resource_id', `${data}.id`],
        ['method', '"PATCH"'],
        [
          'body',
          [
            ...(location === undefined ? [] : [['location', terraformText(location)] as const]),
            [
              'identity',
              [['type', blockType], ...(ids.length === 0 ? [] : [['userAssignedIdentities', ids] as const])],
            ],
          ],
        ],
        ['response_export_values', '["identity"]'],
      ],
    ),
  ];
}

function addressOf(
  building: Building,
  type: string,
  name: string,
): { readonly label: string; readonly labels: readonly string[]; readonly reference: string } {
  const label = freeLabel(name, building.labels);
  return { label, labels: ['resource', type, label], reference: `${type}.${label}` };
}
