/** A client of the sample tenant for tests: sends as one of its callers, reads JSON, follows `nextLink`. */

import assert from 'node:assert/strict';
import {
  createSampleTenant,
  sampleCallers,
  sampleTenantId,
  sampleToken,
  type SampleTenantOptions,
} from '../../../src/sampleTenant/entry';
import { prod, shared } from '../../../src/sampleTenant/data/organisation';
import type { SampleTenant } from '../../../src/sampleTenant/wire';

export type Caller = keyof typeof sampleCallers;

/** The members of ARM's answers that tests look at, flat: which of them an answer has depends on what was asked. */
export interface Body {
  readonly value: readonly Body[];
  readonly nextLink: string;
  readonly error: {
    readonly code: string;
    readonly message: string;
    readonly details: readonly Detail[];
    readonly additionalInfo: readonly [Violation];
  };
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location?: string;
  readonly tags: Readonly<Record<string, string>> & { readonly team?: string };
  readonly identity: IdentityBody;
  readonly properties: Properties;
  readonly tenantId: string;
  readonly defaultDomain: string;
  readonly subscriptionId: string;
  readonly displayName: string;
  readonly resourceGroup: string;
  readonly metadata: { readonly regionType: string };
  readonly registrationState: string;
  readonly resourceTypes: readonly ResourceTypeBody[];
  readonly actions: readonly string[];
  readonly notActions: readonly string[];
  readonly dataActions: readonly string[];
  readonly count: number;
  readonly totalRecords: number;
  readonly resultTruncated: string;
  readonly $skipToken?: string;
  readonly facets: readonly unknown[];
  readonly data: readonly Body[] & Table;
}

/** What Resource Graph answers instead of a list when a table was asked for. */
interface Table {
  readonly columns: readonly { readonly name: string; readonly type: string }[];
  readonly rows: readonly (readonly unknown[])[];
}

interface ResourceTypeBody {
  readonly resourceType: string;
  readonly apiVersions: readonly string[];
  readonly locations: readonly string[];
}

interface Violation {
  readonly type: string;
  readonly info: { readonly policyAssignmentDisplayName: string; readonly policyAssignmentScope: string };
}

interface Detail {
  readonly code: string;
  readonly line?: number;
  readonly characterPositionInLine?: number;
}

interface IdentityBody {
  readonly type: string;
  readonly principalId: string;
  readonly userAssignedIdentities: Readonly<Record<string, { readonly clientId: string }>>;
}

interface Properties {
  readonly subject: string;
  readonly level: string;
  readonly denyAssignmentName: string;
  readonly isolationScope: string;
  readonly createdOn: string;
  readonly createdBy: string;
  readonly description: string;
  readonly conditionVersion: string;
  readonly principalType: string;
  readonly type: string;
  readonly state: string;
  readonly audiences: readonly string[];
  readonly enableRbacAuthorization: boolean;
  readonly parentNameChain: readonly string[];
  readonly assignableScopes: readonly string[];
  readonly managementGroupAncestors: readonly string[];
  readonly displayName: string;
  readonly principalId: string;
  readonly clientId: string;
  readonly clientSecretUrl: string;
  readonly scope: string;
  readonly condition: string;
  readonly roleName: string;
  readonly roleDefinitionId: string;
  readonly permissions: readonly Body[];
  readonly children: readonly Body[];
  readonly parent: { readonly id: string };
  readonly details: { readonly parent: Body; readonly managementGroupAncestors: readonly string[] };
  readonly managementGroupAncestorsChain: readonly Body[];
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Body;
}

export interface SampleClient {
  readonly tenant: SampleTenant;
  get(path: string, as?: Caller): Promise<Answer>;
  put(path: string, body: unknown, as?: Caller): Promise<Answer>;
  patch(path: string, body: unknown, as?: Caller): Promise<Answer>;
  post(path: string, body?: unknown, as?: Caller): Promise<Answer>;
  delete(path: string, as?: Caller): Promise<Answer>;
  /** All entries of a list, over its pages; fails on anything but 200. */
  all(path: string, as?: Caller): Promise<Body[]>;
  /** Rows of a Resource Graph query, over its pages. */
  graph(query: string, more?: GraphMore, as?: Caller): Promise<Body[]>;
}

export interface GraphMore {
  readonly subscriptions?: readonly string[];
  readonly managementGroups?: readonly string[];
  readonly options?: Readonly<Record<string, unknown>>;
}

export const endpoint = 'https://sample.management.invalid';
export const graphPath = '/providers/Microsoft.ResourceGraph/resources?api-version=2022-10-01';
export const prodScope = `/subscriptions/${prod.subscriptionId}`;
export const sharedScope = `/subscriptions/${shared.subscriptionId}`;

/** A fresh tenant whose new principals are known at once, unless the options say otherwise. */
export function sampleClient(options: SampleTenantOptions = {}): SampleClient {
  const tenant = createSampleTenant({ replicationSeconds: 0, ...options });
  const tenantId = options.data?.tenantId ?? sampleTenantId;
  const send = async (method: string, path: string, as: Caller, sent?: unknown): Promise<Answer> => {
    const response = await tenant.handle({
      method,
      url: path.startsWith('https:') ? path : endpoint + path,
      headers: { authorization: `Bearer ${sampleToken(sampleCallers[as].oid, tenantId)}` },
      ...(sent !== undefined && { body: JSON.stringify(sent) }),
    });
    // An empty body is read as an empty object: what a test looks for is then missing, which it says.
    const body = JSON.parse(response.body === '' ? '{}' : response.body) as Body;
    return { status: response.status, headers: response.headers, body };
  };
  const all = async (path: string, as: Caller = 'owner'): Promise<Body[]> => {
    const items: Body[] = [];
    for (let next: string | undefined = path; next !== undefined;) {
      const { status, body } = await send('GET', next, as);
      assert.equal(status, 200, JSON.stringify(body));
      items.push(...body.value);
      next = (body as Partial<Body>).nextLink;
    }
    return items;
  };
  const graph = async (query: string, more: GraphMore = {}, as: Caller = 'owner'): Promise<Body[]> => {
    const rows: Body[] = [];
    let token: string | undefined;
    do {
      const options = { ...more.options, ...(token !== undefined && { $skipToken: token }) };
      const { status, body } = await send('POST', graphPath, as, { query, ...more, options });
      assert.equal(status, 200, JSON.stringify(body));
      rows.push(...body.data);
      token = body.$skipToken;
    } while (token !== undefined);
    return rows;
  };
  return {
    tenant,
    get: (path, as = 'owner') => send('GET', path, as),
    put: (path, body, as = 'owner') => send('PUT', path, as, body),
    patch: (path, body, as = 'owner') => send('PATCH', path, as, body),
    post: (path, body, as = 'owner') => send('POST', path, as, body),
    delete: (path, as = 'owner') => send('DELETE', path, as),
    all,
    graph,
  };
}

/** Holds that an answer is ARM's error JSON with this status and code. */
export function assertRefused(answer: Answer, status: number, code: string): void {
  assert.deepEqual([answer.status, codeOf(answer)], [status, code], JSON.stringify(answer.body));
  assert.equal(typeof answer.body.error.message, 'string');
}

function codeOf({ body }: Answer): string | undefined {
  return 'error' in body ? body.error.code : undefined;
}

export const names = (items: readonly { readonly name: string }[]): string[] =>
  items.map((item) => item.name);
