/** What Azure has of one thing now, asked without the CLI and the product. */

import assert from 'node:assert/strict';
import { sampleCallers, sampleTenantId, sampleToken } from '../../src/sampleTenant/entry';
import type { CliAzure } from './cliAzure';

/** Sends one request as the owner and gives the body. @param expected the status that is due. */
export async function asked(
  { server }: CliAzure,
  method: string,
  id: string,
  expected = 200,
): Promise<string> {
  const { status, body } = await server.handle({
    method,
    url: `${server.url}${id}?api-version=${versionFor(id)}`,
    headers: { authorization: `Bearer ${sampleToken(sampleCallers.owner.oid, sampleTenantId)}` },
  });
  assert.equal(status, expected, `${method} ${id}`);
  return body;
}

/** What is there, in one order, without what Azure fills anew and what the CLI sends along with its default. */
export async function stateOf(azure: CliAzure, id: string): Promise<unknown> {
  const kept = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(kept).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(([name]) => !filled.test(name))
        .map(([name, member]) => [name.toLowerCase(), kept(member)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };
  return kept(JSON.parse(await asked(azure, /\/list$/.test(id) ? 'POST' : 'GET', id)));
}

const filled = /^(id|name|(created|updated)(On|By)|principalId|clientId|configuration)$/;
const textOf = (value: unknown): string => JSON.stringify(value);

function versionFor(id: string): string {
  if (/Microsoft\.Authorization/.test(id)) return '2022-04-01';
  if (/ManagedIdentity/.test(id)) return '2024-11-30';
  if (/Compute/.test(id)) return '2025-04-01';
  return /Microsoft\.App\//.test(id) ? '2025-01-01' : '2025-05-01';
}
