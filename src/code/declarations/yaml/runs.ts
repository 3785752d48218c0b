/** The lines of a shell in workflows and pipelines: `run`, `script`, `bash` and `inlineScript`. */

import type { ParsedFile } from '../../language';
import { spanOf } from '../../nodes';
import { perTree } from '../../query';
import type { Span } from '../../text';
import { pairAt, scalarOf } from './model';

const keys = /^[ \t]*(?:-[ \t]+)?(?:run|script|bash|inlineScript)[ \t]*:/gm;

/** Where such lines stand in a file. */
export const runsIn = perTree((file: ParsedFile): readonly Span[] =>
  [...file.text.matchAll(keys)].flatMap(({ index, 0: lead }): Span[] => {
    const pair = pairAt(file, index + lead.length - 2);
    const key = scalarOf(pair?.childForFieldName('key'));
    const value = pair?.childForFieldName('value');
    return value && key && lead.includes(key.value) ? [spanOf(value)] : [];
  }),
);
