/** A document as the editor hands it over, and why one may have no tree. */

import type { ParsedFile } from './language';
import type { NotParsed } from './parse';
import type { Parsed } from './parseFile';

export interface Source extends Omit<ParsedFile, 'tree' | 'code'> {
  /** What tells documents apart: the document's URI as a string. */
  readonly uri: string;
  /** Grows with every change of the document. */
  readonly version: number;
}

/**
 * Why a document has no tree: nobody reads its language, it is above the limits, its text is too broken to be parsed in
 * the time there is, none of its language's trigger words is in it, it is not open, or it changed or was closed meanwhile.
 */
export type Unparsed = Exclude<NotParsed, 'stuck'> | 'unsupported' | 'noTrigger' | 'closed' | 'outdated';

/** A document and the tree of exactly its text. */
export function parsedFile(source: Source, { tree, code }: Parsed): ParsedFile {
  const { text, languageId, path, indent, moduleKind, ambientImports, others } = source;
  return {
    text,
    tree,
    languageId,
    path,
    indent,
    ...(code && { code }),
    ...(moduleKind && { moduleKind }),
    ...(ambientImports && { ambientImports }),
    ...(others && { others }),
  };
}
