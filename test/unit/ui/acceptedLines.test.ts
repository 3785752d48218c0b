/** Enter in a list where several lines can be checked. */

import assert from 'node:assert/strict';
import { acceptedLines } from '../../../src/ui/acceptedLines';

const reader = { value: 'Reader' };
const owner = { value: 'Owner' };
const note = {};

describe('accepting a list of several', () => {
  it('takes what is checked, wherever the person is', () => {
    assert.deepEqual(acceptedLines([reader], [owner], false), ['Reader']);
  });

  it('takes the line the person is on when nothing is checked', () => {
    assert.deepEqual(acceptedLines([], [owner], false), ['Owner']);
  });

  it('stays open on a line that only says something', () => {
    assert.equal(acceptedLines([], [note], false), undefined);
    assert.equal(acceptedLines([], [], false), undefined);
  });

  it('takes nothing as an answer where nothing is one', () => {
    assert.deepEqual(acceptedLines([], [owner], true), []);
  });
});
