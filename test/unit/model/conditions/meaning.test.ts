/** What conditions say, in words where all of it is understood, and as their own text where not. */

import assert from 'node:assert/strict';
import { expressionOf } from '../../../../src/model/conditions/expression';
import { meaningOf } from '../../../../src/model/conditions/meaning';
import { conditionText, conditionWords } from '../../../../src/ui/conditionText';
import { builtIn } from '../../access/builtInRoles';
import { t } from '../../ui/words';

const blob = 'Microsoft.Storage/storageAccounts/blobServices/containers/blobs';
const container = 'Microsoft.Storage/storageAccounts/blobServices/containers:name';
const role = 'Microsoft.Authorization/roleAssignments:RoleDefinitionId';
const reader = builtIn('Storage Blob Data Reader').guid;
const owner = builtIn('Owner').guid;
const names = new Map([
  [reader, 'Storage Blob Data Reader'],
  [owner, 'Owner'],
]);
const said = (condition: string) => conditionWords(t, condition, (guid) => names.get(guid));

describe('a condition in words', () => {
  const understood: readonly (readonly [title: string, condition: string, words: string])[] = [
    [
      'of a container, as the portal lays it out over lines',
      `(\n (\n  !(ActionMatches{'${blob}/read'})\n  AND\n  !(ActionMatches{'${blob}/write'})\n )\n OR \n (\n  @Resource[${container}] StringEquals 'invoices'\n )\n)`,
      'Reading and listing blobs, writing blobs: only in the container invoices.',
    ],
    [
      'of a path, reading and listing apart',
      `((!(ActionMatches{'${blob}/read'} AND NOT SubOperationMatches{'Blob.List'})) OR (@Resource[${container}] StringEquals 'a' AND @Resource[${blob}:path] StringLike 'readonly/*')) AND ((!(ActionMatches{'${blob}/read'} AND SubOperationMatches{'Blob.List'})) OR (@Request[${blob}:prefix] StringStartsWith 'readonly/'))`,
      'Reading blobs: only in the container a, at paths that begin with readonly/. ' +
        'Listing blobs: only for a prefix that begins with readonly/.',
    ],
    [
      'of an index tag that is there, and of one that comes with the request',
      `((!(ActionMatches{'${blob}/read'} AND NOT SubOperationMatches{'Blob.List'})) OR (@Resource[${blob}/tags:Project<$key_case_sensitive$>] StringEquals 'Cascade')) AND (!(ActionMatches{'${blob}/tags/write'}) OR @Request[${blob}/tags:Project<$key_case_sensitive$>] StringEquals 'Cascade')`,
      'Reading blobs: only blobs with the index tag Project = Cascade. ' +
        'Writing index tags: only with the index tag Project = Cascade.',
    ],
    [
      'of roles that may be given, with names where they are known and GUIDs without hyphens',
      `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[${role}] ForAnyOfAnyValues:GuidEquals{${reader.replaceAll('-', '')},f5819b54-e033-4d82-ac66-4fec3cbf3f4c} AND @Request[Microsoft.Authorization/roleAssignments:PrincipalType] StringEqualsIgnoreCase 'ServicePrincipal'))`,
      'Assigning roles: only the role Storage Blob Data Reader or f5819b54-e033-4d82-ac66-4fec3cbf3f4c, for service principals, such as managed identities.',
    ],
    [
      'of roles that may not be given',
      `((!(ActionMatches{'Microsoft.Authorization/roleAssignments/delete'})) OR (@Resource[${role}] ForAnyOfAllValues:GuidNotEquals {${owner}}))`,
      'Removing role assignments: only roles other than Owner.',
    ],
    [
      'without operations',
      `@Request[${role}] ForAnyOfAnyValues:GuidEquals{${reader}}`,
      'Only the role Storage Blob Data Reader.',
    ],
    [
      'with the other spellings of and, or and not, and of names',
      `((NOT (actionmatches{'${blob.toLowerCase()}/read'})) || (@resource[${container.toUpperCase()}] stringequals 'a'))`,
      'Reading and listing blobs: only in the container a.',
    ],
  ];
  for (const [title, condition, words] of understood)
    it(title, () => {
      assert.equal(said(condition), words);
    });

  const read = `!(ActionMatches{'${blob}/read'})`;
  const inside = `@Resource[${container}] StringEquals 'a'`;
  const foreign: readonly (readonly [title: string, condition: string])[] = [
    ['another attribute', `(${read} OR @Resource[${blob}:isCurrentVersion] BoolEquals true)`],
    ['another operator', `(${read} OR @Resource[${container}] StringNotEquals 'a')`],
    ['the container of the request', `(${read} OR @Request[${container}] StringEquals 'a')`],
    ['one of several expressions', `(${read} OR ${inside} OR @Resource[${blob}:path] StringEquals 'b')`],
    [
      'expressions of which one is enough',
      `(${read} OR (${inside} OR @Resource[${blob}:path] StringEquals 'b'))`,
    ],
    ['operations of which one is enough', `((${read} OR !(ActionMatches{'${blob}/write'})) AND ${inside})`],
    ['an operation that is not negated', `(ActionMatches{'${blob}/read'} OR ${inside})`],
    ['a rule that is negated', `!(${read} OR ${inside})`],
    ['another operation', `(!(ActionMatches{'${blob}/*'}) OR ${inside})`],
    [
      'another part of an operation',
      `(!(ActionMatches{'${blob}/read'} AND SubOperationMatches{'Blob.Read.WithTagConditions'}) OR ${inside})`,
    ],
    [
      'a part of writing',
      `(!(ActionMatches{'${blob}/write'} AND SubOperationMatches{'Blob.List'}) OR ${inside})`,
    ],
    ['a pattern with a wildcard inside', `(${read} OR @Resource[${blob}:path] StringLike 'a*b')`],
    [
      'an attribute of the principal',
      `(${read} OR @Resource[${container}] StringEquals @Principal[Microsoft.Directory/CustomSecurityAttributes/Id:A_b])`,
    ],
    ['a role that is no GUID', `@Request[${role}] GuidEquals {Owner}`],
    ['all values of several', `@Request[${role}] ForAllOfAllValues:GuidEquals {${reader}, ${owner}}`],
    ['any of several unequal', `@Request[${role}] ForAnyOfAnyValues:GuidNotEquals {${reader}, ${owner}}`],
    ['whether something exists', `(${read} OR Exists @Request[${blob}:snapshot])`],
  ];
  for (const [title, condition] of foreign) {
    it(`stands as its text: ${title}`, () => {
      assert.notEqual(expressionOf(condition), undefined);
      assert.equal(meaningOf(condition), undefined);
      assert.equal(conditionText(t, condition), condition);
    });
  }

  it('stands as its text where it is no condition at all, on one line and without an icon', () => {
    for (const text of [
      '',
      '(',
      'x',
      "@Resource[a] StringEquals 'it's'",
      '()',
      '{',
      'a AND',
      "ActionMatches{'a','b'}",
      '@Resource[a] b {,}',
    ]) {
      assert.equal(expressionOf(text), undefined, text);
      assert.equal(conditionWords(t, text), undefined);
    }
    assert.equal(conditionText(t, 'a\n$(flame)'), 'a $\u200b(flame)');
  });

  it('is not read when it is long or deep beyond all reason', () => {
    assert.equal(expressionOf(`${'('.repeat(5000)}${inside}${')'.repeat(5000)}`), undefined);
    assert.equal(expressionOf(`${inside}${' '.repeat(20_000)}`), undefined);
    assert.notEqual(expressionOf(`${'('.repeat(50)}${inside}${')'.repeat(50)}`), undefined);
  });

  it('makes nothing of names but text', () => {
    const words = said(`(${read} OR @Resource[${container}] StringEquals '$(flame) [x](command:y)')`);
    assert.equal(
      words,
      'Reading and listing blobs: only in the container $\u200b(flame) [x]\u200b(command:y).',
    );
  });
});
