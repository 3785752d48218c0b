/** The sources of pinned Java packages, which Maven keeps in jars beside those with the classes. */

import { mkdirSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder, emptied, installedOnce, pinned, writeFiles } from '../kit/cache';
import { mustRun } from '../kit/processes';
import { findToolchain } from '../kit/toolchain';

const maven = findToolchain({ programs: ['mvn'], versionArgs: ['--version'], minimum: '3.6' });
const compiler = findToolchain({ programs: ['javac'], versionArgs: ['--version'], minimum: '17' });

/**
 * The folder with a folder of each package that the pom.xml in this folder of test/sdk names, as far as `selected` of
 * Maven's own words select it; brought there if need be. Or why that cannot be done.
 */
export async function javaSources(
  from: string,
  selected: string,
): Promise<{ readonly root: string } | { readonly missing: string }> {
  if ('missing' in maven) return maven;
  if ('missing' in compiler) return compiler;
  const folder = cacheFolder(from);
  const sources = join(folder, 'sources');
  const pom = pinned(`${from}/pom.xml`);
  writeFiles(folder, { 'pom.xml': pom });
  mkdirSync(sources, { recursive: true });
  await installedOnce(sources, [pom], async () => {
    const jars = emptied(join(folder, 'source-jars'));
    await mustRun({
      command: maven.command,
      args: [
        '--batch-mode',
        '--quiet',
        `-Dmaven.repo.local=${join(cacheFolder('java'), 'm2')}`,
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
        '-Dclassifier=sources',
        '-Dmdep.failOnMissingClassifierArtifact=false',
        selected,
        `-DoutputDirectory=${jars}`,
      ],
      cwd: folder,
    });
    emptied(sources);
    for (const jar of readdirSync(jars)) {
      const cwd = emptied(join(sources, jar.replace(/-sources\.jar$/, '')));
      await mustRun({ command: join(dirname(compiler.command), 'jar'), args: ['xf', join(jars, jar)], cwd });
    }
  });
  return { root: sources };
}
