/** One side of a comparison as a text: an operation on each line below its type, so that the editor's diff shows what only one side allows. */

import type { ExpandedAccess, ExpandedRole } from '../access/roleComparison';
import { plain, type Translate } from './words';

/** A role; or what an identity has at a place. Names are data. */
export type ComparedSide =
  | { readonly role: string; readonly allows: ExpandedRole }
  | { readonly identity: string; readonly place: string; readonly allows: ExpandedAccess };

/** A name for the side, as it stands in the title of the tab. */
export function sideName(t: Translate, side: ComparedSide): string {
  return plain('role' in side ? side.role : t('{0} on {1}', side.identity, side.place));
}

export function comparisonText(t: Translate, side: ComparedSide): string {
  const { actions, dataActions } = side.allows;
  return [
    t('Wildcards are expanded to operations known here.'),
    '',
    t('Data actions: with the data inside'),
    ...listed(t, dataActions),
    '',
    t('Actions: with the resources themselves'),
    ...listed(t, actions),
    '',
    ...('role' in side ? [] : remarks(t, side.allows)),
  ].join('\n');
}

/** Longer ones would be cut in half an editor. */
const widest = 46;

/** Sorted operations below the type that they share; what is still too long, below one more part of their path. */
function listed(t: Translate, operations: readonly string[]): string[] {
  if (operations.length === 0) return [`  ${t('none')}`];
  const lines: string[] = [];
  let above: readonly string[] = [];
  for (const operation of operations) {
    const parts = parted(plain(operation));
    const headings = parts.slice(0, -1).map((part) => part.toLowerCase());
    const same = headings.findIndex((heading, at) => heading !== above[at]);
    const from = same === -1 ? headings.length : same;
    lines.push(...parts.slice(from).map((part, at) => '  '.repeat(from + at + 1) + part));
    above = headings;
  }
  return lines;
}

/** The type with its provider, and the rest; three parts where the rest is long. */
function parted(operation: string): readonly string[] {
  const names = operation.split('/');
  const split = Math.min(2, names.length - 1);
  const rest = names.slice(split);
  const type = names.slice(0, split).join('/');
  return rest.join('/').length <= widest || rest.length < 3
    ? [type, rest.join('/')]
    : [type, rest.slice(0, -2).join('/'), rest.slice(-2).join('/')];
}

/** At the end, where they stand against nothing of the other side. */
function remarks(t: Translate, { roles, conditional, uncounted }: ExpandedAccess): string[] {
  const named = (heading: string, names: readonly string[]): string[] =>
    names.length === 0 ? [] : [heading, ...names.map((name) => `  ${plain(name)}`)];
  return [
    ...(roles.length === 0 ? [t('No role of the identity reaches this place.')] : named(t('Counted'), roles)),
    ...named(t('Not counted, since they have a condition'), conditional),
    ...named(t('Not counted, since unknown at this place'), uncounted),
    t('What it has through groups is not counted.'),
    '',
  ];
}
