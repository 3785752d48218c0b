/** Which tokens the runs of a workflow will show: one for each branch, tag, pull request or environment. */

import type { GithubContext } from '../../../model/trust';
import type { Expected, Open, Repository } from '../exchange';
import { isPattern, matching } from './globs';
import type { Job, Trigger, Values } from './workflowModel';

export interface Runs {
  readonly expected: readonly Expected[];
  readonly open: readonly Open[];
}

/** Events whose runs are of a pull request. */
const ofPullRequest: ReadonlySet<string> = new Set([
  'pull_request',
  'pull_request_review',
  'pull_request_review_comment',
]);

/** The runs that these triggers make, of a job without an environment. */
export function runsOf(triggers: readonly Trigger[], repository: Repository): Runs {
  const found = triggers
    .filter(({ event }) => event !== 'workflow_call')
    .map((trigger) => runsOfTrigger(trigger, repository));
  return {
    expected: found.flatMap(({ expected }) => expected),
    open: found.flatMap(({ open }) => open),
  };
}

/** The same of a job in an environment, whose name alone is in the token then. */
export function runsIn(
  environment: string,
  values: Values,
  triggers: readonly Trigger[],
  repository: Repository,
): Runs {
  const because = [...new Set(triggers.map(({ event }) => event))].join(', ');
  const names = filledIn(environment, values);
  if (names === undefined)
    return { expected: [], open: [{ reason: 'environmentExpression', pattern: environment, because }] };
  return {
    expected: names.map((name) => expectation(repository, [{ what: 'environment', name }], because)),
    open: [],
  };
}

function runsOfTrigger(trigger: Trigger, repository: Repository): Runs {
  const { event } = trigger;
  const made = (context: GithubContext, ...others: GithubContext[]): Expected =>
    expectation(repository, [context, ...others], event);
  const fallback = repository.defaultBranch;
  const ofDefault: Runs =
    fallback === undefined
      ? { expected: [], open: [{ reason: 'anyBranch', because: event }] }
      : { expected: [made({ what: 'branch', name: fallback })], open: [] };
  if (ofPullRequest.has(event)) return { expected: [made({ what: 'pullRequest', name: '' })], open: [] };
  switch (event) {
    case 'push':
      return pushRuns(trigger, repository, made);
    case 'pull_request_target': {
      // Runs on the default branch, on behalf of a pull request: GitHub does not document which of the two is said.
      const pull: GithubContext = { what: 'pullRequest', name: '' };
      return fallback === undefined
        ? { expected: [made(pull)], open: [] }
        : { expected: [made(pull, { what: 'branch', name: fallback })], open: [] };
    }
    case 'merge_group':
      return { expected: [], open: [{ reason: 'mergeQueue', because: event }] };
    case 'release':
      return { expected: [], open: [{ reason: 'anyTag', because: event }] };
    case 'create':
    case 'delete':
    case 'deployment':
    case 'deployment_status':
      return { expected: [], open: [{ reason: 'anyBranch', because: event }] };
    default:
      // By hand, by the clock, by an issue: the default branch, unless somebody picks another one.
      return ofDefault;
  }
}

function pushRuns(
  { event, branches, tags, branchesIgnored, tagsIgnored }: Trigger,
  repository: Repository,
  made: (context: GithubContext) => Expected,
): Runs {
  const expected: Expected[] = [];
  const open: Open[] = [];
  // A filter on one kind alone keeps the other kind from starting anything.
  const anyBranch = branches === undefined && (branchesIgnored || (tags === undefined && !tagsIgnored));
  const anyTag = tags === undefined && (tagsIgnored || (branches === undefined && !branchesIgnored));
  if (anyBranch) {
    open.push({ reason: 'anyBranch', because: event });
    if (repository.defaultBranch !== undefined)
      expected.push(made({ what: 'branch', name: repository.defaultBranch }));
  }
  if (anyTag) open.push({ reason: 'anyTag', because: event });
  const filtered = (
    filters: readonly string[],
    what: 'branch' | 'tag',
    known: readonly string[],
    reason: 'branchPattern' | 'tagPattern',
  ): void => {
    const patterns = filters.filter(isPattern);
    const names = [...filters.filter((each) => !isPattern(each)), ...matching(filters, known)];
    const excluded = filters.filter((each) => each.startsWith('!'));
    const kept =
      excluded.length === 0
        ? names
        : names.filter((name) => matching(['**', ...excluded], [name]).length > 0);
    expected.push(...[...new Set(kept)].map((name) => made({ what, name })));
    for (const pattern of patterns)
      if (!pattern.startsWith('!')) open.push({ reason, pattern, because: event });
  };
  if (branches !== undefined) filtered(branches, 'branch', repository.branches, 'branchPattern');
  if (tags !== undefined) filtered(tags, 'tag', repository.tags, 'tagPattern');
  return { expected, open };
}

function expectation(
  { host, path: [owner = '', repository = ''] }: Repository,
  contexts: readonly [GithubContext, ...GithubContext[]],
  because: string,
): Expected {
  const claim = (context: GithubContext) => ({ kind: 'github', host, owner, repository, context }) as const;
  const [first, ...others] = contexts;
  return { claims: [claim(first), ...others.map(claim)], sure: others.length === 0, because };
}

const mostNames = 50;

/** Every text that a text with expressions can become; `undefined` when one of them is not known. */
export function filledIn(text: string, values: Values): readonly string[] | undefined {
  let made: readonly string[] = [''];
  for (const part of text.split(/(\$\{\{.*?\}\})/s)) {
    const expression = /^\$\{\{(.*)\}\}$/s.exec(part)?.[1]?.trim();
    const choices =
      expression === undefined
        ? [part]
        : values.get(expression.replace(/^github\.event\.inputs\./, 'inputs.'));
    if (choices === undefined) return undefined;
    made = [...new Set(made.flatMap((before) => choices.map((choice) => before + choice)))].slice(
      0,
      mostNames,
    );
  }
  return made.some((each) => each.includes('${{')) ? undefined : made;
}

/** What a called workflow's inputs stand for: what its caller gives, else what they are by themselves. */
export function inputsFrom(calls: NonNullable<Job['calls']>, outer: Values, own: Values): Values {
  const given = new Map(own);
  for (const [name, text] of calls.inputs) {
    const choices = filledIn(text, outer);
    if (choices === undefined) given.delete(name);
    else given.set(name, choices);
  }
  return given;
}
