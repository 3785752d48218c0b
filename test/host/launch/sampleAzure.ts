/** Starts the sample tenant's HTTPS server in a process of its own, for tests that go over the wire. */

import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { createInterface } from 'node:readline';
import { startChild, temporaryFolder } from './cleanUp';
import { root, testBundle } from './paths';

export interface SampleAzure {
  /** `https://127.0.0.1:<port>`. */
  readonly url: string;
  /** For the editor and its tests: TEST_SAMPLE_AZURE_URL, TEST_AZ_STATE, NODE_EXTRA_CA_CERTS, PATH. */
  readonly environment: Readonly<Record<string, string>>;
}

/** Starts it on a free port; it ends with this process. */
export async function startSampleAzure(): Promise<SampleAzure> {
  const program = testBundle('launch', 'sampleAzure.js');
  const child = startChild(process.execPath, ['--enable-source-maps', program, '--port=0', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { stdout } = child;
  if (!stdout) throw new Error('No output to read the address from');
  const line = await new Promise<string>((resolve, reject) => {
    createInterface({ input: stdout }).once('line', resolve);
    child.once('exit', () => {
      reject(new Error('The sample Azure server ended before it listened'));
    });
  });
  const { url, certificate, azState } = JSON.parse(line) as Record<'url' | 'certificate' | 'azState', string>;
  return {
    url,
    environment: {
      TEST_SAMPLE_AZURE_URL: url,
      TEST_AZ_STATE: azState,
      NODE_EXTRA_CA_CERTS: withOwnCertificates(certificate),
      // With an `az` on it that signs in to the sample, and no other one before it.
      PATH: [join(root, 'test', 'sampleAzure', 'bin'), process.env['PATH']].join(delimiter),
    },
  };
}

/** Node takes one file of additional certificates; on some machines the variable is in use already. */
function withOwnCertificates(certificate: string): string {
  const own = process.env['NODE_EXTRA_CA_CERTS'];
  if (own === undefined || !existsSync(own)) return certificate;
  const both = join(temporaryFolder('certificates'), 'all.pem');
  writeFileSync(both, `${readFileSync(own, 'utf8')}\n${readFileSync(certificate, 'utf8')}`);
  return both;
}

/** User settings that point the extension at it, signed in by the Azure CLI. */
export function sampleAzureSettings(url: string): Readonly<Record<string, unknown>> {
  const { hostname } = new URL(url);
  return {
    'managedIdentities.credential': 'azureCli',
    'managedIdentities.cloud': 'custom',
    'managedIdentities.customCloud': {
      name: 'SampleAzure',
      resourceManagerUrl: url,
      activeDirectoryUrl: url,
      audience: url,
      portalUrl: `https://portal.${hostname}`,
    },
  };
}
