/** What an `if` of a job or step lets through, as far as it is about the run itself. */

import type { Expected } from '../exchange';

export interface Filter {
  keep(expected: Expected): boolean;
  /** Whether nothing else decides. */
  readonly sure: boolean;
}

/** Conditions that hold on every ordinary run. */
const harmless = /^(success\(\)|always\(\)|!cancelled\(\)|true)$/;

/** Reads comparisons of the event and the ref that are joined by `&&`; anything else may go either way. */
export function filterOf(conditions: readonly (string | undefined)[]): Filter {
  const terms = conditions
    .flatMap((condition) => (condition === undefined ? [] : bare(condition).split('&&')))
    .map((term) => term.trim())
    .filter((term) => term !== '' && !harmless.test(term));
  const tests = terms.map(testOf);
  return {
    keep: (expected) => tests.every((test) => test?.(expected) !== false),
    sure: tests.every((test) => test !== undefined),
  };
}

function bare(condition: string): string {
  return condition
    .trim()
    .replace(/^\$\{\{(.*)\}\}$/s, '$1')
    .trim();
}

/** `undefined` in the answer of a test: it cannot tell. */
type Test = (expected: Expected) => boolean | undefined;

function testOf(term: string): Test | undefined {
  const [, subject, sign, value] =
    /^github\.(event_name|ref|ref_name|ref_type|base_ref)\s*(==|!=)\s*'([^']*)'$/.exec(term) ?? [];
  // A token of an environment stands for the runs of several events.
  if (subject === 'event_name' && value !== undefined)
    return ({ because }) => because.split(', ').some((event) => (event === value) === (sign === '=='));
  if (subject !== undefined && value !== undefined) {
    const test = comparison(subject, value);
    if (test === undefined) return undefined;
    return (expected) => {
      const holds = test(expected);
      return holds === undefined ? undefined : holds === (sign === '==');
    };
  }
  const start = /^startsWith\(\s*github\.ref\s*,\s*'([^']*)'\s*\)$/.exec(term)?.[1];
  if (start === undefined) return undefined;
  return (expected) => refOf(expected)?.startsWith(start);
}

function comparison(subject: string, value: string): Test | undefined {
  switch (subject) {
    case 'ref':
      return (expected) => {
        const ref = refOf(expected);
        return ref === undefined ? undefined : ref === value;
      };
    case 'ref_name':
      return (expected) => refOf(expected)?.replace(/^refs\/(heads|tags)\//, '') === value;
    case 'ref_type':
      return (expected) => refOf(expected)?.startsWith(value === 'tag' ? 'refs/tags/' : 'refs/heads/');
    default:
      return undefined;
  }
}

/** The ref of a run; of an environment's token nobody knows it. */
function refOf({ claims: [claim] }: Expected): string | undefined {
  if (claim.kind !== 'github') return undefined;
  switch (claim.context.what) {
    case 'branch':
      return `refs/heads/${claim.context.name}`;
    case 'tag':
      return `refs/tags/${claim.context.name}`;
    case 'pullRequest':
      return 'refs/pull/';
    case 'environment':
      return undefined;
  }
}
