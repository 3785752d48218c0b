/** What a `go.mod` says of the modules that inserted Go needs, and how they get in. */

import assert from 'node:assert/strict';
import { goMod } from '../../../../src/code/manifests/kinds';
import { planPackages } from '../../../../src/code/manifests/planPackages';
import { applyEdits } from '../../../../src/code/text';

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';
const identity = { name: `${sdk}/azidentity`, minimum: '1.8.0' };
const queue = { name: `${sdk}/storage/azqueue/v2`, minimum: '2.0.0' };

function plan(text: string, needs = [identity]): ReturnType<typeof planPackages> {
  return planPackages({ path: '/w/go.mod', text }, [goMod], needs);
}

function after(text: string, needs = [identity]): string {
  const { edits } = plan(text, needs);
  assert.ok(edits);
  return applyEdits(text, edits);
}

const block = (lines: string): string => `module contoso.example/orders\n\ngo 1.24\n\nrequire (\n${lines})\n`;

describe('go.mod', () => {
  it('is content with a version that is new enough, direct or not, in a block or alone', () => {
    for (const text of [
      block(`\t${identity.name} v1.8.0\n`),
      block(`\t${identity.name} v1.10.1 // indirect\n`),
      `module a\n\nrequire ${identity.name} v1.15.0\n`,
      block(`\t${identity.name} v1.15.0\n`).replaceAll('\n', '\r\n'),
    ])
      assert.deepEqual([plan(text).missing, plan(text).tooOld], [[], []], text);
  });

  it('raises a version that is too old, a pre-release of the first one among them', () => {
    for (const version of ['v1.7.0', 'v1.8.0-beta.3', 'v0.0.0-20220101000000-abcdefabcdef']) {
      const text = block(`\t${identity.name} ${version} // kept\n`);
      assert.deepEqual(
        plan(text).tooOld.map(({ found }) => found),
        [version],
      );
      assert.equal(after(text), text.replace(version, 'v1.15.0'));
    }
  });

  it('tells the majors of a module apart, and lists in order in the block of direct requirements', () => {
    const indirect = 'require (\n\tgolang.org/x/sys v0.1.0 // indirect\n)\n';
    const text = `${block('\tgithub.com/google/uuid v1.6.0\n')}\n${indirect}`;
    const old = text.replace('\tgithub.com/google', `\t${sdk}/storage/azqueue v1.0.1\n\tgithub.com/google`);
    assert.deepEqual(plan(old, [queue]).missing, [queue]);
    assert.equal(
      after(text, [queue, identity]),
      text.replace(
        '\tgithub.com/google',
        `\t${identity.name} v1.15.0\n\t${queue.name} v2.0.0\n\tgithub.com/google`,
      ),
    );
  });

  it('adds a requirement to a module that has none, and none to what is no module', () => {
    assert.equal(after('module a\n\ngo 1.24\n'), `module a\n\ngo 1.24\n\nrequire ${identity.name} v1.15.0\n`);
    assert.equal(plan('').edits, undefined);
  });

  it('does not judge a module that is replaced, nor what only looks like a requirement', () => {
    const text = `${block(`\t${identity.name} v1.0.0\n`)}\nreplace ${identity.name} => ../azidentity\n`;
    assert.deepEqual([plan(text).missing, plan(text).tooOld], [[], []]);
    const excluded = `module a\n\nexclude ${identity.name} v1.9.0\n\n// require ${identity.name} v1.9.0\n`;
    assert.deepEqual(plan(excluded).missing, [identity]);
  });

  it('says how the module gets in on a command line', () => {
    assert.equal(plan('module a\n').installCommand, `go get ${identity.name}@v1.15.0`);
  });
});
