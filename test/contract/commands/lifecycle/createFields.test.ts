/** What stands beside the fields of creating an identity while they are typed. */

import assert from 'node:assert/strict';
import { typed } from '../../../unit/commands/fakeUi';
import { fieldSaying, writesIn } from '../../deskViews';
import { sampleDesk } from '../../sampleDesk';
import { answers, create, inNewGroup } from './creating';

describe('the fields of creating an identity', () => {
  it('says beside the field what is wrong with a name, and that one is taken', async () => {
    const said = new Map<string, string | undefined>();
    const made = sampleDesk(
      answers({
        text: [
          fieldSaying(
            said,
            '',
            'ab',
            '-abc',
            'id new',
            'ïd-new',
            'x'.repeat(129),
            'ID-Orders-Api',
            'id-fine',
          ),
          typed('team=orders'),
        ],
      }),
    );
    await create(made);
    assert.deepEqual(
      [...said.values()],
      [
        'Something has to stand here.',
        'The name needs at least 3 characters.',
        'The name has to begin with a letter or a digit.',
        'Only letters of the English alphabet, digits, hyphens and underscores can stand here.',
        'Only letters of the English alphabet, digits, hyphens and underscores can stand here.',
        'The name can have 128 characters and has 129.',
        'ID-Orders-Api is there already in rg-orders, and creating it again would overwrite it. Take another name, or use "Update Managed Identity…".',
        undefined,
      ],
    );
    assert.deepEqual(writesIn(made.sent), ['PUT userAssignedIdentities/id-fine']);
  });

  it('says beside the field what is wrong with a tag', async () => {
    const said = new Map<string, string | undefined>();
    const made = sampleDesk(
      answers({
        choice: [
          'User-assigned',
          'Contoso Prod',
          'rg-orders',
          'West Europe',
          'Add a tag…',
          'Add a tag…',
          'Go on with these 2 tags',
          'Resources in any region',
        ],
        text: [
          typed('id-new'),
          typed('team=orders'),
          fieldSaying(
            said,
            'team',
            '=x',
            'a/b=x',
            `${'n'.repeat(513)}=x`,
            `n=${'v'.repeat(257)}`,
            'TEAM=x',
            'note=a=b; c',
          ),
        ],
      }),
    );
    await create(made);
    assert.deepEqual(
      [...said.values()],
      [
        'A name, an equals sign and a value are wanted, such as team=orders.',
        'A name has to stand before the equals sign.',
        'The name of a tag cannot have any of < > % & \\ ? / in it.',
        'The name can have 512 characters and has 513.',
        'The value can have 256 characters and has 257.',
        'There is a tag TEAM already. Azure does not tell names apart by their case.',
        undefined,
      ],
    );
    const put = made.sent.find(({ method }) => method === 'PUT');
    assert.deepEqual(put?.body, { location: 'westeurope', tags: { team: 'orders', note: 'a=b; c' } });
  });

  it('changes a tag in its place and takes one away by an empty field', async () => {
    const made = sampleDesk(
      answers({
        choice: [
          'User-assigned',
          'Contoso Prod',
          'rg-orders',
          'West Europe',
          'Add a tag…',
          'Add a tag…',
          'a=1',
          'b=2',
          'Go on with this tag',
          'Resources in any region',
        ],
        text: [typed('id-new'), typed('a=1'), typed('b=2'), typed('a=3'), typed('')],
      }),
    );
    await create(made);
    assert.deepEqual(made.ui.lists.at(-3)?.slice(2), ['a=3', 'b=2']);
    const put = made.sent.find(({ method }) => method === 'PUT');
    assert.deepEqual(put?.body, { location: 'westeurope', tags: { a: '3' } });
  });

  it('says beside the field what is wrong with the name of a group, and that one is taken', async () => {
    const said = new Map<string, string | undefined>();
    const field = fieldSaying(said, '', 'a b', 'rg.', 'g'.repeat(91), 'RG-Orders', 'rg-(ü).1');
    const made = sampleDesk(inNewGroup(field, typed('id-new')));
    await create(made);
    assert.deepEqual(
      [...said.values()],
      [
        'Something has to stand here.',
        'Only letters, digits, hyphens, underscores, dots and parentheses can stand here.',
        'The name cannot end with a dot.',
        'The name can have 90 characters and has 91.',
        'There is a resource group RG-Orders already. Go back and choose it, or take another name.',
        undefined,
      ],
    );
  });
});
