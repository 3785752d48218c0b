/** The `syntax` chunk as the editor uses it: open, edit, diagnose, and plans that never break a file. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../src/code/entry';
import type { Plan } from '../../../src/code/language';
import type { Source } from '../../../src/code/source';
import { languageIds } from '../../../src/names';
import { requestFor } from './applied';
import { loadGrammar } from './parseText';

const syntax = createSyntax({ loadGrammar });
const sourceOf = (text: string, languageId = 'typescript', version = 1): Source => ({
  uri: `untitled:${languageId}`,
  version,
  languageId,
  text,
  path: 'Untitled-1',
  indent: '  ',
});
const identity = "import { DefaultAzureCredential } from '@azure/identity';\n";

describe('the syntax chunk', () => {
  it('serves each language under its editor IDs and no other', () => {
    const served = syntax.languages.flatMap(({ languageIds: ids }) => ids);
    assert.deepEqual([...served].sort(), [...languageIds].sort());
    assert.equal(new Set(served).size, served.length, 'an ID is served twice');
    for (const id of served) assert.ok(syntax.languageFor(id)?.languageIds.includes(id));
    assert.equal(syntax.languageFor('plaintext'), undefined);
  });

  it('follows a document from opening to closing', async () => {
    const context = { tokenCredentialsSet: false };
    const text = `${identity}new DefaultAzureCredential();\n`;
    const first = sourceOf(text);
    syntax.open(first);
    assert.equal((await syntax.diagnose(first.uri, context))?.findings.length, 1);
    const edit = { start: identity.length, end: text.length, text: '' };
    syntax.update(sourceOf(identity, 'typescript', 2), [edit]);
    assert.deepEqual((await syntax.diagnose(first.uri, context))?.findings, []);
    assert.equal(syntax.current(first.uri, 2)?.text, identity);
    syntax.close(first.uri);
    assert.equal(await syntax.parsed(first.uri), 'closed');
  });

  it('plans over a document that is not open and has no trigger word', async () => {
    for (const languageId of ['typescript', 'javascriptreact', 'python']) {
      const plan = await syntax.plan(sourceOf('\n', languageId), (language, file) =>
        language.insert(file, 0, requestFor()),
      );
      assert.equal(typeof plan, 'object', languageId);
    }
  });

  it('gives no plan that leaves a new error, and does not mind errors elsewhere', async () => {
    const text = `${identity}\nfunction broken() {\n  const x = ;\n}\n\nfunction good() {\n  return 1;\n}\n`;
    const at = text.indexOf('  return');
    const make = (inserted: string) => (): Plan => ({
      edits: [{ start: at, end: at, text: inserted }],
      needs: [],
    });
    assert.equal(await syntax.plan(sourceOf(text), make('const = ;\n')), undefined);
    assert.equal(await syntax.plan(sourceOf(text), make('f(\n')), undefined);
    assert.equal(typeof (await syntax.plan(sourceOf(text), make('  f();\n'))), 'object');
    const whole = text.replace('const x = ;', '');
    const start = whole.length;
    assert.equal(
      await syntax.plan(sourceOf(whole), () => ({ edits: [{ start, end: start, text: '}' }], needs: [] })),
      undefined,
    );
  });

  it('gives no plan whose edits overlap', async () => {
    const edits = [
      { start: 0, end: 5, text: '' },
      { start: 3, end: 3, text: 'x' },
    ];
    assert.equal(await syntax.plan(sourceOf(identity), () => ({ edits, needs: [] })), undefined);
  });

  it('gives the reason where no plan is possible', async () => {
    const make = (): undefined => undefined;
    assert.equal(await syntax.plan(sourceOf('x', 'ruby'), make), 'unsupported');
    assert.equal(await syntax.plan(sourceOf('\n'.repeat(20_001)), make), 'tooLarge');
    assert.equal(await syntax.plan(sourceOf('x'), make), undefined);
    const abort = new AbortController();
    abort.abort(new Error('moved on'));
    await assert.rejects(syntax.plan(sourceOf('x'), make, abort.signal), /moved on/);
  });
});
