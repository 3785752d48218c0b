/** What the Azure CLI asks beside ARM, answered on the same address: the directory of Microsoft Graph, and upgrades of scale sets. */

import { sampleCallers, type Intercept } from '../../src/sampleTenant/entry';
import * as identities from '../../src/sampleTenant/data/identities';
import type { SampleResponse } from '../../src/sampleTenant/wire';

/** The application of Microsoft Graph itself, whose roles are given to others. */
export const graphApp = {
  id: '7c1f0d5e-52a6-4a0b-9b36-5f0d6f6f9c11',
  appId: '00000003-0000-0000-c000-000000000000',
  displayName: 'Microsoft Graph',
  appRoles: [
    { id: 'df021288-bdef-4463-88db-98f22de89214', value: 'User.Read.All' },
    { id: '7ab1d382-f21e-4acd-a863-ba3e13f7da61', value: 'Directory.Read.All' },
  ],
};

/** A path of Graph with the answer to it: `undefined` when nothing is there. */
type Answer = (found: RegExpExecArray, query: URLSearchParams, body: unknown) => unknown;

/** Anew for each tenant: app roles given to one are not seen by another. */
export function besideArm(): Intercept {
  const given: unknown[] = [];
  const principals = Object.values(identities)
    .filter((one) => typeof one === 'object' && 'properties' in one)
    .map(({ properties }) => ({ id: properties['principalId'], appId: properties['clientId'] }));
  const applications = [graphApp, ...principals];
  const people = Object.values(sampleCallers).map(({ oid, account }) => ({
    id: oid,
    userPrincipalName: account,
  }));
  const answers: readonly (readonly [method: string, path: RegExp, Answer])[] = [
    [
      'GET',
      /^\/v1\.0\/servicePrincipals$/,
      (_, query) => listOf(applications.filter(({ appId }) => quoted(query) === appId)),
    ],
    ['GET', /^\/v1\.0\/servicePrincipals\/([^/]+)$/, ([, id]) => applications.find((one) => one.id === id)],
    [
      'GET',
      /^\/v1\.0\/users$/,
      (_, query) => listOf(people.filter(({ userPrincipalName }) => quoted(query) === userPrincipalName)),
    ],
    [
      'GET',
      /^\/v1\.0\/users\/([^/]+)$/,
      ([, name]) => people.find(({ userPrincipalName }) => userPrincipalName === name),
    ],
    [
      'POST',
      /^\/v1\.0\/directoryObjects\/getByIds$/,
      (_, __, body) =>
        listOf(
          principals
            .filter(({ id }) => typeof id === 'string' && JSON.stringify(body).includes(id))
            .map((one) => ({ ...one, '@odata.type': '#microsoft.graph.servicePrincipal' })),
        ),
    ],
    [
      'POST',
      /^\/v1\.0\/servicePrincipals\/([^/]+)\/appRoleAssignments$/,
      (_, __, body) => {
        given.push(body);
        return body;
      },
    ],
    ['GET', /^\/v1\.0\/servicePrincipals\/[^/]+\/appRoleAssignments$/, () => listOf(given)],
    [
      'POST',
      /\/virtualMachineScaleSets\/[^/]+\/manualupgrade$/i,
      (_, __, body) => (JSON.stringify(body) === '{"instanceIds":["*"]}' ? {} : undefined),
    ],
  ];
  return (request, next) => {
    const { pathname, searchParams } = new URL(request.url);
    for (const [method, path, answer] of answers) {
      const found = path.exec(decodeURIComponent(pathname));
      if (request.method !== method || found === null) continue;
      const body: unknown = request.body === undefined ? undefined : JSON.parse(request.body);
      return Promise.resolve(responseOf(answer(found, searchParams, body)));
    }
    return nearerToAzure(request, next);
  };
}

function listOf(value: readonly unknown[]): unknown {
  return { value };
}

/** What the filter compares with: there is one comparison in each. */
function quoted(query: URLSearchParams): string | undefined {
  return /'([^']*)'/.exec(query.get('$filter') ?? '')?.[1];
}

function responseOf(value: unknown): SampleResponse {
  const headers = { 'content-type': 'application/json' };
  return value === undefined
    ? {
        status: 404,
        headers,
        body: JSON.stringify({ error: { code: 'Request_ResourceNotFound', message: '' } }),
      }
    : { status: 200, headers, body: JSON.stringify(value) };
}

/**
 * What Azure does and the sample tenant does not, and the CLI counts on: a container app may be changed without its region,
 * an operation can be followed at the address of its result as well, every cluster has an identity for its nodes, and a
 * change of an AI service may repeat its tier.
 */
const nearerToAzure: Intercept = async (request, next) => {
  const [, type] =
    /\/providers\/Microsoft\.[^/]+\/(containerApps|jobs|managedClusters|accounts)\/[^/?]+\?/i.exec(
      request.url,
    ) ?? [];
  if (request.method === 'GET' && type === 'managedClusters') return withNodes(await next(request));
  if (request.method !== 'PATCH' || type === undefined) return next(request);
  const { location } = JSON.parse((await next({ ...request, method: 'GET', body: '' })).body) as Resource;
  const { sku, ...body } = JSON.parse(request.body ?? '{}') as Resource;
  const isAccount = type === 'accounts';
  const inPlace = { ...(type === 'containerApps' && { location }), ...(!isAccount && { sku }), ...body };
  const answer = await next({ ...request, body: JSON.stringify(inPlace) });
  const followed = answer.headers['azure-asyncoperation'];
  if (followed === undefined) return answer;
  const result = followed.replace('/operationStatuses/', '/operationResults/');
  return { ...answer, headers: { location: result, ...answer.headers } };
};

interface Resource {
  readonly sku?: unknown;
  readonly location?: string;
  readonly properties?: Readonly<Record<string, unknown>>;
}

function withNodes(answer: SampleResponse): SampleResponse {
  const { properties, ...cluster } = JSON.parse(answer.body) as Resource;
  const identityProfile = { kubeletidentity: { clientId: graphApp.id, objectId: graphApp.id } };
  return { ...answer, body: JSON.stringify({ ...cluster, properties: { identityProfile, ...properties } }) };
}
