/** Looks for findings in short slices, after an edit only where the edit can have changed them. */

import { turn } from '../model/turn';
import { stillShown } from './earlier';
import { tidyFindings } from './findings';
import type { Effort } from './kept';
import type { Finding, Language, ParsedFile, RuleContext } from './language';
import { languageFor } from './languages';
import { sharedFindings } from './sharedRules';
import type { Span } from './text';
import { mergedSpans } from './treeEdits';
import type { Trees } from './trees';

/** How much of a file one query covers at most, in UTF-16 units: a few milliseconds of work. */
const chunk = 32_768;
/** Milliseconds of work after which the host gets its turn. */
const sliceMilliseconds = 4;

/** What there is to show of a document. */
export interface Look {
  /** In file order. */
  readonly findings: readonly Finding[];
  /**
   * Whether they are those of the document as it is. Else it could not be parsed in the time there was: they are those
   * of the last look, moved along, without any in the lines that were edited since and without a way to mend them.
   */
  readonly isSettled: boolean;
}

/**
 * The findings of an open document; `undefined` when it changed meanwhile, so that another call is due. A document that
 * is not to be parsed has none.
 */
export async function diagnose(
  trees: Trees,
  uri: string,
  context: RuleContext,
  effort: Effort = 'whole',
): Promise<Look | undefined> {
  const file = await trees.parsed(uri, effort);
  if (file === 'outdated') return undefined;
  if (file === 'unfinished')
    return { findings: stillShown(trees.earlier(uri), effort === 'whole'), isSettled: false };
  const findings = typeof file === 'string' ? [] : await findingsOf(trees, uri, file, context);
  if (findings === undefined) return undefined;
  trees.setFound(uri, findings);
  return { findings, isSettled: true };
}

async function findingsOf(
  trees: Trees,
  uri: string,
  file: ParsedFile,
  context: RuleContext,
): Promise<readonly Finding[] | undefined> {
  const language = languageFor(file.languageId);
  if (!language) return [];
  // Putting the tree in place has taken its part of this turn.
  await turn();
  if (!trees.isCurrent(uri, file)) return undefined;
  if (!language.importsText)
    return tidyFindings([...language.findings(file, context), ...sharedFindings(language, file, context)]);
  const elsewhere = [file.path, file.ambientImports, language.importsText(file)];
  const scanKey = JSON.stringify([context, elsewhere]);
  const scan = trees.scanOf(uri);
  const spans =
    scan?.key === scanKey ? [...scan.dirty, ...scan.marks] : [{ start: 0, end: file.text.length }];
  const found: Finding[] = [];
  const marks: Span[] = [];
  let started = performance.now();
  for (const region of regionsOf(spans)) {
    if (performance.now() - started > sliceMilliseconds) {
      await turn();
      if (!trees.isCurrent(uri, file)) return undefined;
      started = performance.now();
    }
    look(language, file, context, region, found, marks);
  }
  trees.setScan(uri, { key: scanKey, marks });
  return tidyFindings(found);
}

function look(
  language: Language,
  file: ParsedFile,
  context: RuleContext,
  region: readonly Span[],
  found: Finding[],
  marks: Span[],
): void {
  const findings = [
    ...language.findings(file, context, region),
    ...sharedFindings(language, file, context, region),
  ];
  const sites = language.credentials(file, region);
  found.push(...findings);
  for (const { start, end } of [...findings, ...sites]) marks.push({ start, end });
}

/** Puts stretches together, and long ones in pieces, so that each region is a few milliseconds of work. */
function regionsOf(spans: readonly Span[]): Span[][] {
  const regions: Span[][] = [];
  let room = 0;
  for (const { start, end } of mergedSpans(spans)) {
    for (let at = start; at < end || at === start; at += chunk) {
      const piece = { start: at, end: Math.min(end, at + chunk) };
      const size = piece.end - piece.start;
      if (regions.length === 0 || size > room) {
        regions.push([]);
        room = chunk;
      }
      regions.at(-1)?.push(piece);
      room -= size;
    }
  }
  return regions;
}
