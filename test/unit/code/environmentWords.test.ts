/** Which words speak for a developer's machine and which for Azure, and how tests of them combine. */

import assert from 'node:assert/strict';
import {
  both,
  either,
  meaningOf,
  negated,
  sideOfName,
  sideOfValue,
} from '../../../src/code/environmentWords';

describe('words of environment tests', () => {
  it('takes values by the whole word, whatever its case', () => {
    const values = ['Development', ' local ', 'dev', 'Production', 'STAGING', 'developers', 'preprod-1', ''];
    assert.deepEqual(values.map(sideOfValue), [
      'local',
      'local',
      'local',
      'azure',
      'azure',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('takes names by their parts, and none that speak for both', () => {
    const names = [
      'is_local',
      'IsDevelopment',
      'WEBSITE_SITE_NAME',
      'runningInAzure',
      'IDENTITY_ENDPOINT',
      'localAzure',
      'retries',
      'latest',
    ];
    assert.deepEqual(names.map(sideOfName), [
      'local',
      'local',
      'azure',
      'azure',
      'azure',
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('concludes from a combination only what holds', () => {
    const [local, azure] = [meaningOf('local'), meaningOf('azure')];
    const other = meaningOf(undefined);
    assert.deepEqual(both(local, other), { whenTrue: 'local', whenFalse: undefined });
    assert.deepEqual(either(azure, azure), { whenTrue: 'azure', whenFalse: 'local' });
    assert.deepEqual(either(local, other), { whenTrue: undefined, whenFalse: 'azure' });
    assert.deepEqual(negated(azure), { whenTrue: 'local', whenFalse: 'azure' });
  });
});
