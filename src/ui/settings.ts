/** The settings that commands and the session read and write; those of code are read in `editor/`. */

import { ConfigurationTarget, window, workspace, type Uri } from 'vscode';
import { sovereignCloudSection, type CloudSetting } from '../auth/clouds';
import type { CredentialSetting } from '../auth/order';
import type { SettingsPort } from '../commands/deps';
import { Setting, settingsSection } from '../names';

export interface Settings extends SettingsPort {
  credential(): CredentialSetting;
  /** What each folder of the workspace runs as, each once; without a folder what the person's own settings say. */
  workspaceIdentities(): readonly string[];
  cloud(): CloudSetting;
  customCloud(): unknown;
  /** What VS Code's own setting for sovereign clouds says. */
  sovereignCloud(): unknown;
}

const credentials: readonly CredentialSetting[] = [
  'auto',
  'vscode',
  'azureCli',
  'azureDeveloperCli',
  'azurePowerShell',
  'default',
];
const clouds: readonly CloudSetting[] = [
  'auto',
  'AzureCloud',
  'AzureUSGovernment',
  'AzureChinaCloud',
  'custom',
];

/** Values that no settings schema allows fall back to the default: files are edited by hand. */
export function createSettings(): Settings {
  // Of several folders the one whose file is being edited: identity and code settings are a folder's own.
  const scope = () => window.activeTextEditor?.document.uri ?? workspace.workspaceFolders?.[0]?.uri ?? null;
  const section = () => workspace.getConfiguration(settingsSection, scope());
  const identityIn = (place: Uri | null): string => {
    const value: unknown = workspace.getConfiguration(settingsSection, place).get(Setting.workspaceIdentity);
    return typeof value === 'string' ? value.trim() : '';
  };
  const read = (name: string): unknown => section().get(name);
  const write = async (name: string, value: unknown): Promise<void> => {
    // A choice about this project belongs to it; without a folder it is the person's own.
    const { Global, Workspace, WorkspaceFolder } = ConfigurationTarget;
    const folders = workspace.workspaceFolders?.length ?? 0;
    const ofFolder = folders > 1 && name === Setting.workspaceIdentity;
    await section().update(name, value, folders === 0 ? Global : ofFolder ? WorkspaceFolder : Workspace);
  };
  return {
    credential: () => credentials.find((one) => one === read(Setting.credential)) ?? 'auto',
    cloud: () => clouds.find((one) => one === read(Setting.cloud)) ?? 'auto',
    customCloud: () => read(Setting.customCloud),
    sovereignCloud: () => workspace.getConfiguration(sovereignCloudSection).get('environment'),
    workspaceIdentity: () => identityIn(scope()),
    workspaceIdentities: () => {
      const folders = workspace.workspaceFolders?.map(({ uri }) => uri) ?? [];
      const found = (folders.length === 0 ? [null] : folders).map(identityIn);
      return [...new Set(found)].filter((id) => id !== '');
    },
    setWorkspaceIdentity: (identityId) => write(Setting.workspaceIdentity, identityId),
    subscriptions: () => {
      const value = read(Setting.subscriptions);
      return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
    },
    setSubscriptions: (chosen) => write(Setting.subscriptions, chosen),
  };
}
