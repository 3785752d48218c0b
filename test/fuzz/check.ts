/** Runs one case through the languages as the editor does, and says what went wrong. */

import assert from 'node:assert/strict';
import type { Syntax } from '../../src/code/entry';
import type { Finding, Language, ParsedFile, Plan, RuleContext } from '../../src/code/language';
import type { CredentialRequest } from '../../src/code/request';
import { editsOf } from '../../src/code/safeEdit';
import type { Source } from '../../src/code/source';
import { applyEdits } from '../../src/code/text';
import { errorsIn, parseText } from '../unit/code/parseText';
import { randomEdit } from './mutate';
import type { Random } from './random';
import { randomRequest } from './requests';

const context: RuleContext = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' };

/** How often offers were made: a fuzz run that never gets to one would prove nothing. */
export interface Tally {
  findings: number;
  plans: number;
}

/**
 * Opens the text, looks at it, edits it and looks again, takes offers at random places. Throws when something crashes,
 * when an offer breaks a file that parsed, or when looking again after an edit gives another answer than looking anew.
 */
export async function checkCase(
  syntax: Syntax,
  languageId: string,
  text: string,
  random: Random,
  tally: Tally,
): Promise<void> {
  const uri = `untitled:fuzz.${languageId}`;
  const first = sourceOf(uri, languageId, text, 1);
  syntax.open(first);
  try {
    const found = await findingsOf(syntax, uri);
    tally.findings += found.length;
    await checkOffers(syntax, first, found, random, tally);
    const edit = randomEdit(text, random);
    const second = sourceOf(uri, languageId, applyEdits(text, [edit]), 2);
    syntax.update(second, [edit]);
    const again = await findingsOf(syntax, uri);
    syntax.open(second);
    const anew = await findingsOf(syntax, uri);
    // What stands beside a syntax error may be understood either way: recovery depends on what was parsed before.
    if (!(await isBroken(syntax, second))) {
      assert.deepEqual(again, anew, 'another answer after an edit than anew');
    }
  } finally {
    syntax.close(uri);
  }
}

async function findingsOf(syntax: Syntax, uri: string): Promise<readonly Finding[]> {
  const found = await syntax.diagnose(uri, context);
  assert.ok(found, 'no answer about a document that did not change');
  return found;
}

async function checkOffers(
  syntax: Syntax,
  source: Source,
  found: readonly Finding[],
  random: Random,
  tally: Tally,
): Promise<void> {
  const { text } = source;
  const offset = random.below(text.length + 1);
  const request = randomRequest(random);
  const finding = found.length > 0 ? random.pick(found) : undefined;
  await checkPlan(syntax, source, tally, (language, file) => language.insert(file, offset, request));
  if (finding?.fix === 'mend') {
    const { edits } = finding;
    await checkPlan(syntax, source, tally, (language, file) =>
      edits ? { edits, needs: [] } : language.mend(file, finding),
    );
  }
  await checkPlan(syntax, source, tally, (language, file) =>
    replaceSomething(language, file, request, random),
  );
}

function replaceSomething(
  language: Language,
  file: ParsedFile,
  request: CredentialRequest,
  random: Random,
): Plan | undefined {
  const sites = language.credentials(file);
  for (const { start, end } of sites)
    assert.ok(start >= 0 && start < end && end <= file.text.length, 'a site outside the file');
  return sites.length > 0 ? language.replace(file, random.pick(sites), request) : undefined;
}

/** Takes the offer as the editor would, and parses what is left from scratch. */
async function checkPlan(
  syntax: Syntax,
  source: Source,
  tally: Tally,
  make: (language: Language, file: ParsedFile) => Plan | undefined,
): Promise<void> {
  const plan = await syntax.plan(source, make);
  if (plan === undefined || typeof plan === 'string') return;
  tally.plans += 1;
  const language = syntax.languageFor(source.languageId);
  assert.ok(language);
  const { languageId, text } = source;
  const before = await parseText(language, languageId, text);
  const after = await parseText(language, languageId, applyEdits(text, editsOf(plan)));
  try {
    if (errorsIn(before).length > 0) return;
    const errors = errorsIn(after);
    assert.deepEqual(errors, [], `an offer left ${errors.join('; ')}\n${after.text}`);
  } finally {
    before.tree.delete();
    after.tree.delete();
  }
}

async function isBroken(syntax: Syntax, { languageId, text }: Source): Promise<boolean> {
  const language = syntax.languageFor(languageId);
  assert.ok(language);
  const file = await parseText(language, languageId, text);
  try {
    return errorsIn(file).length > 0;
  } finally {
    file.tree.delete();
  }
}

function sourceOf(uri: string, languageId: string, text: string, version: number): Source {
  return { uri, version, languageId, text, path: `/fuzz/orders`, indent: '  ' };
}
