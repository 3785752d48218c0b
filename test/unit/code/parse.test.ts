/** Parsing in slices: the host gets its turn, a parse can be given up, and what is too large is left alone. */

import assert from 'node:assert/strict';
import { isTooLarge, parse } from '../../../src/code/parse';
import { createQuery } from '../../../src/code/query';
import { cloudHosts, triggerPattern } from '../../../src/code/triggers';
import { largeTypeScript } from './largeFile';
import { grammars } from './parseText';

describe('parsing', () => {
  const large = largeTypeScript(20_000 - 10);

  it('lets timers run while a large file is parsed, and gives the whole tree', async function () {
    this.timeout(20_000);
    const language = await grammars.load('typescript');
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 1);
    const tree = await parse(language, large);
    clearInterval(timer);
    assert.ok(typeof tree !== 'string');
    assert.ok(turns > 3, `the host had ${turns} turns`);
    assert.equal(tree.rootNode.hasError, false);
    assert.equal(tree.rootNode.endIndex, large.length);
    tree.delete();
  });

  it('is given up with the reason of its signal', async () => {
    const language = await grammars.load('typescript');
    const abort = new AbortController();
    const parsing = parse(language, large, { signal: abort.signal });
    abort.abort(new Error('another version'));
    await assert.rejects(parsing, /another version/);
    await assert.rejects(parse(language, 'x', { signal: abort.signal }), /another version/);
  });

  it('is given up where the grammar reads on to the end of the text for all that an open quote could mean', async function () {
    this.timeout(20_000);
    const language = await grammars.load('bicep');
    const declaration = (at: number): string => `var name${at} = '\${format('{0}', orders[${at}].id)}'\n`;
    const sound = Array.from({ length: 800 }, (_, at) => declaration(at)).join('');
    const broken = `resource app 'a@b' = {\n  settings: [\n    { name: 'A', value: '\${format('\n${sound}`;
    let looks = 0;
    // The clock stands still, so that no slice is ever used up.
    const now = (): number => {
      looks += 1;
      return 0;
    };
    assert.equal(await parse(language, broken, { stuckSlices: 1, now }), 'stuck');
    assert.ok(looks < 50, `${looks} looks at the clock`);
    // Where nothing else is shown yet, it takes the time that there is.
    assert.equal(await parse(language, broken, { limit: 20 }), 'unfinished');
  });

  it('counts nothing that is read of a tree that is there', async () => {
    const language = await grammars.load('typescript');
    const text = largeTypeScript(1_000);
    const tree = await parse(language, text, { stuckSlices: 1, now: () => 0 });
    assert.ok(typeof tree !== 'string');
    const statements = tree.rootNode.namedChildren.filter((node) => node !== null);
    for (let round = 0; round < 10; round++)
      for (const node of statements) assert.equal(node.text, text.slice(node.startIndex, node.endIndex));
    tree.delete();
  });

  it('leaves files above a million units or 20,000 lines alone', async () => {
    assert.equal(isTooLarge('x'.repeat(1_000_000)), false);
    assert.equal(isTooLarge('x'.repeat(1_000_001)), true);
    assert.equal(isTooLarge('\n'.repeat(19_999)), false);
    assert.equal(isTooLarge('\n'.repeat(20_000)), true);
    assert.equal(await parse(await grammars.load('python'), '\n'.repeat(30_000)), 'tooLarge');
  });

  it('queries exactly the stretches it is given, in UTF-16 units, each node once', async () => {
    const text = `/* ${'ä€😀'.repeat(50)} */ new A(); new B(); new C();`;
    const tree = await parse(await grammars.load('typescript'), text);
    assert.ok(typeof tree !== 'string');
    const made = createQuery('(new_expression) @made');
    const names = (within?: { start: number; end: number }[]): string[] =>
      made(tree, within).map((node) => node.text);
    const at = text.indexOf('new B');
    assert.deepEqual(names(), ['new A()', 'new B()', 'new C()']);
    assert.deepEqual(names([{ start: at, end: at + 1 }]), ['new B()']);
    assert.deepEqual(names([{ start: at + 4, end: at + 4 }]), ['new B()']);
    assert.deepEqual(
      names([
        { start: at + 8, end: text.length },
        { start: at, end: at + 2 },
        { start: at, end: at },
      ]),
      ['new B()', 'new C()'],
    );
    assert.deepEqual(names([{ start: 0, end: 0 }]), []);
    tree.delete();
  });

  it('looks for triggers whatever their case, and for each of them once', () => {
    const isFound = (text: string, ...triggers: readonly RegExp[]): boolean =>
      triggerPattern(triggers).test(text);
    assert.equal(isFound("require('@AZURE/Identity')", /@azure\//), true);
    assert.equal(isFound('azure.identity', /azure\//, /x/), false);
    assert.equal(isFound('anything'), false);
    assert.equal(isFound('db.DATABASE.WINDOWS.NET', cloudHosts), true);
    const { source } = triggerPattern([/azure/, /AZURE_TOKEN/, /Azure/, /@azure\//, /(?:azure|x)y/]);
    assert.equal(source, 'azure|@azure\\/|(?:azure|x)y');
  });
});
