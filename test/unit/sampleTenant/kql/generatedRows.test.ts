/** Queries over generated tables, against the same answer computed without Kusto. */
import assert from 'node:assert/strict';
import { evaluateKql } from '../../../../src/sampleTenant/kql/evaluate';
import type { Row } from '../../../../src/sampleTenant/kql/value';
import { largeJoin } from './largeJoin';

/** Numbers from 0 to 1, the same ones for the same seed (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

interface Resource {
  readonly id: string;
  readonly name: string;
  readonly type: string;
  readonly location: string;
  readonly users: readonly string[];
  readonly size: number | null;
}

interface Group {
  readonly name: string;
  readonly location: string;
}

function generate(seed: number): {
  readonly resources: readonly Resource[];
  readonly groups: readonly Group[];
} {
  const next = random(seed);
  const whole = (below: number): number => Math.floor(next() * below);
  const pick = <T>(options: readonly T[], otherwise: T): T => options[whole(options.length)] ?? otherwise;
  const locations = ['westeurope', 'WestEurope', 'northeurope', "o'west", 'back\\slash'];
  const resources = Array.from({ length: 40 + whole(60) }, (_, index): Resource => ({
    id: `/${pick(['Sub', 'sub'], 'sub')}/${index}`,
    name: `r-${whole(20)}`,
    type: pick(['a/vaults', 'a/accounts', 'b/accounts'], ''),
    location: pick(locations, ''),
    users: Array.from({ length: whole(4) }, () => `/ID/${pick(['x', 'X', 'y', 'z'], '')}`),
    size: next() < 0.2 ? null : whole(50),
  }));
  const groups = Array.from({ length: whole(12) }, (): Group => ({
    name: `g-${whole(8)}`,
    location: pick(locations, ''),
  }));
  return { resources, groups };
}

function tablesOf({
  resources,
  groups,
}: ReturnType<typeof generate>): Readonly<Record<string, readonly Row[]>> {
  return {
    resources: resources.map(({ users, size, ...rest }) => ({
      ...rest,
      identity:
        users.length === 0
          ? null
          : { userAssignedIdentities: Object.fromEntries(users.map((user) => [user, {}])) },
      properties: { size },
    })),
    resourcecontainers: groups.map((group) => ({ ...group })),
  };
}

const seeds = Array.from({ length: 40 }, (_, index) => index * 7919 + 1);

function each(
  title: string,
  check: (data: ReturnType<typeof generate>, ask: (query: string) => Row[]) => void,
): void {
  it(title, () => {
    for (const seed of seeds) {
      const data = generate(seed);
      check(data, (query) => evaluateKql(query, tablesOf(data)).rows);
    }
  });
}

/** The text columns of a row, one after the other; nothing where one is empty. */
function textsOf(row: Row, names: readonly string[]): string {
  return names.map((name) => (typeof row[name] === 'string' ? row[name] : '')).join(' ');
}

function countBy<T>(items: readonly T[], key: (item: T) => string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const item of items) counts.set(key(item), (counts.get(key(item)) ?? 0) + 1);
  return counts;
}

describe('over generated tables', () => {
  each('where agrees with a filter, whatever is in the text asked for', ({ resources }, ask) => {
    for (const location of new Set(resources.map((resource) => resource.location))) {
      const literal = `'${location.replaceAll(/[\\']/g, String.raw`\$&`)}'`;
      const blind = resources.filter(
        (resource) => resource.location.toLowerCase() === location.toLowerCase(),
      );
      const exact = resources.filter((resource) => resource.location === location);
      const ids = (rows: readonly { readonly id?: unknown }[]): unknown[] => rows.map((row) => row.id);
      assert.deepEqual(ids(ask(`resources | where location =~ ${literal} | project id`)), ids(blind));
      assert.deepEqual(ids(ask(`resources | where location == ${literal} | project id`)), ids(exact));
      assert.deepEqual(
        ids(ask(`resources | where location !in~ (${literal}, 'x') | project id`)),
        ids(resources.filter((resource) => !blind.includes(resource))),
      );
    }
  });

  each('order by with nulls agrees with a stable sort', ({ resources }, ask) => {
    const sorted = [...resources].sort(
      (a, b) => (a.size ?? -1) - (b.size ?? -1) || (a.name < b.name ? 1 : a.name > b.name ? -1 : 0),
    );
    const rows = ask('resources | order by tolong(properties.size) asc, name desc | project id');
    assert.deepEqual(
      rows.map((row) => row['id']),
      sorted.map((resource) => resource.id),
    );
  });

  each('summarize agrees with counting', ({ resources }, ask) => {
    const rows = ask(
      `resources | summarize n = count(), total = sum(tolong(properties.size)), names = dcount(name) by type, place = tolower(location)`,
    );
    const counts = countBy(resources, (resource) => `${resource.type} ${resource.location.toLowerCase()}`);
    assert.deepEqual(new Map(rows.map((row) => [textsOf(row, ['type', 'place']), row['n']])), counts);
    for (const row of rows) {
      const group = resources.filter(
        (one) => one.type === row['type'] && one.location.toLowerCase() === row['place'],
      );
      assert.equal(
        row['total'],
        group.reduce((sum, one) => sum + (one.size ?? 0), 0),
      );
      assert.equal(row['names'], new Set(group.map((one) => one.name)).size);
    }
  });

  each('join of every kind agrees with nested loops', ({ resources, groups }, ask) => {
    const rows = (kind: string): string[] =>
      ask(
        `resources | project id, location = tolower(location) | join kind=${kind} (resourcecontainers | project name, location = tolower(location)) on location`,
      ).map((row) => textsOf(row, ['id', 'name']));
    const partners = (location: string): readonly Group[] =>
      groups.filter((group) => group.location.toLowerCase() === location.toLowerCase());
    const pairs = resources.flatMap((one) =>
      partners(one.location).map((group) => `${one.id} ${group.name}`),
    );
    const lonely = resources.filter((one) => partners(one.location).length === 0).map((one) => `${one.id} `);
    const taken = new Set(resources.map((one) => one.location.toLowerCase()));
    const unused = groups
      .filter((group) => !taken.has(group.location.toLowerCase()))
      .map((group) => ` ${group.name}`);
    const sorted = (texts: readonly string[]): string[] => [...texts].sort();
    assert.deepEqual(rows('inner'), pairs);
    assert.deepEqual(sorted(rows('leftouter')), sorted([...pairs, ...lonely]));
    assert.deepEqual(sorted(rows('rightouter')), sorted([...pairs, ...unused]));
    assert.deepEqual(sorted(rows('fullouter')), sorted([...pairs, ...lonely, ...unused]));
    assert.deepEqual(rows('leftanti'), lonely);
    assert.equal(rows('leftsemi').length, resources.length - lonely.length);
    assert.equal(
      rows('innerunique').length,
      groups.filter((group) => taken.has(group.location.toLowerCase())).length,
    );
  });

  each(
    'mv-expand of identity maps agrees with a flat map, and so does contains on their text',
    ({ resources }, ask) => {
      const expanded = ask(
        `resources | where isnotempty(identity) | mv-expand kind=array user = identity.userAssignedIdentities | project id, user = tostring(user[0])`,
      );
      const expected = resources.flatMap(({ id, users }) =>
        [...new Set(users)].map((user) => ({ id, user })),
      );
      assert.deepEqual(expanded, expected);
      const users = ask(
        `resources | where tolower(tostring(identity.userAssignedIdentities)) contains '/id/x"' | project id`,
      );
      assert.deepEqual(
        users,
        resources
          .filter((one) => one.users.some((user) => user.toLowerCase() === '/id/x'))
          .map(({ id }) => ({ id })),
      );
    },
  );

  each(
    'union, distinct and take agree with concatenation, a set and a slice',
    ({ resources, groups }, ask) => {
      const names = [...resources.map((one) => one.name), ...groups.map((group) => group.name)];
      assert.deepEqual(
        ask('resources | project name | union (resourcecontainers | project name) | distinct name').map(
          (row) => row['name'],
        ),
        [...new Set(names)],
      );
      assert.deepEqual(
        ask('resources | take 5 | project id').map((row) => row['id']),
        resources.slice(0, 5).map((one) => one.id),
      );
    },
  );
});

describe('over 10,000 rows', () => {
  it('a join gives each of them once, in order', () => {
    const { rows } = evaluateKql(largeJoin.query, largeJoin.tables);
    assert.equal(rows.length, largeJoin.amount);
    assert.deepEqual(rows[0], { id: '/assignments/0', roleName: 'Role 0', principalId: 'p-0' });
  });
});
