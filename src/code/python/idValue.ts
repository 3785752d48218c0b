/** Writes the ID of an identity as a Python expression: a literal, a variable, or a resource ID built of variables. */

import type { ParsedFile } from '../language';
import type { CredentialRequest } from '../request';
import { resourceIdParts } from '../resourceIdParts';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { guardIn } from './guard';
import type { Importer } from './importer';
import { literal, quoteOf, stepOf } from './style';

export interface IdValue {
  readonly text: string;
  /** The edit that adds the helper it calls, where the file has none yet. */
  readonly guard?: Edit;
}

/** `undefined` when the request has no ID. `use` is where the text goes, `indent` that of the line it begins on. */
export function idValue(
  file: ParsedFile,
  request: CredentialRequest,
  importer: Importer,
  use: number,
  indent: string,
): IdValue | undefined {
  const quote = quoteOf(file);
  const { identifier, idSource, id, variable } = request;
  if (identifier === 'systemAssigned') return { text: '' };
  if (idSource === 'literal') return id === undefined ? undefined : { text: literal(id, quote) };
  if (idSource === 'parts' && identifier !== 'resourceId') return undefined;
  const lineBreak = lineEndOf(file.text);
  const { name, edit } = guardIn(file, importer.moduleName('os'), quote, lineBreak, use);
  const guard = edit && { guard: edit };
  if (idSource === 'environmentVariable') return { text: `${name}(${literal(variable, quote)})`, ...guard };
  // Before Python 3.12 the strings inside an f-string cannot have its own quotes.
  const inner = quote === '"' ? "'" : '"';
  const pieces = resourceIdParts.map((part) =>
    typeof part === 'string' ? part : `{${name}(${literal(part.variable, inner)})}${quote}\n`,
  );
  const lines = pieces.join('').trimEnd().split('\n');
  const step = indent + stepOf(file);
  const text = ['(', ...lines.map((line) => `${step}f${quote}${line}`), `${indent})`].join(lineBreak);
  return { text, ...guard };
}
