/** What Azure Resource Manager's own lists say of a tenant, read page by page without any of the product's code. */

import type { SampleRequest, SampleTenant } from '../../src/sampleTenant/wire';
import { testCloud } from './kit';

export type Item = Readonly<Record<string, unknown>>;

export interface ArmView {
  get(path: string, apiVersion: string): Promise<Item>;
  list(path: string, apiVersion: string): Promise<Item[]>;
  /** Rows of a Resource Graph query, all pages. Throws the service's answer when it refuses. */
  graph(query: string, subscriptions?: readonly string[]): Promise<Item[]>;
}

export function armView(tenant: SampleTenant, token: string): ArmView {
  const ask = async (method: string, url: string, body?: object): Promise<Item> => {
    const request: SampleRequest = {
      method,
      url,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    };
    const answer = await tenant.handle(request);
    if (answer.status !== 200) throw new Error(`${method} ${url}: ${answer.body}`);
    return JSON.parse(answer.body) as Item;
  };
  return {
    get: (path, apiVersion) => ask('GET', `${testCloud.resourceManagerUrl}${path}?api-version=${apiVersion}`),
    async list(path, apiVersion) {
      const items: Item[] = [];
      let link: unknown = `${testCloud.resourceManagerUrl}${path}?api-version=${apiVersion}`;
      while (typeof link === 'string') {
        const page = await ask('GET', link);
        items.push(...(page['value'] as Item[]));
        link = page['nextLink'];
      }
      return items;
    },
    async graph(query, subscriptions) {
      const rows: Item[] = [];
      const url = `${testCloud.resourceManagerUrl}/providers/Microsoft.ResourceGraph/resources?api-version=2024-04-01`;
      for (let token: unknown, more = true; more; more = typeof token === 'string') {
        const options = { authorizationScopeFilter: 'AtScopeAboveAndBelow', $skipToken: token };
        const page = await ask('POST', url, { query, subscriptions, options });
        rows.push(...(page['data'] as Item[]));
        token = page['$skipToken'];
      }
      return rows;
    },
  };
}

/** The value under the names, one below the other; an empty text when there is none. */
export function textAt(item: unknown, ...path: readonly string[]): string {
  let value = item;
  for (const name of path)
    value = typeof value === 'object' && value !== null ? (value as Item)[name] : undefined;
  return typeof value === 'string' || typeof value === 'boolean' ? String(value) : '';
}

export function objectAt(item: Item, name: string): Item {
  const value = item[name];
  return typeof value === 'object' && value !== null ? (value as Item) : {};
}
