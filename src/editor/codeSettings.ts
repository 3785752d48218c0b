/** The `code.*` settings of a document, checked: a wrong value in a settings file falls back to the default. */

import { workspace, type TextDocument } from 'vscode';
import type { Flavour, IdSource } from '../code/request';
import { Setting, settingsSection } from '../names';
import { scopeOf } from './nearestFile';

/** The IDs a user-assigned identity can be named by. */
export type NamingIdentifier = 'clientId' | 'resourceId' | 'objectId';

export interface CodeSettings {
  readonly identifier: NamingIdentifier;
  readonly idSource: IdSource;
  readonly flavour: Flavour;
  readonly variables: Readonly<Record<NamingIdentifier, string>>;
  readonly localSwitch: string;
  /** ARM ID of the identity the workspace runs as, empty when none was chosen. */
  readonly workspaceIdentity: string;
}

const defaultVariables = {
  clientId: 'AZURE_CLIENT_ID',
  resourceId: 'MANAGED_IDENTITY_RESOURCE_ID',
  objectId: 'MANAGED_IDENTITY_OBJECT_ID',
} as const;

/** What POSIX shells and every SDK take as the name of a variable; it is written into code, so nothing else passes. */
const variableName = /^[A-Za-z_][A-Za-z0-9_]*$/;

export function codeSettings(document: TextDocument): CodeSettings {
  const section = workspace.getConfiguration(settingsSection, scopeOf(document));
  const variables = section.get<Partial<Record<NamingIdentifier, unknown>>>(Setting.codeVariables) ?? {};
  const localSwitch = section.get<unknown>(Setting.codeLocalSwitch);
  const identity = section.get<unknown>(Setting.workspaceIdentity);
  return {
    identifier: oneOf(section.get(Setting.codeIdentifier), ['clientId', 'resourceId', 'objectId']),
    idSource: oneOf(section.get(Setting.codeIdSource), ['literal', 'environmentVariable']),
    flavour: oneOf(section.get(Setting.codeFlavour), ['credential', 'localAndAzure', 'client']),
    variables: {
      clientId: name(variables.clientId, defaultVariables.clientId),
      resourceId: name(variables.resourceId, defaultVariables.resourceId),
      objectId: name(variables.objectId, defaultVariables.objectId),
    },
    localSwitch: name(localSwitch, 'APP_ENV'),
    workspaceIdentity: typeof identity === 'string' ? identity.trim() : '',
  };
}

function oneOf<T extends string>(value: unknown, allowed: readonly [T, ...T[]]): T {
  return allowed.find((one) => one === value) ?? allowed[0];
}

function name(value: unknown, fallback: string): string {
  return typeof value === 'string' && variableName.test(value) ? value : fallback;
}
