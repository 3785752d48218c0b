/** Resource Graph: one question over all subscriptions of a tenant, its pages, and what it left out. */

import { Failure, toFailure } from '../model/failure';
import { listing, type Listing, type Problem } from '../model/listing';
import { apiVersions } from './apiVersions';
import type { Arm } from './arm';
import { at, isRecord, present, text, type Json } from './decode';
import { everyPage, incomplete } from './pages';
import { graphPath } from './paths';

export interface Question {
  readonly query: string;
  /** The whole tenant when absent. */
  readonly subscriptions?: readonly string[];
  /** Resource Graph leaves out what is inherited from management groups unless told. */
  readonly aboveToo?: boolean;
  /** Rows of a page, at most 1000. */
  readonly top?: number;
}

const largestPage = 1000;
const call = { path: graphPath, apiVersion: apiVersions.resourceGraph };

/** One page: one request. `next` is the token of the page before; problems say that rows were left out. */
export async function askPage(
  arm: Arm,
  question: Question,
  next: string | undefined,
  signal: AbortSignal,
): Promise<Listing<Json>> {
  const body = {
    query: question.query,
    ...present('subscriptions', question.subscriptions),
    options: {
      resultFormat: 'objectArray',
      $top: question.top ?? largestPage,
      ...(question.aboveToo === true && { authorizationScopeFilter: 'AtScopeAboveAndBelow' }),
      ...present('$skipToken', next),
    },
  };
  const answer = await arm.post(call, body, signal);
  const rows = at(answer.body, 'data');
  if (!Array.isArray(rows) || !rows.every(isRecord))
    throw new Failure('untrustedAnswer', { resource: graphPath });
  const token = text(at(answer.body, '$skipToken'));
  const problems: Problem[] = [];
  const lost = token === undefined && at(answer.body, 'resultTruncated') === 'true';
  // The header marks an account with more subscriptions than one query covers (10,000).
  const tooMany = answer.header('x-ms-tenant-subscription-limit-hit')?.toLowerCase() === 'true';
  if (lost || tooMany) problems.push(incomplete(graphPath, 'more'));
  return listing(rows, problems, token);
}

/** All pages. Throws when the first one fails; a later failure is a problem beside what was read. */
export function askAll(arm: Arm, question: Question, signal: AbortSignal): Promise<Listing<Json>> {
  return everyPage((next) => askPage(arm, question, next, signal), graphPath);
}

/** Whether ARM may be asked instead: not when the account, the network or the person is why Resource Graph gave nothing. */
export function mayFallBack(error: unknown): boolean {
  const { code } = toFailure(error);
  return !['signInNeeded', 'tenantRefuses', 'offline', 'cancelled', 'untrustedAnswer'].includes(code);
}
