/** Runs one case through the languages as the editor does, and says what went wrong. */

import assert from 'node:assert/strict';
import type { Syntax } from '../../src/code/entry';
import type { Finding, Language, ParsedFile, Plan, RuleContext } from '../../src/code/language';
import type { CredentialRequest } from '../../src/code/request';
import { free, parseFile } from '../../src/code/parseFile';
import { editsOf } from '../../src/code/safeEdit';
import { keyVaultRead, vaultTarget } from '../../src/code/secrets/keyVaultRead';
import type { Source } from '../../src/code/source';
import { applyEdits } from '../../src/code/text';
import { errorsIn, grammars, parseText } from '../unit/code/parseText';
import type { FuzzFile } from './corpus';
import { randomEdit } from './mutate';
import type { Random } from './random';
import { randomRequest } from './requests';

/** Places in each file that are asked for an insertion. */
const insertions = 3;

const vault = vaultTarget('vault.azure.net');

const context: RuleContext = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' };

/** Says the same, but is another context, so that everything is looked at again, over the same tree. */
const asGood: RuleContext = { ...context, clientIdSet: false };

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
  file: FuzzFile,
  random: Random,
  tally: Tally,
): Promise<void> {
  const uri = `untitled:fuzz.${languageId}`;
  const first: Source = { ...file, uri, languageId, version: 1, indent: '  ' };
  syntax.open(first);
  try {
    const found = await findingsOf(syntax, first);
    tally.findings += found?.length ?? 0;
    await checkOffers(syntax, first, found ?? [], random, tally);
    const last = await checkEdits(syntax, first, random);
    const again = await findingsOf(syntax, last);
    const whole = await findingsOf(syntax, last, asGood);
    if (!again || !whole) return;
    assert.deepEqual(again, whole, `another answer after an edit than of the whole file\n${last.text}`);
    syntax.open(last);
    const anew = await findingsOf(syntax, last);
    // What stands beside a syntax error may be understood either way: recovery depends on what was parsed before.
    if (anew && !(await isBroken(syntax, last)))
      assert.deepEqual(again, anew, `another answer after an edit than anew\n${last.text}`);
  } finally {
    syntax.close(uri);
  }
}

/** Edits the document a few times, now and then looking in between, and gives what it is in the end. */
async function checkEdits(syntax: Syntax, first: Source, random: Random): Promise<Source> {
  let source = first;
  for (let left = 1 + random.below(3); left > 0; left--) {
    const edit = randomEdit(source.text, random);
    source = { ...source, text: applyEdits(source.text, [edit]), version: source.version + 1 };
    syntax.update(source, [edit]);
    if (random.oneIn(2)) await syntax.diagnose(source.uri, context, random.oneIn(2) ? 'quick' : 'whole');
  }
  return source;
}

/** `undefined` where brackets are left open and a busy machine could not parse that in the time there is. */
async function findingsOf(
  syntax: Syntax,
  source: Source,
  about = context,
): Promise<readonly Finding[] | undefined> {
  const found = await syntax.diagnose(source.uri, about);
  assert.ok(found, 'no answer about a document that did not change');
  if (found.isSettled) return found.findings;
  assert.ok(await isBroken(syntax, source), `a sound document was not parsed to its end\n${source.text}`);
  return undefined;
}

async function checkOffers(
  syntax: Syntax,
  source: Source,
  found: readonly Finding[],
  random: Random,
  tally: Tally,
): Promise<void> {
  for (let time = 0; time < insertions; time++) {
    const offset = random.below(source.text.length + 1);
    const request = randomRequest(random);
    await checkPlan(syntax, source, tally, (language, file) => language.insert(file, offset, request));
  }
  for (const finding of found.filter(({ fix }) => fix === 'mend')) {
    const { edits } = finding;
    await checkPlan(syntax, source, tally, (language, file) =>
      edits ? { edits, needs: [] } : language.mend(file, finding),
    );
  }
  for (const finding of found.filter(({ fix }) => fix === 'replace')) {
    const request = randomRequest(random);
    await checkPlan(syntax, source, tally, (language, file) =>
      finding.variant === 'vault'
        ? keyVaultRead(language, file, finding, { ...request, flavour: 'client', target: vault })
        : language.replace(file, finding, request),
    );
  }
  await checkPlan(syntax, source, tally, (language, file) =>
    replaceSomething(language, file, randomRequest(random), random),
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
  const { languageId, text, path } = source;
  const before = await parseText(language, languageId, text, { path });
  const after = await parseText(language, languageId, applyEdits(text, editsOf(plan)), { path });
  try {
    if (errorsIn(before).length > 0) return;
    const errors = errorsIn(after);
    assert.deepEqual(errors, [], `an offer left ${errors.join('; ')}\n${after.text}`);
  } finally {
    before.tree.delete();
    after.tree.delete();
  }
}

async function isBroken(syntax: Syntax, { languageId, text, path }: Source): Promise<boolean> {
  const language = syntax.languageFor(languageId);
  assert.ok(language);
  const parsed = await parseFile(grammars, language, { languageId, text, path });
  assert.ok(typeof parsed !== 'string');
  try {
    return parsed.tree.rootNode.hasError || parsed.whole?.rootNode.hasError === true;
  } finally {
    free(parsed);
  }
}
