/** The method that reads an environment variable and refuses an empty one: an empty ID means the system-assigned identity. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { stepOf } from '../braceSlot';
import type { ParsedFile } from '../language';
import { beginsLine, indentAt, lineStart } from '../lines';
import { namedChildren } from '../nodes';
import { lineEndOf } from '../text';
import type { Edit } from '../text';
import { tokens } from '../words';
import { outermostType } from './declarations';
import type { Importer } from './importer';
import { literal } from './strings';

export interface Guard {
  readonly name: string;
  /** The edit that adds the method; absent when the file has it already. */
  readonly edit?: Edit;
}

/** The method as seen from `at`: the one its outermost type has, or a new one there; `undefined` where none can stand. */
export function guardIn(file: ParsedFile, at: Node, importer: Importer): Guard | undefined {
  const type = outermostType(at);
  const body = type?.childForFieldName('body');
  const members = body?.type === 'enum_body' ? body.lastNamedChild : body;
  if (!body || !members || !/^(class_body|interface_body|enum_body_declarations)$/.test(members.type))
    return undefined;
  const first = namedChildren(members).find((child) => beginsLine(file.text, child.startIndex));
  const indent = first
    ? indentAt(file.text, first.startIndex)
    : indentAt(file.text, body.startIndex) + stepOf(file);
  for (let turn = 1; ; turn++) {
    const name = turn === 1 ? 'requiredEnv' : `requiredEnv${turn}`;
    const uses = tokens(file, name);
    const lines = method(name, stepOf(file), importer);
    const known = uses.map(({ parent }) => parent).find((node) => node?.type === 'method_declaration');
    if (known?.parent?.equals(members) === true && isSame(known, lines)) return { name };
    if (uses.length === 0)
      return {
        name,
        edit: placed(
          file,
          body,
          lines.map((line) => indent + line),
        ),
      };
  }
}

function method(name: string, step: string, importer: Importer): string[] {
  const [text, system, error] = ['String', 'System', 'IllegalStateException'].map((type) =>
    importer.typeName('java.lang', type),
  );
  return [
    `private static ${text} ${name}(${text} name) {`,
    `${step}${text} value = ${system}.getenv(name);`,
    `${step}if (value == null || value.isEmpty()) {`,
    `${step}${step}throw new ${error}(${literal('The environment variable ')} + name + ${literal(' is empty or not set.')});`,
    `${step}}`,
    `${step}return value;`,
    '}',
  ];
}

function isSame(known: Node, lines: readonly string[]): boolean {
  const plain = (code: string): string => code.replace(/\s+/g, '');
  return plain(known.text) === plain(lines.join(''));
}

/** At the end of the type's body, behind a blank line. */
function placed({ text }: ParsedFile, body: Node, lines: readonly string[]): Edit {
  const lineBreak = lineEndOf(text);
  const brace = body.endIndex - 1;
  const isOwnLine = beginsLine(text, brace);
  const at = isOwnLine ? lineStart(text, brace) : brace;
  const before = text.slice(body.startIndex, at).trimEnd();
  const isEmpty = before === '{';
  const gap = isEmpty || /\n[ \t]*\r?\n[ \t]*$/.test(text.slice(0, at)) ? '' : lineBreak;
  const written = lines.join(lineBreak) + lineBreak;
  const close = isOwnLine ? '' : indentAt(text, body.startIndex);
  return { start: at, end: at, text: (isOwnLine ? gap : lineBreak + gap) + written + close };
}
