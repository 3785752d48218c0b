/** Every command that writes, run twice: one line of the log with what undoes it, and nothing changed the second time. */

import assert from 'node:assert/strict';
import { run, writesOf, writingCommands, writingDesk } from './writes';

describe('a command that writes', () => {
  for (const { name, gesture, values: valuesFor, noUndo, secondTime, sameAgain } of writingCommands) {
    it(`${name}: logs what ${noUndo === undefined ? 'undoes it' : 'it was, and why nothing undoes it'}, and changes nothing the second time`, async () => {
      const made = writingDesk();
      const values = await valuesFor(made);
      const before = writesOf(made).length;
      const first = await run(made, gesture, values);
      const sent = writesOf(made).slice(before);
      assert.ok(sent.length > 0, first.said);
      assert.match(first.log, noUndo ?? /^info .* Undo: (az|bash) /m);
      const second = await run(made, gesture, values);
      const again = writesOf(made).slice(before + sent.length);
      const plain = ({ method, path, body }: (typeof sent)[number]) => ({ method, path, body });
      assert.deepEqual(again.map(plain), sameAgain === true ? sent.map(plain) : [], second.said);
      assert.match(second.said, secondTime ?? /already|unchanged|Nothing had to change/);
      assert.doesNotMatch(second.log, /Undo: /);
    });
  }
});
