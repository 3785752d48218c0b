/** Looks for findings in short slices, after an edit only where the edit can have changed them. */

import { turn } from '../model/turn';
import { tidyFindings } from './findings';
import type { Finding, Language, ParsedFile, RuleContext } from './language';
import { languageFor } from './languages';
import { sharedFindings, sharedText } from './sharedRules';
import type { Span } from './text';
import type { Trees } from './trees';

/** How much of a file one query covers at most, in UTF-16 units: a few milliseconds of work. */
const chunk = 32_768;
/** Milliseconds of work after which the host gets its turn. */
const sliceMilliseconds = 4;

/**
 * The findings of an open document, in file order; `undefined` when it changed meanwhile, so that another call is due.
 * A document without a tree has none.
 */
export async function diagnose(
  trees: Trees,
  uri: string,
  context: RuleContext,
): Promise<readonly Finding[] | undefined> {
  const file = await trees.parsed(uri);
  if (file === 'outdated') return undefined;
  if (typeof file === 'string') return [];
  const language = languageFor(file.languageId);
  if (!language) return [];
  // Putting the tree in place has taken its part of this turn.
  await turn();
  if ((await trees.parsed(uri)) !== file) return undefined;
  if (!language.importsText)
    return tidyFindings([...language.findings(file, context), ...sharedFindings(language, file, context)]);
  const elsewhere = [file.path, file.ambientImports, language.importsText(file), sharedText(file)];
  const scanKey = JSON.stringify([context, elsewhere]);
  const scan = trees.scanOf(uri);
  const regions = scan?.key === scanKey ? [[...scan.dirty, ...scan.marks]] : chunks(file.text.length);
  const found: Finding[] = [];
  const marks: Span[] = [];
  let started = performance.now();
  for (const region of regions) {
    if (performance.now() - started > sliceMilliseconds) {
      await turn();
      if ((await trees.parsed(uri)) !== file) return undefined;
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

function chunks(length: number): Span[][] {
  const count = Math.max(1, Math.ceil(length / chunk));
  return Array.from({ length: count }, (_, index) => [{ start: index * chunk, end: (index + 1) * chunk }]);
}
