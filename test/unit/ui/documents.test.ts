/** Role definitions as documents, and addresses in the portal: data from Azure stays data. */

import assert from 'node:assert/strict';
import { portalUrl } from '../../../src/ui/portal';
import { roleDocument } from '../../../src/ui/roleDocument';
import { aPermission, aRole } from '../fakes/builders';
import { storage, wholeSubscription } from '../commands/office';
import { t } from './words';

describe('the document of a role', () => {
  it('groups operations by provider, data first, exclusions apart', () => {
    const role = aRole('Blob owner', {
      actions: ['Microsoft.Storage/b/read', '*/read', 'Microsoft.Insights/a/read'],
      notActions: ['Microsoft.Storage/b/delete'],
      dataActions: ['Microsoft.Storage/c/write'],
      condition: '@Resource[x] == `y`',
    });
    const lines = roleDocument(t, role)
      .split('\n')
      .filter((line) => line !== '');
    assert.deepEqual(lines.slice(lines.indexOf('## Data actions (what it may do with the data inside)')), [
      '## Data actions (what it may do with the data inside)',
      '### Microsoft.Storage',
      '- `Microsoft.Storage/c/write`',
      '## Actions (what it may do with the resources themselves)',
      '### Every provider',
      '- `*/read`',
      '### Microsoft.Insights',
      '- `Microsoft.Insights/a/read`',
      '### Microsoft.Storage',
      '- `Microsoft.Storage/b/read`',
      '## Excluded actions',
      '### Microsoft.Storage',
      '- `Microsoft.Storage/b/delete`',
      '## Condition',
      '```',
      '@Resource[x] == `y`',
      '```',
    ]);
  });

  it('says what a condition means over its text, with the names of the roles in it', () => {
    const condition =
      "((!(ActionMatches{'Microsoft.Authorization/roleAssignments/write'})) OR (@Request[Microsoft.Authorization/roleAssignments:RoleDefinitionId] GuidEquals {acdd72a7-3385-48ef-bd42-f606fba81ae7}))";
    const role = aRole('Giver', { actions: ['Microsoft.Authorization/roleAssignments/write'], condition });
    const text = roleDocument(t, role, () => 'Reader_1');
    assert.ok(
      text.includes(`## Condition\n\nAssigning roles: only the role Reader\\_1.\n\n\`\`\`\n${condition}`),
      text,
    );
  });

  it('escapes names and descriptions, so that nothing in them is a link or a heading', () => {
    const role = aRole(
      'x](command:y)',
      {},
      { description: '# big\n[click](http://x) <b>', type: 'CustomRole' },
    );
    const text = roleDocument(t, role);
    assert.equal(text.includes('[click](http'), false);
    assert.equal(text.includes('\n# big'), false);
    assert.equal(text.includes('<b>'.replace('<', '\\<').replace('>', '\\>')), true);
    assert.equal(text.includes('This role allows nothing by itself.'), true);
  });

  it('keeps apart the permissions whose exclusions count for themselves only', () => {
    const role = aRole(
      'two',
      {},
      { permissions: [aPermission({ actions: ['a/b'] }), aPermission({ actions: ['c/d'] })] },
    );
    assert.match(roleDocument(t, role), /part 2 of 2/);
  });
});

describe('addresses in the portal', () => {
  it('leads to a resource, to who has access there, and home for the root', () => {
    assert.equal(
      portalUrl('https://portal.azure.us/', 't-1', storage),
      `https://portal.azure.us/#@t-1/resource${storage}`,
    );
    assert.equal(
      portalUrl('https://portal.azure.com', 't-1', wholeSubscription, 'users'),
      `https://portal.azure.com/#@t-1/resource${wholeSubscription}/users`,
    );
    assert.equal(
      portalUrl('https://portal.azure.com', 't-1', '/', 'users'),
      'https://portal.azure.com/#@t-1',
    );
  });

  it('is none without a portal, or where the portal is not HTTPS', () => {
    assert.equal(portalUrl('', 't-1', storage), undefined);
    assert.equal(portalUrl('http://portal.example', 't-1', storage), undefined);
  });

  it('encodes what is not part of an address', () => {
    assert.equal(
      portalUrl('https://p.example', 't', '/subscriptions/a b?c'),
      'https://p.example/#@t/resource/subscriptions/a%20b%3Fc',
    );
  });
});
