/** What the `syntax` chunk exports: everything of `code/` that needs a parser, behind one object. */

import { diagnose } from './diagnose';
import type { Look } from './diagnose';
import { createGrammars } from './grammars';
import type { LoadGrammar } from './grammars';
import type { Language, ParsedFile, Plan, RuleContext } from './language';
import { isWorthParsing, languageFor, languages } from './languages';
import type { ManifestPlan, ManifestText } from './manifests/manifest';
import { planPackages } from './manifests/planPackages';
import { free, parseFile } from './parseFile';
import type { PackageNeed } from './request';
import { editsOf, leavesNoNewError } from './safeEdit';
import { parsedFile } from './source';
import type { Source, Unparsed } from './source';
import type { Edit } from './text';
import { createTrees } from './trees';
import type { Effort } from './kept';

export interface Syntax {
  readonly languages: readonly Language[];
  languageFor(languageId: string): Language | undefined;

  /** Starts to load what a text is parsed with, if it is to be parsed; what goes wrong shows when it is. */
  prepare(languageId: string, text: string): void;
  /** Takes in a document that became visible, or whose changes were missed. Parses nothing yet. */
  open(source: Source): void;
  /** Takes in edits that happened at once, in offsets of the text before them. Parses nothing yet. */
  update(source: Source, edits: readonly Edit[]): void;
  /** Forgets a document and frees its tree. */
  close(uri: string): void;

  /** An open document with its tree, parsed in slices if need be. The tree is good until the next `await`. */
  parsed(uri: string, effort?: Effort): Promise<ParsedFile | Unparsed>;
  /** An open document with the tree of this version, if there is one by now. Good until the next `await`. */
  current(uri: string, version: number): ParsedFile | undefined;
  /** The findings of an open document; `undefined` when it changed meanwhile and another call is due. */
  diagnose(uri: string, context: RuleContext, effort?: Effort): Promise<Look | undefined>;

  /**
   * Makes a plan over a document, open or not, with trigger words or without, and gives it only if it leaves no new
   * syntax error. The document is parsed to its end, however broken it is. `make` runs at once over the parsed file and keeps nothing of its tree. Throws the signal's reason
   * when it is aborted between two slices.
   */
  plan(
    source: Source,
    make: (language: Language, file: ParsedFile) => Plan | undefined,
    signal?: AbortSignal,
  ): Promise<Plan | Unparsed | undefined>;

  /** What a manifest lacks of the packages that code needs, and how they get there; see `ManifestPlan`. */
  planPackages(
    manifest: ManifestText | undefined,
    languageId: string,
    needs: readonly PackageNeed[],
  ): ManifestPlan;
}

/** What the parser side takes from outside. */
export interface SyntaxPorts {
  /** Gives the bytes of the wasm files. */
  readonly loadGrammar: LoadGrammar;
  /** A clock in milliseconds; the process's own when absent. */
  readonly now?: () => number;
}

/** Makes the one `Syntax` of a window. */
export function createSyntax(ports: SyntaxPorts): Syntax {
  const grammars = createGrammars(ports.loadGrammar);
  const trees = createTrees(grammars, ports.now);

  async function plan(
    source: Source,
    make: (language: Language, file: ParsedFile) => Plan | undefined,
    signal?: AbortSignal,
  ): Promise<Plan | Unparsed | undefined> {
    const language = languageFor(source.languageId);
    if (!language) return 'unsupported';
    // What is parsed here is of use to whoever asks next.
    await trees.parsed(source.uri);
    const kept = trees.current(source.uri, source.version);
    const own = kept ? undefined : await parseFile(grammars, language, source, signal ? { signal } : {});
    if (own === 'tooLarge') return own;
    if (typeof own === 'string') return undefined;
    try {
      const file = own ? parsedFile(source, own) : kept;
      const made = file && make(language, file);
      if (!made) return undefined;
      return (await leavesNoNewError(grammars, language, file, editsOf(made), signal)) ? made : undefined;
    } finally {
      if (own) free(own);
    }
  }

  return {
    languages,
    languageFor,
    prepare: (languageId, text) => {
      const language = languageFor(languageId);
      if (!language || !isWorthParsing(language, text)) return;
      grammars.load(language.grammarFor(languageId)).catch(() => undefined);
    },
    open: trees.open,
    update: trees.update,
    close: trees.close,
    parsed: trees.parsed,
    current: trees.current,
    diagnose: (uri, context, effort) => diagnose(trees, uri, context, effort),
    plan,
    planPackages: (manifest, languageId, needs) => {
      const { manifests = [], modules } = languageFor(languageId) ?? {};
      return planPackages(manifest, modules ? [...manifests, modules] : manifests, needs);
    },
  };
}
