/** The manifests of each language, as the nearest one is looked for and read. */

import { readCsproj } from './csproj';
import type { ManifestKind } from './manifest';
import { readPackageJson } from './packageJson';
import { readPyproject } from './pyproject';
import { readRequirements } from './requirements';

export const packageJson: ManifestKind = {
  matches: (name) => name === 'package.json',
  read: (text) => readPackageJson(text === '' ? '{}' : text),
};
export const requirements: ManifestKind = {
  matches: (name) => name === 'requirements.txt',
  read: readRequirements,
};
export const pyproject: ManifestKind = { matches: (name) => name === 'pyproject.toml', read: readPyproject };
export const csproj: ManifestKind = { matches: (name) => name.endsWith('.csproj'), read: readCsproj };
