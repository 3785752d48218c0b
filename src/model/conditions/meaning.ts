/** What a condition says, where every part of it is understood: which operations it is about, and what has to be true for them. */

import { isGuid } from '../armId';
import { expressionOf, type Comparison, type Expression } from './expression';
import { Attribute, conditionalOperations, listing, readBlob } from './operations';

/** One rule; all rules of a condition hold together. */
export interface Rule {
  /** What it is about: of reading blobs both parts, or one. None for a rule about everything that the role allows. */
  readonly operations: readonly string[];
  readonly where: readonly Where[];
}

/** Has to be true. Of several values, one. */
export interface Where {
  readonly what:
    'container' | 'path' | 'prefix' | 'tag' | 'newTag' | 'queue' | 'role' | 'principal' | 'principalType';
  readonly match: 'is' | 'isNot' | 'begins';
  readonly values: readonly string[];
  /** Of a tag. */
  readonly key?: string;
}

/** Reading blobs without listing them, and listing them, as `operations` have it beside the actions themselves. */
export const partOfReading = { listing: `${readBlob}#listing`, reading: `${readBlob}#reading` } as const;

/** `undefined` where any part of it is not among what is understood: then the text has to stand for itself. */
export function meaningOf(condition: string): readonly Rule[] | undefined {
  const whole = expressionOf(condition);
  if (whole === undefined) return undefined;
  const rules = partsOf(whole, 'all').map(ruleOf);
  return rules.every((rule) => rule !== undefined) ? rules : undefined;
}

/** What is joined by `and` or `or`, however it is put into parentheses. */
function partsOf(expression: Expression, by: 'all' | 'any'): readonly Expression[] {
  const parts =
    by === 'all' && 'all' in expression
      ? expression.all
      : by === 'any' && 'any' in expression
        ? expression.any
        : undefined;
  return parts === undefined ? [expression] : parts.flatMap((part) => partsOf(part, by));
}

function ruleOf(expression: Expression): Rule | undefined {
  const [first, second, ...others] = partsOf(expression, 'any');
  if (first === undefined || others.length > 0) return undefined;
  if (second === undefined) return ruleWith([], first);
  const operations = letThrough(first);
  return operations === undefined ? undefined : ruleWith(operations, second);
}

function ruleWith(operations: readonly string[], expression: Expression): Rule | undefined {
  const where = partsOf(expression, 'all').map((part) =>
    'comparison' in part ? whereOf(part.comparison) : undefined,
  );
  return where.every((one) => one !== undefined) ? { operations, where } : undefined;
}

/** The operations of `!(…) AND !(…)`: what is none of them is let through. */
function letThrough(expression: Expression): readonly string[] | undefined {
  const operations = partsOf(expression, 'all').map((part) =>
    'not' in part ? operationOf(part.not) : undefined,
  );
  return operations.every((operation) => operation !== undefined) ? operations : undefined;
}

function operationOf(expression: Expression): string | undefined {
  const [first, second, ...others] = partsOf(expression, 'all');
  if (first === undefined || !('action' in first) || others.length > 0) return undefined;
  const action = first.action.toLowerCase();
  const known = conditionalOperations.find((operation) => operation.action.toLowerCase() === action)?.action;
  if (second === undefined || known === undefined) return known;
  if (known !== readBlob) return undefined;
  if (isListing(second)) return partOfReading.listing;
  return 'not' in second && isListing(second.not) ? partOfReading.reading : undefined;
}

function isListing(expression: Expression): boolean {
  return 'subOperation' in expression && expression.subOperation.toLowerCase() === listing.toLowerCase();
}

type Match = Where['match'];

/** What a comparison of texts says; `…IgnoreCase` says the same of what is named. */
const ofTexts = new Map<string, Match>([
  ['stringequals', 'is'],
  ['stringequalsignorecase', 'is'],
  ['foranyofanyvalues:stringequals', 'is'],
  ['foranyofanyvalues:stringequalsignorecase', 'is'],
  ['stringstartswith', 'begins'],
  ['stringstartswithignorecase', 'begins'],
  ['foranyofanyvalues:stringstartswith', 'begins'],
]);
const ofGuids = new Map<string, Match>([
  ['guidequals', 'is'],
  ['foranyofanyvalues:guidequals', 'is'],
  ['guidnotequals', 'isNot'],
  ['foranyofallvalues:guidnotequals', 'isNot'],
]);

function whereOf({ source, attribute, operator, values, withAttribute }: Comparison): Where | undefined {
  if (withAttribute !== undefined || values.length === 0) return undefined;
  const found = whatOf(source, attribute);
  if (found === undefined) return undefined;
  if (found.what === 'role' || found.what === 'principal') {
    const match = ofGuids.get(operator.toLowerCase());
    const guids = values.map(hyphened);
    return match === undefined || !guids.every(isGuid) ? undefined : { ...found, match, values: guids };
  }
  const match = ofTexts.get(operator.toLowerCase());
  if (match !== undefined) return { ...found, match, values };
  return /^stringlike(?:ignorecase)?$/i.test(operator) ? likeOf(found, values) : undefined;
}

/** A pattern whose only wildcard ends it is a beginning; one without any is the value itself. */
function likeOf(found: Pick<Where, 'what' | 'key'>, values: readonly string[]): Where | undefined {
  const [value, ...others] = values;
  const [, start, star] = /^([^*?\\]*)(\*?)$/.exec(value ?? '') ?? [];
  if (start === undefined || others.length > 0) return undefined;
  return { ...found, match: star === '*' ? 'begins' : 'is', values: [start] };
}

function whatOf(source: string, attribute: string): Pick<Where, 'what' | 'key'> | undefined {
  const named = `${source} ${attribute}`.toLowerCase();
  const is = (sources: readonly string[], name: string) =>
    sources.some((one) => named === `${one} ${name.toLowerCase()}`);
  if (is(['resource'], Attribute.container)) return { what: 'container' };
  if (is(['resource'], Attribute.path)) return { what: 'path' };
  if (is(['request'], Attribute.prefix)) return { what: 'prefix' };
  if (is(['resource'], Attribute.queue)) return { what: 'queue' };
  const either = ['resource', 'request'];
  if (is(either, Attribute.role)) return { what: 'role' };
  if (is(either, Attribute.principal)) return { what: 'principal' };
  if (is(either, Attribute.principalType)) return { what: 'principalType' };
  const [before, after] = Attribute.tag;
  const key = attribute.slice(before.length, -after.length);
  if (!is(either, before + key + after) || key === '') return undefined;
  return { what: source === 'request' ? 'newTag' : 'tag', key };
}

/** Role definitions of Azure's own write some GUIDs without hyphens. */
function hyphened(value: string): string {
  const bare = /^([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})$/i.exec(value);
  return (bare === null ? value : bare.slice(1).join('-')).toLowerCase();
}
