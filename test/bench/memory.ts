/**
 * Measures what is held: the heap after collecting garbage, with the memory of the parser's WebAssembly counted as far as
 * it was ever written to. What the parser only reserves (32 MB when it starts) the system has not given it yet; it is named.
 */

import { createSyntax, type Syntax } from '../../src/code/entry';
import { maxKeptTrees } from '../../src/code/trees';
import { childNodes, rootNodes } from '../../src/tree/children';
import type { Node } from '../../src/tree/nodes';
import { never } from '../contract/kit';
import { loadGrammar } from '../unit/code/parseText';
import { identityCount } from './bigTenant';
import type { Figure } from './figures';
import { sourceOf } from './diagnosing';
import { largeFiles, type LargeFile } from './largeFiles';
import { largeAzure } from './largeAzure';

/** @param worker the bundle of tenantWorker.ts */
export async function memoryFigures(worker: string): Promise<Figure[]> {
  const forIdentities = await identities(worker);
  const { all, unused } = await syntaxMemory(largeFiles);
  return [
    { row: 'heapIdentities', of: 'lists, index and nodes', value: forIdentities },
    {
      row: 'heapAll',
      of: `every grammar, trees of the last ${maxKeptTrees} files of 5,000 lines${reserved(unused)}`,
      value: all - unused,
    },
  ];
}

/** In a process for it alone: what the parser has once taken it never gives back. */
export async function languageMemoryFigures(_worker: string, languageId: string): Promise<Figure[]> {
  const file = largeFiles.find((each) => each.languageId === languageId);
  if (file === undefined) throw new Error(`No file of ${languageId}`);
  const { all, unused } = await syntaxMemory([file]);
  return [{ row: 'heapOne', of: `${file.name}, 5,000 lines open${reserved(unused)}`, value: all - unused }];
}

function reserved(unused: number): string {
  return `; ${unused.toFixed(1)} MB more reserved, not touched`;
}

async function syntaxMemory(files: readonly LargeFile[]): Promise<{ all: number; unused: number }> {
  const memories = parserMemories();
  const before = held();
  const syntax = createSyntax({ loadGrammar });
  await openAll(syntax, files);
  return { all: held() - before, unused: memories.reduce((sum, memory) => sum + untouched(memory), 0) };
}

/** Of WebAssembly what is needed here; Node's types do not have it. */
interface Memory {
  readonly buffer: ArrayBuffer;
}
interface Assembly {
  Memory: new (descriptor: object) => Memory;
}

/** The memories that WebAssembly modules make from now on. */
function parserMemories(): readonly Memory[] {
  const made: Memory[] = [];
  const assembly = Reflect.get(globalThis, 'WebAssembly') as Assembly;
  assembly.Memory = class extends assembly.Memory {
    constructor(descriptor: object) {
      super(descriptor);
      made.push(this);
    }
  };
  return made;
}

const page = 4096;

/** Megabytes of a memory in pages that were never written to, which the system has not given it yet. */
function untouched({ buffer }: Memory): number {
  const words = new BigUint64Array(buffer);
  const words64 = page / BigUint64Array.BYTES_PER_ELEMENT;
  let empty = 0;
  for (let start = 0; start < words.length; start += words64) {
    if (words.subarray(start, start + words64).every((word) => word === 0n)) empty += page;
  }
  return empty / 1e6;
}

async function identities(worker: string): Promise<number> {
  const azure = largeAzure(worker, { subscriptions: 1, identities: identityCount, pageSize: 500 });
  try {
    const { store, sent, log } = azure;
    // The clients are made with the first request; they are not what is measured.
    const [root] = await rootNodes(store, never());
    if (root?.kind !== 'subscription') throw new Error('The tenant has no subscription');
    const before = held();
    let kept: readonly Node[] = await childNodes(store, root, never());
    while (kept.some(({ kind }) => kind === 'loadMore')) {
      await store.loadMore(root.subscription, 'userAssigned', never());
      kept = await childNodes(store, root, never());
    }
    // What only the test keeps.
    sent.length = log.length = 0;
    const after = held();
    if (kept.filter(({ kind }) => kind === 'identity').length !== identityCount)
      throw new Error('Some are missing');
    return after - before;
  } finally {
    await azure.stop();
  }
}

async function openAll(syntax: Syntax, files: readonly LargeFile[]): Promise<void> {
  for (const file of files) {
    syntax.open(sourceOf(file, 1));
    await syntax.diagnose(sourceOf(file, 1).uri, { tokenCredentialsSet: false });
  }
  for (const file of files.slice(-maxKeptTrees))
    if (syntax.current(sourceOf(file, 1).uri, 1) === undefined) throw new Error('A tree is gone');
}

/** Megabytes. Needs `--expose-gc`. */
function held(): number {
  if (global.gc === undefined) throw new Error('Start this with --expose-gc');
  for (let times = 0; times < 3; times++) global.gc();
  const { heapUsed, external } = process.memoryUsage();
  return (heapUsed + external) / 1e6;
}
