/** The sample tenant as the real Azure CLI sees it: a cloud of its own on loopback, signed in to by a managed identity. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { sampleCallers, sampleTenantId, sampleToken } from '../../src/sampleTenant/entry';
import { rig, testCloud, type Rig } from '../contract/kit';
import { temporaryFolder } from '../host/launch/cleanUp';
import { startSampleServer, type SampleServer } from '../sampleAzure/server';
import { startIdentityEndpoint } from '../sdk/kit/identityEndpoint';
import { run, type Outcome } from '../sdk/kit/processes';
import { deployments } from './deployments';
import { besideArm } from './directory';
import type { InstalledCli } from './installedCli';

export interface CliAzure {
  /** Runs a script of bash in which `az` is the real one. */
  runScript(script: string): Promise<Outcome>;
  /** The product's ports over the same tenant. */
  newRig(): Rig;
  readonly server: SampleServer;
  close(): void;
}

/** Milliseconds a script may take. */
const longest = 150_000;

/** Registers the cloud and signs in. Throws with what the CLI printed when it does not take them. */
export async function startCliAzure({ path }: InstalledCli): Promise<CliAzure> {
  const folder = temporaryFolder('azure-cli');
  const certificateFile = join(folder, 'certificate.pem');
  // ARM takes a principal whose type is named at once, and the CLI asks once only.
  const server = await startSampleServer({
    port: 0,
    certificateFile,
    replicationSeconds: 0,
    beside: () => {
      const [directory, deployed] = [besideArm(), deployments()];
      return (request, next) => deployed(request, (passed) => directory(passed, next));
    },
  });
  const { oid } = sampleCallers.owner;
  const endpoint = await startIdentityEndpoint(sampleToken(oid, sampleTenantId));
  const env = {
    ...endpoint.env,
    PATH: path,
    AZURE_CONFIG_DIR: join(folder, 'config'),
    AZURE_CORE_COLLECT_TELEMETRY: 'false',
    REQUESTS_CA_BUNDLE: certificateFile,
  };
  const runScript = (script: string): Promise<Outcome> =>
    run({ command: 'bash', args: ['-c', script], cwd: folder, env }, longest);
  const { code, output } = await runScript(`set -e\n${registering(server.url)}\naz login --identity`);
  assert.equal(code, 0, output);
  assert.deepEqual(endpoint.refused, []);
  return {
    runScript,
    server,
    newRig: () =>
      rig((request, signal) => server.handle(request, signal), {
        cloud: { ...testCloud, resourceManagerUrl: server.url, audience: server.url },
        token: (tenantId) => sampleToken(oid, tenantId ?? sampleTenantId),
      }),
    close: () => {
      endpoint.close();
      server.close();
    },
  };
}

function registering(url: string): string {
  const endpoints = [
    'resource-manager',
    'management',
    'active-directory',
    'active-directory-resource-id',
    'active-directory-graph-resource-id',
    'microsoft-graph-resource-id',
  ].map((name) => `--endpoint-${name} ${url}`);
  return `az cloud register --name SampleAzure ${endpoints.join(' ')}\naz cloud set --name SampleAzure`;
}
