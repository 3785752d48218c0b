/** Every part of every Resource Graph query matters: a changed literal or an added `where` changes some answer. */

import assert from 'node:assert/strict';
import { contoso } from '../../src/sampleTenant/data/contoso';
import { createSampleTenant, sampleCallers, sampleTenantId, sampleToken } from '../../src/sampleTenant/entry';
import {
  ancestryQuery,
  assignmentsOfQuery,
  attachmentsQuery,
  candidatesQuery,
  carriersQuery,
  clustersQuery,
  cosmosAccountsQuery,
  findQuery,
  identitiesOfQuery,
  strangersQuery,
  systemAssignedQuery,
  targetsQuery,
  usersOfQuery,
  vaultsOfQuery,
  vaultsQuery,
} from '../../src/azure/queries';
import { at, records } from '../../src/azure/decode';
import { hostTypes } from '../../src/model/identityHosts';
import { resourceGraphSchemas } from '../../src/sampleTenant/kql/schema';
import { assertKqlSyntax } from '../unit/kqlSyntax';
import { kustoLanguage } from '../unit/kustoLanguage';
import { armView, textAt, type ArmView, type Item } from './armView';
import { testCloud } from './kit';
import { wholeTenantOf, type WholeTenant } from './wholeTenant';

/** A query over several values, which together reach every part of it. */
interface Subject {
  readonly name: string;
  queries(whole: WholeTenant): readonly string[];
}

const subjects: readonly Subject[] = [
  { name: 'assignments of a principal', queries: (whole) => principalsOf(whole).map(assignmentsOfQuery) },
  { name: 'assignments of strangers', queries: () => [strangersQuery] },
  { name: 'Cosmos DB accounts', queries: () => [cosmosAccountsQuery] },
  { name: 'subscriptions below management groups', queries: () => [ancestryQuery] },
  { name: 'key vaults', queries: () => [vaultsQuery] },
  { name: 'access policies of a principal', queries: (whole) => policyHoldersOf(whole).map(vaultsOfQuery) },
  { name: 'identities of principals', queries: (whole) => [identitiesOfQuery(someIdentities(whole))] },
  { name: 'users of an identity', queries: (whole) => identityIdsOf(whole).map(usersOfQuery) },
  { name: 'users of all identities', queries: () => [attachmentsQuery] },
  { name: 'system-assigned identities', queries: () => [systemAssignedQuery] },
  { name: 'candidates', queries: (whole) => [candidatesQuery(hostTypesIn(whole))] },
  { name: 'clusters', queries: () => [clustersQuery] },
  { name: 'carriers', queries: () => [carriersQuery] },
  { name: 'find', queries: (whole) => textsToFind(whole).map(findQuery) },
  { name: 'targets', queries: (whole) => [targetsQuery(idsOf(whole.resources), containersOf(whole))] },
  { name: 'targets that are resources', queries: (whole) => [targetsQuery(idsOf(whole.resources), [])] },
  { name: 'targets that are containers', queries: (whole) => [targetsQuery([], containersOf(whole))] },
];

describe('the query for', function () {
  // Kusto's own parser takes its time to load.
  this.timeout(30_000);
  let arm: ArmView;
  let whole: WholeTenant;
  before(async () => {
    const tenant = createSampleTenant({
      endpoint: testCloud.resourceManagerUrl,
      data: contoso(),
      pageSize: 100,
    });
    arm = armView(tenant, sampleToken(sampleCallers.owner.oid, sampleTenantId));
    whole = await wholeTenantOf(arm);
  });

  for (const { name, queries } of subjects) {
    it(`${name} is well-formed Kusto over known columns, gives an id, sorts by it and takes no limit`, () => {
      for (const query of queries(whole)) {
        assertKqlSyntax(query);
        assert.deepEqual(kustoLanguage.analyze(query, resourceGraphSchemas).problems, [], query);
        assert.match(query, /\| order by id asc$/);
        assert.match(query, /\| project id,/);
        assert.doesNotMatch(query, /\b(take|limit|top)\b/);
      }
    });

    it(`${name} has no literal and no step without effect`, async () => {
      const given = queries(whole);
      const answers = await Promise.all(given.map((query) => answerOf(arm, query)));
      assert.ok(
        answers.every((answer) => answer !== '[]'),
        'each query must give something to lose',
      );
      const unnoticed: string[] = [];
      for (const mutate of mutationsOf(given[0] ?? '')) {
        if (!(await isNoticed(arm, given, answers, mutate.apply))) unnoticed.push(mutate.name);
      }
      assert.deepEqual(unnoticed, []);
    });
  }
});

interface Mutation {
  readonly name: string;
  apply(query: string): string;
}

const literal = /'(?:[^'\\\n]|\\.)*'/g;

/** One mutation for each literal, and one for each place where a filter could slip in. All queries of a subject have the same shape. */
function mutationsOf(query: string): Mutation[] {
  const literals = [...query.matchAll(literal)].map(([text], index) => ({
    name: `literal ${index}: ${text}`,
    apply: (one: string) => replaceNth(one, literal, index, (found) => `'zq${found.slice(1)}`),
  }));
  const steps = [...query.matchAll(/\n\s*(?=\|)/g)].map((_, index) => ({
    name: `where before step ${index}`,
    apply: (one: string) =>
      replaceNth(one, /\n\s*(?=\|)/g, index, (found) => `\n| where id endswith 'zq' ${found}`),
  }));
  return [...literals, ...steps];
}

function replaceNth(text: string, pattern: RegExp, index: number, change: (found: string) => string): string {
  let at = 0;
  return text.replace(pattern, (found) => (at++ === index ? change(found) : found));
}

async function isNoticed(
  arm: ArmView,
  queries: readonly string[],
  answers: readonly string[],
  apply: (query: string) => string,
): Promise<boolean> {
  for (const [index, query] of queries.entries()) {
    if ((await answerOf(arm, apply(query))) !== answers[index]) return true;
  }
  return false;
}

async function answerOf(arm: ArmView, query: string): Promise<string> {
  return arm.graph(query).then(
    (rows) => JSON.stringify(rows),
    (error: unknown) => String(error),
  );
}

function principalsOf(whole: WholeTenant): string[] {
  const principals = [...whole.assignments.values()].map((item) => textAt(item, 'properties', 'principalId'));
  return [...new Set(principals)].slice(0, 6);
}

/** Principals of three identities of each kind. */
function someIdentities({ documents }: WholeTenant): string[] {
  const own = [...documents.values()].map((item) => textAt(item, 'identity', 'principalId'));
  const standalone = [...documents.values()].map((item) => textAt(item, 'properties', 'principalId'));
  return [own, standalone].flatMap((ids) => ids.filter((id) => id !== '').slice(0, 3));
}

/** Those who have an access policy at a vault. */
function policyHoldersOf({ documents }: WholeTenant): string[] {
  const policies = [...documents.values()].flatMap((item) =>
    records(at(item, 'properties', 'accessPolicies')),
  );
  return [...new Set(policies.map((policy) => textAt(policy, 'objectId')))];
}

function idsOf(items: readonly Item[]): string[] {
  return items.slice(0, 20).map((item) => textAt(item, 'id'));
}

function containersOf({ subscriptions, managementGroups, resourceGroups }: WholeTenant): string[] {
  // Not the subscription that may not be read.
  return [...idsOf(subscriptions.slice(0, 2)), ...idsOf(managementGroups), ...idsOf(resourceGroups)];
}

function userAssigned({ documents }: WholeTenant): Item[] {
  return [...documents.values()].filter((item) => textAt(item, 'id').includes('/userAssignedIdentities/'));
}

/** Those that somebody carries: in a map, and as the identity of a cluster's nodes. */
function identityIdsOf(whole: WholeTenant): string[] {
  const names = ['id-orders-api', 'id-aks-kubelet'];
  return userAssigned(whole)
    .map((item) => textAt(item, 'id'))
    .filter((id) => names.some((name) => id.endsWith(name)));
}

/** By name alone (a slot's is not in its ID), by ID alone, by object ID, by client ID. */
function textsToFind(whole: WholeTenant): string[] {
  const [one] = userAssigned(whole);
  const system = whole.resources.find((item) => textAt(item, 'identity', 'type').includes('SystemAssigned'));
  return [
    'app-orders/staging',
    '/resourceGroups/rg-orders/',
    textAt(one, 'properties', 'principalId'),
    textAt(one, 'properties', 'clientId'),
    textAt(system, 'identity', 'principalId'),
  ];
}

/** The types of the table that the tenant has something of: each changes what the query finds. */
function hostTypesIn({ resources }: WholeTenant): string[] {
  const there = new Set(resources.map((one) => textAt(one, 'type').toLowerCase()));
  return hostTypes.filter((type) => there.has(type));
}
