/** Conditions that are written for a person: read back, they say what was meant, and Azure's sample takes them. */

import assert from 'node:assert/strict';
import { meaningOf } from '../../../../src/model/conditions/meaning';
import {
  conditionOf,
  isFit,
  limitsFor,
  notLimited,
  type Restriction,
} from '../../../../src/model/conditions/restriction';
import { demandCondition } from '../../../../src/sampleTenant/conditions';
import { builtIn } from '../../access/builtInRoles';
import { aRole } from '../../fakes/builders';

const blob = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const reader = builtIn('Storage Blob Data Reader');
const contributor = builtIn('Storage Blob Data Contributor');
const owner = builtIn('Storage Blob Data Owner');
const sender = builtIn('Storage Queue Data Message Sender');
const administrator = builtIn('Role Based Access Control Administrator');
const guid = reader.guid;

describe('a condition written for a role', () => {
  it('limits reading to a container', () => {
    assert.equal(
      conditionOf({ limit: 'container', container: 'invoices' }, reader),
      `((!(ActionMatches{'${blob}/read'})) OR ` +
        "(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'invoices'))",
    );
  });

  it('names every operation on blobs that the role has and no other, wildcards counted', () => {
    const actions = (role: typeof reader) =>
      [...(conditionOf({ limit: 'container', container: 'a-b' }, role) ?? '').matchAll(/blobs\/([^']+)'/g)]
        .map(([, end]) => end)
        .sort();
    assert.deepEqual(actions(contributor), ['add/action', 'delete', 'move/action', 'read', 'write']);
    assert.equal(actions(owner).length, 13);
    assert.ok(actions(owner).includes('runAsSuperUser/action'));
  });

  it('limits reading by path and listing by the prefix that is asked for', () => {
    assert.equal(
      conditionOf({ limit: 'path', container: 'invoices', prefix: '2026/' }, reader),
      `((!(ActionMatches{'${blob}/read'} AND NOT SubOperationMatches{'Blob.List'})) OR ` +
        "(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'invoices' AND " +
        `@Resource[${blob}:path] StringStartsWith '2026/')) AND ` +
        `((!(ActionMatches{'${blob}/read'} AND SubOperationMatches{'Blob.List'})) OR ` +
        "(@Resource[Microsoft.Storage/storageAccounts/blobServices/containers:name] StringEquals 'invoices' AND " +
        `@Request[${blob}:prefix] StringStartsWith '2026/'))`,
    );
  });

  it('limits giving roles by what is asked for and taking them by what is there', () => {
    assert.equal(
      conditionOf({ limit: 'roles', roles: [guid], onlyServicePrincipals: true }, administrator),
      ['write', 'delete']
        .map((verb) => {
          const source = verb === 'write' ? '@Request' : '@Resource';
          return (
            `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/${verb}'})) OR ` +
            `(${source}[Microsoft.Authorization/roleAssignments:RoleDefinitionId] ForAnyOfAnyValues:GuidEquals {${guid}} AND ` +
            `${source}[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'ServicePrincipal'))`
          );
        })
        .join(' AND '),
    );
  });

  it('reads back as what was meant, whatever the names, and is taken for its role', () => {
    const random = numbers(7);
    for (let run = 0; run < 400; run += 1) {
      const restriction = anyRestriction(random);
      for (const role of [reader, contributor, owner, sender, administrator]) {
        const condition = conditionOf(restriction, role);
        assert.equal(condition !== undefined, limitsFor([role]).includes(restriction.limit), role.roleName);
        if (condition === undefined) continue;
        demandCondition(condition, role);
        const rules = meaningOf(condition);
        assert.ok(rules, condition);
        const values = rules.flatMap(({ where }) =>
          where.flatMap(({ key = '', values: all }) => [key, ...all]),
        );
        for (const wanted of namesIn(restriction)) assert.ok(values.includes(wanted), condition);
      }
    }
  });

  it('is offered for roles that all have something to limit', () => {
    assert.deepEqual(limitsFor([reader]), ['container', 'path', 'tag']);
    assert.deepEqual(limitsFor([reader, owner]), ['container', 'path', 'tag']);
    assert.deepEqual(limitsFor([sender]), ['queue']);
    assert.deepEqual(limitsFor([administrator]), ['roles']);
    assert.deepEqual(limitsFor([reader, sender]), []);
    assert.deepEqual(limitsFor([builtIn('Reader')]), []);
    assert.deepEqual(limitsFor([]), []);
  });

  it('is not offered by roles for what opens storage, where Azure refuses to compare GUIDs', () => {
    const both = aRole('both', {
      actions: ['Microsoft.Authorization/roleAssignments/write'],
      dataActions: [`${blob}/read`],
    });
    assert.deepEqual(limitsFor([both]), ['container', 'path', 'tag']);
  });

  it('tells what it leaves as it is', () => {
    assert.deepEqual(notLimited({ limit: 'container', container: 'a-b' }, reader), []);
    assert.deepEqual(notLimited({ limit: 'container', container: 'a-b' }, owner), [`${blob}/filter/action`]);
    assert.deepEqual(notLimited({ limit: 'tag', key: 'a', value: 'b' }, reader), ['Blob.List']);
    assert.ok(notLimited({ limit: 'tag', key: 'a', value: 'b' }, contributor).includes(`${blob}/delete`));
  });
});

describe('a value in a condition', () => {
  it('is refused where it could end the text it stands in, or is no such name', () => {
    assert.ok(isFit('container', '$web'));
    assert.ok(isFit('prefix', 'Übersicht 2026/(a) [b]'));
    for (const wrong of ['', 'A', 'ab', 'a--b', "x' OR 'a", '-ab', 'a'.repeat(64)]) {
      assert.equal(isFit('container', wrong), false, wrong);
      assert.equal(isFit('queue', wrong), false, wrong);
    }
    for (const wrong of ['', '/a', "it's", 'a\\b', 'a\nb', 'a'.repeat(1025)])
      assert.equal(isFit('prefix', wrong), false, wrong);
    for (const wrong of ['', "a'b", 'a]b', 'a<b', 'a:b']) assert.equal(isFit('tagKey', wrong), false, wrong);
    for (const wrong of ['', "a'b", 'a\\']) assert.equal(isFit('tagValue', wrong), false, wrong);
  });
});

/** A simple row of numbers from 0 to 1 that is the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1664525 + 1013904223) % 4294967296;
    return state / 4294967296;
  };
}

function anyRestriction(random: () => number): Restriction {
  const pick = (from: string, least: number, most: number) =>
    Array.from({ length: least + Math.floor(random() * (most - least + 1)) }, () =>
      from.charAt(Math.floor(random() * from.length)),
    ).join('');
  const name = `a${pick('abcxyz019', 1, 40)}z`;
  const prefix = pick('aZ ()[]{},@!&|"<>$*?:ä/é', 0, 30);
  switch (Math.floor(random() * 5)) {
    case 0:
      return { limit: 'container', container: name };
    case 1:
      return { limit: 'path', prefix: `x${prefix}`, ...(random() < 0.5 && { container: name }) };
    case 2:
      return { limit: 'tag', key: pick('aZ9_.-', 1, 20), value: pick('aZ9 +-./:=_', 1, 20) };
    case 3:
      return { limit: 'queue', queue: name };
    default:
      return { limit: 'roles', roles: [guid, owner.guid], onlyServicePrincipals: random() < 0.5 };
  }
}

function namesIn(restriction: Restriction): readonly string[] {
  switch (restriction.limit) {
    case 'container':
      return [restriction.container];
    case 'path':
      return [restriction.prefix, ...(restriction.container === undefined ? [] : [restriction.container])];
    case 'tag':
      return [restriction.key, restriction.value];
    case 'queue':
      return [restriction.queue];
    case 'roles':
      return restriction.roles;
  }
}
