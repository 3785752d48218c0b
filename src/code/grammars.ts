/** Starts the parser runtime once and loads each grammar once, from bytes somebody else finds. */

import { Language, Parser } from '@vscode/tree-sitter-wasm';
import type { Grammar } from './language';

/** Gives the bytes of the parser's own wasm file (`tree-sitter`) or of one grammar's. */
export type LoadGrammar = (name: 'tree-sitter' | Grammar) => Promise<Uint8Array>;

export interface Grammars {
  /** The loaded grammar; a failed load is tried again on the next call. */
  load(grammar: Grammar): Promise<Language>;
}

/** What the runtime takes besides its declared options: the wasm bytes, so that it never looks for a file. */
interface RuntimeOptions {
  readonly wasmBinary: Uint8Array;
  locateFile(file: string): string;
}

/** Makes the grammars of one window. They share the runtime with others in the process: it is a singleton of its package. */
export function createGrammars(loadGrammar: LoadGrammar): Grammars {
  const loaded = new Map<Grammar, Promise<Language>>();
  let runtime: Promise<void> | undefined;

  async function startRuntime(): Promise<void> {
    // A second start would leave everything loaded before it unusable.
    if (isRunning()) return;
    const options: RuntimeOptions = {
      wasmBinary: await loadGrammar('tree-sitter'),
      locateFile: (file) => file,
    };
    await Parser.init(options);
  }

  async function loadLanguage(grammar: Grammar): Promise<Language> {
    runtime ??= startRuntime().catch((error: unknown) => {
      runtime = undefined;
      throw error;
    });
    const [bytes] = await Promise.all([loadGrammar(grammar), runtime]);
    // A copy, since the bytes may lie in a buffer that others use. The runtime holds on to those of some grammars for
    // good, megabytes each, though it never reads them again: giving the buffer away leaves it an empty one.
    const own = new Uint8Array(bytes);
    const language = await Language.load(own);
    structuredClone(own.buffer, { transfer: [own.buffer] });
    return language;
  }

  return {
    load(grammar) {
      const known = loaded.get(grammar);
      if (known) return known;
      const loading = loadLanguage(grammar).catch((error: unknown) => {
        loaded.delete(grammar);
        throw error;
      });
      loaded.set(grammar, loading);
      return loading;
    },
  };
}

function isRunning(): boolean {
  try {
    new Parser().delete();
    return true;
  } catch {
    return false;
  }
}
