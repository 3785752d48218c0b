/** Where a value that is read at run time can take the place of a literal in each language, and how it is written there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ClientLanguage } from '../clients/client';
import { ancestors } from '../nodes';

interface ReadPlaces {
  /** Nodes whose children are statements that run one after the other. */
  readonly blocks: RegExp;
  /** What no such value may be part of: it is no expression there, or one that is worked out before the program runs. */
  readonly fixed: RegExp;
  /** The value in what the smallest call of the table calls `secret`. */
  value(literal: Node): string;
  /** What else keeps a statement from taking it. */
  refuses?(literal: Node, statement: Node): boolean;
}

/** Around these an operator of the value cannot be torn apart. */
const delimits =
  /^(?:arguments|argument_list|variable_declarator|pair|return_statement|assignment(?:_expression)?|array|list|tuple|parenthesized_expression|arrow_function|keyword_argument|(?:typed_)?default_parameter)$/;

function whole({ parent }: Node, text: string): string {
  return delimits.test(parent?.type ?? '') ? text : `(${text})`;
}

/** What stands in front of the literal in its statement. */
function before(literal: Node, statement: Node): string {
  return statement.text.slice(0, literal.startIndex - statement.startIndex);
}

const places: Readonly<Record<ClientLanguage, ReadPlaces>> = {
  typescript: {
    blocks: /^(?:program|statement_block)$/,
    fixed: /^(?:literal_type|import_statement|enum_body|jsx_attribute)$/,
    value: (literal) => whole(literal, `secret.value ?? ${literal.text.startsWith('"') ? '""' : "''"}`),
    refuses: (literal, statement) => {
      const { parent } = literal;
      const isConstant = parent?.type === 'as_expression' && /\bas const$/.test(parent.text);
      const names = [
        parent?.childForFieldName('key'),
        parent?.type === 'switch_case' ? parent.childForFieldName('value') : undefined,
        statement.childForFieldName('source'),
      ];
      return isConstant || names.some((name) => name?.equals(literal) === true);
    },
  },
  python: {
    blocks: /^(?:module|block)$/,
    fixed: /^(?:case_clause|concatenated_string|interpolation|type)$/,
    value: (literal) => whole(literal, 'secret.value or ""'),
    refuses: ({ text }) => /^\w*b/i.test(text),
  },
  csharp: {
    blocks: /^(?:block|switch_section|compilation_unit)$/,
    fixed: /^(?:constant_pattern|case_switch_label|attribute|parameter)$/,
    value: () => 'secret.Value',
    refuses: ({ text }, statement) =>
      statement.text.startsWith('const ') ||
      text.endsWith('u8') ||
      (statement.parent?.type === 'compilation_unit' && statement.type !== 'global_statement'),
  },
  java: {
    blocks: /^(?:block|constructor_body|switch_block_statement_group)$/,
    fixed: /^(?:annotation|switch_label|(?:record|enum|interface)_declaration)$/,
    value: () => 'secret.getValue()',
  },
  go: {
    blocks: /^(?:block|statement_list)$/,
    fixed: /^(?:const_declaration|field_declaration|expression_case)$/,
    value: () => '*secret.Value',
  },
  cpp: {
    blocks: /^compound_statement$/,
    fixed: /^(?:concatenated_string|user_defined_literal|preproc_\w+)$/,
    value: () => 'secret.Value.Value().c_str()',
    refuses: (literal, statement) => {
      if (!/^R?"/.test(literal.text)) return true;
      if (/\b(?:static|constexpr|constinit)\b|\]\s*=\s*$/.test(before(literal, statement))) return true;
      // The text is that of the variable, and goes with it.
      const around = [...ancestors(statement)].find(({ type }) => type === 'function_definition');
      const signature = around?.text.slice(0, around.text.indexOf('{')) ?? '';
      return literal.parent?.type === 'return_statement' && !/\bstring\b/.test(signature);
    },
  },
  rust: {
    blocks: /^block$/,
    fixed: /^(?:const_item|static_item|token_tree|match_pattern)$/,
    value: () => 'secret.value.as_deref().unwrap_or_default()',
    // The text is that of the variable, and goes with it.
    refuses: (_literal, statement) => {
      const around = [...ancestors(statement)].find(({ type }) => type === 'function_item');
      return around?.childForFieldName('return_type')?.text.includes('&') === true;
    },
  },
};

/** The statement that the read stands in front of, and the text that takes the literal's place. */
export interface ReadPlace {
  readonly statement: Node;
  readonly value: string;
}

/** `undefined` where the literal is no value at run time, or where no statement runs before it. */
export function readPlace(column: ClientLanguage, literal: Node): ReadPlace | undefined {
  const { blocks, fixed, value, refuses } = places[column];
  let statement = literal;
  while (statement.parent && !blocks.test(statement.parent.type)) statement = statement.parent;
  const between = [...ancestors(literal)].filter(({ startIndex, endIndex }) => {
    return statement.startIndex <= startIndex && endIndex <= statement.endIndex;
  });
  if (!statement.parent || between.some(({ type }) => fixed.test(type))) return undefined;
  return refuses?.(literal, statement) === true ? undefined : { statement, value: value(literal) };
}
