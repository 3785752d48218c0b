/** `npm run sample-azure`: serves the sample tenant until it is stopped, and says how to point the extension at it. */

import { writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { parseArgs } from 'node:util';
import { sampleCallers, sampleTenantId } from '../../src/sampleTenant/entry';
import { temporaryFolder } from '../host/launch/cleanUp';
import { startSampleServer } from './server';

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      port: { type: 'string', default: '8443' },
      latency: { type: 'string', default: '0' },
      json: { type: 'boolean', default: false },
    },
  });
  const folder = temporaryFolder('sample-azure');
  const certificate = join(folder, 'certificate.pem');
  const azState = join(folder, 'az.json');
  const { oid, account } = sampleCallers.owner;
  writeFileSync(azState, JSON.stringify({ oid, tenant: sampleTenantId, name: account }));
  const { url } = await startSampleServer({
    port: Number(values.port),
    certificateFile: certificate,
    latencyMs: Number(values.latency),
  });
  if (values.json) console.log(JSON.stringify({ url, certificate, azState }));
  else console.log(advice(url, certificate, azState));
}

function advice(url: string, certificate: string, azState: string): string {
  const customCloud = {
    name: 'SampleAzure',
    resourceManagerUrl: url,
    activeDirectoryUrl: url,
    audience: url,
    portalUrl: 'https://portal.azure.com',
  };
  return [
    `Sample Azure listens on ${url}`,
    `Its certificate: ${certificate}`,
    '',
    'To use it from VS Code, start the editor with these variables, so that it trusts the certificate and finds an az',
    'that signs in to it:',
    '',
    `  NODE_EXTRA_CA_CERTS=${certificate}`,
    `  TEST_AZ_STATE=${azState}`,
    `  PATH=${join(process.cwd(), 'test', 'sampleAzure', 'bin')}${delimiter}$PATH`,
    '',
    'and put into the user settings:',
    '',
    `  "managedIdentities.credential": "azureCli",`,
    `  "managedIdentities.cloud": "custom",`,
    `  "managedIdentities.customCloud": ${JSON.stringify(customCloud)}`,
    '',
    `The tenant is ${sampleTenantId}. Ctrl+C stops it; nothing is kept.`,
  ].join('\n');
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
});
