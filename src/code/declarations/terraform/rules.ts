/** Identities in a Terraform configuration: where they are named, and what is wrong with it. */

import type { CredentialSite, Finding, ParsedFile } from '../../language';
import { namedChildren } from '../../nodes';
import { perTree } from '../../query';
import type { Identifier } from '../../request';
import { attribute, attributesIn, blocksIn, inner, itemsOf, literalOf, topBlocks } from './model';
import type { Attribute, Block } from './model';
import { badValueFindings } from '../../tokenCredentials';
import type { Stretch } from '../../scripts/lineCommands';
import { scriptStretch } from '../deploymentScripts';
import { holdsClientId, swappedFinding } from '../swappedIds';
import type { SwappedId } from '../swappedIds';

/** A word of everything that is looked for in a block. */
const about =
  /identity|azurerm_role_assignment|__clientId|AZURE_|WEBSITE_DISABLE_MSI|client_(?:id|secret)|_connection_string|_key\b/;

/** Every place of a file that names an identity by a literal ID. */
export const terraformSites: (file: ParsedFile) => CredentialSite[] = perTree((file) =>
  topBlocks(file, about).flatMap((block) => {
    const { body } = block;
    const identities = blocksIn(body)
      .filter(({ type }) => type === 'identity')
      .flatMap(({ body: identity }) => attribute(identity, 'identity_ids') ?? []);
    return [
      ...identities.flatMap(({ name, value }) =>
        itemsOf(value).flatMap((item) => siteOf(name, item, 'resourceId')),
      ),
      ...literalAt(attribute(body, 'key_vault_reference_identity_id'), 'resourceId'),
      ...(isAssignment(block) ? literalAt(attribute(body, 'principal_id'), 'objectId') : []),
      ...(block.type === 'provider' ? literalAt(attribute(body, 'client_id'), 'clientId') : []),
      ...settingsOf(block).flatMap((setting) =>
        setting.name === 'AZURE_CLIENT_ID' ? literalAt(setting, 'clientId') : [],
      ),
    ];
  }),
);

function literalAt(found: Attribute | undefined, identifier: Identifier): CredentialSite[] {
  return found ? siteOf(found.name, found.value, identifier) : [];
}

function siteOf(name: string, node: Attribute['value'], identifier: Identifier): CredentialSite[] {
  const id = literalOf(node);
  // A text with `${…}` in it is filled in later.
  if (!id || id.value.includes('${')) return [];
  return [{ start: node.startIndex, end: node.endIndex, type: 'managedIdentity', identifier, name, id }];
}

export function isAssignment({ type, labels }: Block): boolean {
  return type === 'resource' && labels[0] === 'azurerm_role_assignment';
}

/** Whether a block is an app of App Service or Functions. */
export function isApp({ labels }: Block): boolean {
  return /^azurerm_(?:linux|windows)_(?:web|function)_app(?:_slot)?$/.test(labels[0] ?? '');
}

/** The variables that a block hands to an app. */
export function settingsOf({ body }: Block): Attribute[] {
  const settings = attribute(body, 'app_settings');
  const containers = blocksIn(body)
    .flatMap(({ body: template }) => blocksIn(template))
    .filter(({ type }) => type === 'container');
  const variables = containers
    .flatMap(({ body: container }) => blocksIn(container))
    .flatMap(({ type, body: variable }): Attribute[] => {
      const name = attribute(variable, 'name');
      const value = attribute(variable, 'value');
      const said = name && literalOf(name.value)?.value;
      return type === 'env' && value && said !== undefined ? [{ ...value, name: said }] : [];
    });
  return [...(settings ? attributesIn(inner(settings.value)) : []), ...variables];
}

export const terraformFindings: (file: ParsedFile) => Finding[] = perTree((file) =>
  topBlocks(file, about).flatMap((block) => [
    ...identityFindings(block),
    ...assignmentFindings(block),
    ...settingFindings(block),
    ...providerFindings(block),
    ...swappedFindings(block),
  ]),
);

const identityIds = { id: 'resourceId', client_id: 'clientId', principal_id: 'objectId' } as const;

/** Identities that are named by another of their IDs than the attribute takes. */
function swappedFindings(block: Block): Finding[] {
  const principal = isAssignment(block) ? attribute(block.body, 'principal_id') : undefined;
  const provider = block.type === 'provider' ? attribute(block.body, 'client_id') : undefined;
  const clients = [
    ...settingsOf(block).filter(({ name }) => holdsClientId(name)),
    ...(provider ? [provider] : []),
  ];
  const swapped = ({ value }: Attribute, due: SwappedId['due']): Finding[] => {
    const [, name, id = ''] =
      /^((?:data\.)?azurerm_user_assigned_identity\.\w+(?:\[[^\]]*\])?)\.(id|client_id|principal_id)$/.exec(
        value.text,
      ) ?? [];
    if (name === undefined) return [];
    const at = { start: value.startIndex, end: value.endIndex };
    const given = identityIds[id as keyof typeof identityIds];
    const expected = `${name}.${due === 'clientId' ? 'client_id' : 'principal_id'}`;
    return swappedFinding({ due, given, name, at, expected });
  };
  return [
    ...clients.flatMap((one) => swapped(one, 'clientId')),
    // The client ID is looked at with the assignment.
    ...(principal?.value.text.endsWith('.id') === true ? swapped(principal, 'objectId') : []),
  ];
}

function identityFindings({ body }: Block): Finding[] {
  return blocksIn(body).flatMap(({ type, body: identity }): Finding[] => {
    const kind = type === 'identity' ? attribute(identity, 'type') : undefined;
    const said = kind && literalOf(kind.value)?.value;
    if (!kind || said === undefined || !said.includes('UserAssigned') || attribute(identity, 'identity_ids'))
      return [];
    return [
      {
        rule: 'missing-identifier',
        variant: 'noIdentities',
        values: {},
        fix: 'none',
        start: kind.node.startIndex,
        end: kind.node.endIndex,
      },
    ];
  });
}

function assignmentFindings(block: Block): Finding[] {
  const principal = isAssignment(block) ? attribute(block.body, 'principal_id') : undefined;
  const last = principal && namedChildren(principal.value).at(-1);
  if (!principal || last?.type !== 'get_attr' || last.text !== '.client_id') return [];
  const { startIndex: start, endIndex: end } = principal.value;
  const name = principal.value.text.replace(/\.client_id$/, '');
  const edits = [{ start: last.startIndex, end: last.endIndex, text: '.principal_id' }];
  return [{ rule: 'client-id-as-object-id', values: { name }, start, end, edits, fix: 'mend' }];
}

function settingFindings(block: Block): Finding[] {
  return settingsOf(block).flatMap(({ name, node, value }): Finding[] => {
    const place = { start: node.startIndex, end: node.endIndex };
    const said = literalOf(value)?.value ?? value.text;
    if (name === 'WEBSITE_DISABLE_MSI' && /^(true|1)$/i.test(said)) {
      const text = literalOf(value) ? '"false"' : 'false';
      const edits = [{ start: value.startIndex, end: value.endIndex, text }];
      return [{ rule: 'msi-disabled', values: {}, ...place, edits, fix: 'mend' }];
    }
    if (name === 'AZURE_TOKEN_CREDENTIAL') {
      const at = node.startIndex + node.text.indexOf(name);
      const edits = [{ start: at, end: at + name.length, text: `${name}S` }];
      return [
        {
          rule: 'environment-not-read',
          variant: 'misspelt',
          values: { expected: `${name}S` },
          ...place,
          edits,
          fix: 'mend',
        },
      ];
    }
    const bad = name === 'AZURE_TOKEN_CREDENTIALS' ? literalOf(value) : undefined;
    if (bad) return badValueFindings(bad);
    if (name === 'AZURE_CLIENT_SECRET') {
      return [{ rule: 'secret-in-code', variant: 'clientSecret', values: {}, ...place, fix: 'none' }];
    }
    // What Azure's provider calls the keys of a resource; those of apps are looked at together.
    if (
      !isApp(block) &&
      /\.(?:primary|secondary|default_primary|default_secondary)_(?:\w+_)?connection_string\b/.test(
        value.text,
      )
    ) {
      return [{ rule: 'secret-in-code', variant: 'connectionString', values: {}, ...place, fix: 'none' }];
    }
    const isPart = isApp(block) && /(?:AccountKey|SharedAccessKey)=/i.test(value.text);
    if (!isPart && /\.(?:primary|secondary)_(?:access_)?key\b/.test(value.text)) {
      return [{ rule: 'secret-in-code', variant: 'key', values: {}, ...place, fix: 'none' }];
    }
    return [];
  });
}

function providerFindings({ type, labels, body }: Block): Finding[] {
  const secret =
    type === 'provider' && labels[0] === 'azurerm' ? attribute(body, 'client_secret') : undefined;
  if (!secret) return [];
  const { startIndex: start, endIndex: end } = secret.node;
  return [{ rule: 'secret-in-code', variant: 'clientSecret', values: {}, start, end, fix: 'none' }];
}

/** The scripts that the configuration brings along, as texts of several lines. */
export const terraformScripts = perTree((file: ParsedFile): readonly Stretch[] =>
  topBlocks(file, /deployment_script/).flatMap(({ labels: [type = ''], body }) => {
    const content = attribute(body, 'script_content')?.value;
    const [first] = /^<<-?"?\w+"?\r?\n/.exec(content?.text ?? '') ?? [];
    if (!type.startsWith('azurerm_resource_deployment_script') || !content || first === undefined) return [];
    const start = content.startIndex + first.length;
    const end = content.startIndex + content.text.trimEnd().lastIndexOf('\n');
    return [scriptStretch({ start, end }, type)];
  }),
);
