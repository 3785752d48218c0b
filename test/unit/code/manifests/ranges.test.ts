/** Version ranges against a minimum: enough, too old, or for an installation to tell. */

import assert from 'node:assert/strict';
import { standingOf } from '../../../../src/code/manifests/ranges';
import type { RangeKind } from '../../../../src/code/manifests/ranges';
import { compareVersions, parseVersion } from '../../../../src/code/manifests/versions';

/** Range, minimum, standing. */
const cases: Record<RangeKind, [string, string, string][]> = {
  npm: [
    ['^4.5.0', '4.5.0', 'enough'],
    ['^4.14.1', '4.5.0', 'enough'],
    ['~4.5.0', '4.5.0', 'enough'],
    ['4.5.0', '4.5.0', 'enough'],
    ['v4.6.0', '4.5.0', 'enough'],
    ['>=4.5', '4.5.0', 'enough'],
    ['>4.5.0', '4.5.0', 'enough'],
    ['>= 4.5.0 < 5', '4.5.0', 'enough'],
    ['5', '4.5.0', 'enough'],
    ['4.6.x', '4.5.0', 'enough'],
    ['4.6.0 - 4.8', '4.5.0', 'enough'],
    ['^4.5.0 || ^5.0.0', '4.5.0', 'enough'],
    ['4.6.0-beta.1', '4.5.0', 'enough'],
    ['^3.4.2', '4.5.0', 'tooOld'],
    ['4.4.1', '4.5.0', 'tooOld'],
    ['~4.4.0', '4.5.0', 'tooOld'],
    ['<4.5.0', '4.5.0', 'tooOld'],
    ['<=4.4.1', '4.5.0', 'tooOld'],
    ['4.4', '4.5.0', 'tooOld'],
    ['1.0.0 - 2.0.0', '2.1.0', 'tooOld'],
    ['^0.4.0', '0.5.0', 'tooOld'],
    ['^2.0.0 || ~3.1', '4.5.0', 'tooOld'],
    ['4.5.0-beta.1', '4.5.0', 'tooOld'],
    ['^4.4.0', '4.5.0', 'allowsOlder'],
    ['^4.5.0-beta.1', '4.5.0', 'allowsOlder'],
    ['4', '4.5.0', 'allowsOlder'],
    ['>=1', '4.5.0', 'allowsOlder'],
    ['^3.0.0 || ^4.5.0', '4.5.0', 'allowsOlder'],
    ['*', '4.5.0', 'unknown'],
    ['', '4.5.0', 'unknown'],
    ['x', '4.5.0', 'unknown'],
    ['latest', '4.5.0', 'unknown'],
    ['next', '4.5.0', 'unknown'],
    ['workspace:^1.0.0', '4.5.0', 'unknown'],
    ['file:../identity', '4.5.0', 'unknown'],
    ['npm:other@1.0.0', '4.5.0', 'unknown'],
    ['github:Azure/x#1.0.0', '4.5.0', 'unknown'],
    ['catalog:', '4.5.0', 'unknown'],
  ],
  pep440: [
    ['>=1.19', '1.19.0', 'enough'],
    ['==1.19', '1.19.0', 'enough'],
    ['~=1.19', '1.19.0', 'enough'],
    ['==1.25.*', '1.19.0', 'enough'],
    ['>=1.19,<2', '1.19.0', 'enough'],
    ['== 1.20.0', '1.19.0', 'enough'],
    ['==1.19.0.post1', '1.19.0', 'enough'],
    ['==1.15.0', '1.19.0', 'tooOld'],
    ['===1.15.0', '1.19.0', 'tooOld'],
    ['~=1.15.0', '1.19.0', 'tooOld'],
    ['<1.19', '1.19.0', 'tooOld'],
    ['>=1.10,<1.16', '1.19.0', 'tooOld'],
    ['==1.19.0b1', '1.19.0', 'tooOld'],
    ['==1.4.*', '1.19.0', 'tooOld'],
    ['~=1.15', '1.19.0', 'allowsOlder'],
    ['>=1.10', '1.19.0', 'allowsOlder'],
    ['!=1.5', '1.19.0', 'unknown'],
    ['==1!2.0', '1.19.0', 'unknown'],
    ['1.15', '1.19.0', 'unknown'],
  ],
  poetry: [
    ['^1.19', '1.19.0', 'enough'],
    ['1.25.3', '1.19.0', 'enough'],
    ['>=1.19,<2.0', '1.19.0', 'enough'],
    ['1.15.0', '1.19.0', 'tooOld'],
    ['~1.15', '1.19.0', 'tooOld'],
    ['^1.15', '1.19.0', 'allowsOlder'],
    ['*', '1.19.0', 'unknown'],
  ],
  nuget: [
    ['1.13.0', '1.13.0', 'enough'],
    ['[1.13.0]', '1.13.0', 'enough'],
    ['[1.14,2.0)', '1.13.0', 'enough'],
    ['1.12.1', '1.13.0', 'tooOld'],
    ['[1.12.0, 2.0)', '1.13.0', 'tooOld'],
    ['1.13.0-beta.2', '1.13.0', 'tooOld'],
    ['1.*', '1.13.0', 'unknown'],
    ['*', '1.13.0', 'unknown'],
    ['(1.12,2.0)', '1.13.0', 'unknown'],
    ['$(AzureIdentityVersion)', '1.13.0', 'unknown'],
  ],
};

describe('version ranges', () => {
  for (const [kind, rows] of Object.entries(cases)) {
    it(`of ${kind} are compared with a minimum, and never guessed`, () => {
      for (const [range, minimum, expected] of rows) {
        assert.equal(standingOf(range, minimum, kind as RangeKind), expected, `${range} against ${minimum}`);
      }
    });
  }

  it('order versions by number, a pre-release before its release', () => {
    const ordered = ['0.9', '1.0.0-rc.1', '1.0.0', '1.0.1', '1.2.0', '1.10.0', '2'].map((text) =>
      parseVersion(text),
    );
    for (const [index, version] of ordered.entries()) {
      const next = ordered[index + 1];
      if (version && next) assert.ok(compareVersions(version, next) < 0, JSON.stringify([version, next]));
    }
    assert.equal(parseVersion('latest'), undefined);
  });
});
