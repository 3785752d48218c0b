/** The manifests of each language, as the nearest one is looked for and read. */

import { readCargo } from './cargo';
import { readCsproj } from './csproj';
import { readGoMod } from './goMod';
import { readGradle } from './gradle';
import type { ManifestKind } from './manifest';
import { readModuleInfo } from './moduleInfo';
import { readNugetDirectives } from './nugetDirectives';
import { readPackageJson } from './packageJson';
import { readPom } from './pom';
import { readPyproject } from './pyproject';
import { readRequirements } from './requirements';
import { readVcpkg } from './vcpkg';

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
/** A cell of a C# notebook lists packages itself. */
export const nugetDirectives: ManifestKind = {
  matches: (name) => /\.(?:ipynb|dib)$/.test(name),
  read: readNugetDirectives,
};
export const cargo: ManifestKind = { matches: (name) => name === 'Cargo.toml', read: readCargo };
export const pom: ManifestKind = { matches: (name) => name === 'pom.xml', read: readPom };
export const gradle: ManifestKind = {
  matches: (name) => name === 'build.gradle' || name === 'build.gradle.kts',
  read: readGradle,
};
/** Not where packages come from: what of them the code sees. */
export const moduleInfo: ManifestKind = {
  matches: (name) => name === 'module-info.java',
  read: readModuleInfo,
};
export const goMod: ManifestKind = { matches: (name) => name === 'go.mod', read: readGoMod };
export const vcpkg: ManifestKind = {
  matches: (name) => name === 'vcpkg.json',
  read: (text) => readVcpkg(text === '' ? '{}' : text),
};
