/** What an editor of the tests is started with: user settings, folders, and the extension as it would be installed. */

import { cpSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root, sampleWorkspace } from './paths';
import { temporaryFolder } from './cleanUp';

/** User settings of every host: nothing that reaches for the network, moves the layout or asks questions. */
export const quietSettings: Readonly<Record<string, unknown>> = {
  'chat.disableAIFeatures': true,
  'chat.commandCenter.enabled': false,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.enabled': false,
  'git.openRepositoryInParentFolders': 'never',
  'npm.autoDetect': 'off',
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'typescript.disableAutomaticTypeAcquisition': true,
  'typescript.surveys.enabled': false,
  'update.mode': 'none',
  'window.commandCenter': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Writes user settings where desktop VS Code and the server look for them under one and the same data folder. */
export function writeUserSettings(dataFolder: string, extra: Readonly<Record<string, unknown>> = {}): void {
  // The workbench takes settings of scope `machine` from the server's own file alone.
  for (const folder of ['User', join('data', 'User'), join('data', 'Machine')].map((one) =>
    join(dataFolder, one),
  )) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, 'settings.json'),
      JSON.stringify({ ...quietSettings, ...extra }, undefined, 2),
    );
  }
}

/** A copy of the sample app that a test may write to; removed at the end. */
export function copyWorkspace(): string {
  const folder = join(temporaryFolder('workspace'), 'contoso-orders');
  mkdirSync(folder);
  if (existsSync(sampleWorkspace)) cpSync(sampleWorkspace, folder, { recursive: true });
  return folder;
}

const shipped = [
  'dist',
  'media',
  'l10n',
  'package.json',
  'package.nls.json',
  'README.md',
  'CHANGELOG.md',
  'LICENSE',
];

/** Puts the built extension into an extensions folder as an installation would: no development mode, no test switch. */
export function placeExtension(extensionsFolder: string): void {
  const manifest: unknown = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  if (typeof manifest !== 'object' || manifest === null || !('version' in manifest))
    throw new Error('No version');
  const target = join(
    extensionsFolder,
    `managed-identities.azure-managed-identities-${String(manifest.version)}`,
  );
  mkdirSync(target, { recursive: true });
  for (const name of shipped) {
    const source = join(root, name);
    if (existsSync(source))
      cpSync(source, join(target, name), { recursive: true, filter: (f) => !f.endsWith('.map') });
  }
}

/** The folder of the extension that opens the sample tenant at start-up. */
export const companionFolder = join(root, 'test', 'host', 'companion');

/** Puts that extension beside ours. */
export function placeCompanion(extensionsFolder: string): void {
  cpSync(companionFolder, join(extensionsFolder, 'managed-identities-dev.sample-tenant-opener-0.0.1'), {
    recursive: true,
  });
}
