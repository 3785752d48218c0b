/** What Azure has of one thing now, asked without the CLI and the product. */

import assert from 'node:assert/strict';
import { sampleCallers, sampleTenantId, sampleToken } from '../../src/sampleTenant/entry';
import type { CliAzure } from './cliAzure';

/** Sends one request as the owner and gives the body. @param expected the status that is due. @param sent the body. */
export async function asked(
  { server }: CliAzure,
  method: string,
  id: string,
  expected = 200,
  sent?: unknown,
  query = new URLSearchParams({ 'api-version': versionFor(id) }),
): Promise<string> {
  const { status, body } = await server.handle({
    method,
    url: `${server.url}${id}?${query.toString()}`,
    ...(sent !== undefined && { body: JSON.stringify(sent) }),
    headers: { authorization: `Bearer ${sampleToken(sampleCallers.owner.oid, sampleTenantId)}` },
  });
  assert.equal(status, expected, `${method} ${id}`);
  return body;
}

/**
 * What is there, in one order, without names that Azure draws and what the CLI sends with its default or not at all.
 * @param anew it was made again since: then its principal is another.
 */
export async function stateOf(azure: CliAzure, id: string, anew = false): Promise<unknown> {
  const kept = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(kept).sort((a, b) => (textOf(a) < textOf(b) ? -1 : 1));
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value)
        .filter(
          ([name, member]) => !isNothing(member) && !filled.test(name) && !(anew && principal.test(name)),
        )
        .map(([name, member]) => [name.toLowerCase(), kept(member)] as const)
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    );
  };
  const method = /\/list$/.test(id) ? 'POST' : 'GET';
  const first = JSON.parse(await asked(azure, method, id)) as Page;
  const entries = [...(first.value ?? [])];
  for (let next = first.nextLink; next !== undefined;) {
    const { pathname, searchParams } = new URL(next);
    const page = JSON.parse(await asked(azure, 'GET', pathname, 200, undefined, searchParams)) as Page;
    entries.push(...(page.value ?? []));
    next = page.nextLink;
  }
  return kept(first.value === undefined ? first : entries);
}

/** However it is written. */
function isNothing(value: unknown): boolean {
  return value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

interface Page {
  readonly value?: readonly unknown[];
  readonly nextLink?: string;
}

const filled = /^(id|name|(created|updated)(On|By)|configuration|oidcIssuerProfile|storageProfile)$/;
const principal = /^(principalId|clientId)$/;
const textOf = (value: unknown): string => JSON.stringify(value);

const versions: Readonly<Record<string, string>> = {
  'microsoft.authorization': '2022-04-01',
  'microsoft.managedidentity': '2024-11-30',
  'microsoft.compute': '2025-04-01',
  'microsoft.app': '2025-01-01',
  'microsoft.web': '2025-05-01',
  'microsoft.keyvault': '2023-07-01',
  'microsoft.documentdb': '2024-05-15',
  'microsoft.appconfiguration': '2024-05-01',
  'microsoft.containerservice': '2025-05-01',
  'microsoft.containerinstance': '2023-05-01',
  'microsoft.search': '2025-05-01',
  'microsoft.containerregistry': '2023-07-01',
  'microsoft.storage': '2023-05-01',
  'microsoft.servicebus': '2024-01-01',
  'microsoft.eventhub': '2024-01-01',
  'microsoft.cognitiveservices': '2024-10-01',
  'microsoft.sql': '2023-08-01',
};

function versionFor(id: string): string {
  const provider = /^.*\/providers\/([^/]+)/i.exec(id)?.[1]?.toLowerCase() ?? '';
  // What is no provider's is a resource group.
  return versions[provider] ?? '2022-09-01';
}
