/** Every command that writes, refused by Azure at its first request: a sentence says what to do, and nothing is lost. */

import assert from 'node:assert/strict';
import type { SampleRequest } from '../../../../src/sampleTenant/wire';
import { refused } from '../../kit';
import { isWrite, run, writingCommands, writingDesk, type WritingCommand } from './writes';

interface Refusal {
  readonly what: string;
  readonly status: number;
  readonly code: string;
  readonly message?: string;
  readonly says: RegExp;
  /** The commands that it can happen to. */
  readonly at?: (command: WritingCommand) => boolean;
}

const refusals: readonly Refusal[] = [
  {
    what: 'a resource that was deleted meanwhile',
    status: 404,
    code: 'ResourceNotFound',
    says: /was not found: it may be gone, or you may not see it\. Refresh and try again\./,
    // What is gone is what was to be taken away.
    at: ({ takesAway }) => takesAway !== true,
  },
  {
    what: 'a lock',
    status: 409,
    code: 'ScopeLocked',
    says: /A lock protects .*\. Someone who manages its locks has to remove it first\./,
  },
  {
    what: 'a policy',
    status: 403,
    code: 'RequestDisallowedByPolicy',
    says: /A policy of your organization forbids this on .*\. Ask whoever manages its policies\./,
  },
  {
    what: 'a permission that was lost after it was looked at',
    status: 403,
    code: 'AuthorizationFailed',
    says: /You may not do this on .*\. Ask its owner for a role that allows it\./,
  },
  {
    what: 'an object ID that is no principal',
    status: 400,
    code: 'PrincipalNotFound',
    says: /Entra ID does not know this identity yet\..* try again in a few minutes\./,
    at: ({ gives }) => gives === true,
  },
  {
    what: 'a subscription that takes no writes any more',
    status: 409,
    code: 'ReadOnlyDisabledSubscription',
    says: /Its billing owner has to enable it first\./,
  },
];

for (const { what, status, code, message = `About ${code}.`, says, at = () => true } of refusals) {
  describe(`a write that meets ${what}`, () => {
    for (const { name, gesture, values: valuesFor, noUndo } of writingCommands.filter(at)) {
      it(`${name}: says what to do, claims nothing, and does it all once that is mended`, async () => {
        const made = writingDesk();
        const values = await valuesFor(made);
        const fault = (request: SampleRequest) =>
          isWrite(request) ? refused(status, code, message) : undefined;
        made.rig.answerWith(fault);
        const first = await run(made, gesture, values);
        assert.match(first.said, says);
        assert.doesNotMatch(first.log, /Undo: /);
        assert.match(first.log, new RegExp(`^warn .*${message}`, 'm'));
        made.rig.answerWith();
        const second = await run(made, gesture, values);
        assert.match(second.log, noUndo ?? /^info .* Undo: (az|bash) /m, second.said);
      });
    }
  });
}
