/** Tags as they are typed, and Azure's limits on them. */

import assert from 'node:assert/strict';
import { parseTag, sameTags, tagFault, tagsFault, tagText } from '../../../src/model/tags';

describe('a typed tag', () => {
  it('is a name, and a value with all that follows the first equals sign', () => {
    assert.deepEqual(parseTag(' team = orders '), { name: 'team', value: 'orders' });
    assert.deepEqual(parseTag('q=a=b;c'), { name: 'q', value: 'a=b;c' });
    assert.deepEqual(parseTag('empty='), { name: 'empty', value: '' });
    assert.equal(parseTag('team'), undefined);
    assert.equal(tagText({ name: 'q', value: 'a=b' }), 'q=a=b');
  });
});

describe('the limits of tags', () => {
  it('are 512 characters of a name and 256 of a value', () => {
    const at = (name: number, value: number) =>
      tagFault({ name: 'n'.repeat(name), value: 'v'.repeat(value) }, {});
    assert.deepEqual([at(512, 256), at(513, 0), at(1, 257)], [undefined, 'longName', 'longValue']);
  });

  it('keep some characters out of names, and none out of values', () => {
    for (const character of '<>%&\\?/')
      assert.equal(tagFault({ name: `a${character}`, value: '' }, {}), 'characters', character);
    assert.equal(tagFault({ name: "it's $(a) [b](c)", value: '<>%&\\?/' }, {}), undefined);
    assert.equal(tagFault({ name: '', value: 'x' }, {}), 'noName');
  });

  it('are 50 on one resource, whose names differ in more than case', () => {
    const many = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`t${at}`, '']));
    assert.equal(tagsFault(many), undefined);
    assert.deepEqual(tagsFault({ ...many, last: '' }), { fault: 'tooMany', name: 'last' });
    assert.deepEqual(tagsFault({ team: '1', TEAM: '2' }), { fault: 'twice', name: 'TEAM' });
  });
});

describe('two sets of tags', () => {
  it('are the same in whatever order, and differ by name, value and number', () => {
    assert.equal(sameTags({ a: '1', b: '2' }, { b: '2', a: '1' }), true);
    for (const other of [{ a: '1' }, { a: '1', b: '3' }, { a: '1', c: '2' }, { a: '1', b: '2', c: '' }])
      assert.equal(sameTags({ a: '1', b: '2' }, other), false);
  });
});
