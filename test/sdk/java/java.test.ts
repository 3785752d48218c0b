/** Java: inserted code compiled with every warning an error, and run with the newest stable `azure-identity` and clients. */

import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { clientTables } from '../../../src/code/clients/tables';
import { java } from '../../../src/code/java/language';
import { inserted, replaced } from '../../unit/code/applied';
import { fixes } from '../fixes/java';
import { cacheFolder, emptied, installedOnce, pinned, writeFiles } from '../kit/cache';
import { clientCases, credentialCases, guardCases, services, untilConnected } from '../kit/cases';
import type { SdkCase } from '../kit/cases';
import { filesWithFixes } from '../kit/fixes';
import { once } from '../kit/once';
import { mustRun } from '../kit/processes';
import { prove } from '../kit/prove';
import { findToolchain } from '../kit/toolchain';
import { forms } from './forms';

const maven = findToolchain({ programs: ['mvn'], versionArgs: ['--version'], minimum: '3.6' });
const compiler = findToolchain({ programs: ['javac'], versionArgs: ['--version'], minimum: '17' });
const toolchain = 'missing' in compiler ? compiler : maven;
const served = services.map(({ service }) => service).filter((service) => clientTables[service].forms.java);
const cases = [...credentialCases, ...guardCases, ...clientCases(served)].map(known);
const folder = cacheFolder('java');
const program = (name: string): string => ('missing' in compiler ? name : join(compiler.command, '..', name));
const trustStore = join(folder, `authority-${process.pid}.p12`);
const classPath = [join(folder, 'classes'), join(folder, 'lib', '*')].join(delimiter);

function isCosmos({ request }: SdkCase): boolean {
  return request.target?.service === 'cosmos';
}

/**
 * The client of App Configuration asks for the audience that its service has beside the one of each store's domain. Cosmos
 * DB's asks its account while it is made, and knows no proxy but one that is written in code.
 */
function known(one: SdkCase): SdkCase {
  if (isCosmos(one)) return untilConnected(one, 'https://cosmos-orders.documents.azure.com');
  const isStore = one.audience === 'https://azconfig.io';
  return isStore ? { ...one, audience: 'https://appconfig.azure.com' } : one;
}

/** The dependencies as files; Maven asks the network only when the pinned versions change. */
async function install(): Promise<void> {
  const pom = pinned('java/pom.xml');
  writeFiles(folder, { 'pom.xml': pom });
  await installedOnce(folder, [pom], async () => {
    emptied(join(folder, 'lib'));
    assert.ok('command' in maven);
    await mustRun({
      command: maven.command,
      args: [
        '--batch-mode',
        '--quiet',
        `-Dmaven.repo.local=${join(folder, 'm2')}`,
        'org.apache.maven.plugins:maven-dependency-plugin:3.8.1:copy-dependencies',
        '-DoutputDirectory=lib',
      ],
      cwd: folder,
    });
  });
}

/** Every form in one run of the compiler, whichever asks first. */
const compileAll = once(async () => {
  await install();
  const sources = emptied(join(folder, 'src'));
  emptied(join(folder, 'classes'));
  const files: Record<string, string> = { 'orders/Launch.java': pinned('java/Launch.java') };
  for (const form of forms) {
    for (const one of cases.filter((each) => form.has(each))) {
      const path = `orders/${form.prefix}/${one.name}/Orders.java`;
      const start = form.startOf(one);
      const options = {
        path: `/orders/src/main/java/${path}`,
        indent: start.includes('\n    ') ? '    ' : '  ',
      };
      const text = await (start.includes('¦') ? inserted : replaced)(
        java,
        'java',
        start,
        one.request,
        options,
      );
      assert.ok(text !== undefined, `${path}: no offer`);
      files[path] = text;
    }
  }
  for (const [name, text] of Object.entries(await filesWithFixes('Java', fixes))) {
    const isPackage = text.includes('package orders.fixes.');
    files[isPackage ? `orders/fixes/${name}/Orders.java` : `orders/secrets/${name}.java`] = isPackage
      ? text
      : `package orders.secrets;\n\n${text}`;
  }
  writeFiles(sources, { ...files, 'all.txt': Object.keys(files).join('\n') });
  await mustRun({
    command: program('javac'),
    // What the jars name in their own manifests is no matter of the cases.
    args: [
      '-Xlint:all,-path,-classfile',
      '-Werror',
      '-proc:none',
      '--release',
      '17',
      '-cp',
      classPath,
      '-d',
      join(folder, 'classes'),
      '@all.txt',
    ],
    cwd: sources,
  });
});

after(() => rmSync(trustStore, { force: true }));

for (const form of forms) {
  prove({
    name: form.name,
    toolchain,
    cases: cases.filter((one) => form.has(one) && form.runs(one)),
    prepare: async (_, caFile) => {
      await compileAll();
      await trust(caFile);
      // Nothing but this machine is to be found.
      writeFiles(folder, { hosts: '127.0.0.1 localhost cosmos-orders.documents.azure.com\n' });
      return (one) => ({
        command: program('java'),
        args: [
          '-XX:TieredStopAtLevel=1',
          '-XX:+UseSerialGC',
          `-Djavax.net.ssl.trustStore=${trustStore}`,
          '-Djavax.net.ssl.trustStorePassword=loopback',
          ...(isCosmos(one) ? [`-Djdk.net.hosts.file=${join(folder, 'hosts')}`] : []),
          '-cp',
          classPath,
          'orders.Launch',
          `orders.${form.prefix}.${one.name}.Orders`,
        ],
        cwd: folder,
      });
    },
  });
}

/** The authority of the kit's certificate as Java wants it: in a store of its own. */
async function trust(caFile: string): Promise<void> {
  rmSync(trustStore, { force: true });
  await mustRun({
    command: program('keytool'),
    args: [
      '-importcert',
      '-noprompt',
      '-alias',
      'loopback',
      '-file',
      caFile,
      '-keystore',
      trustStore,
      '-storetype',
      'PKCS12',
      '-storepass',
      'loopback',
    ],
    cwd: folder,
  });
}
