/** Finds the script blocks of a Vue component. */

import type { Node, Tree } from '@vscode/tree-sitter-wasm';
import type { CodeBlock, CodeIn, Grammar } from '../language';
import { ancestors, namedChildren } from '../nodes';
import { createQuery } from '../query';

const scripts = createQuery('(script_element) @script');

const languages: Readonly<Record<string, readonly [languageId: string, grammar: Grammar]>> = {
  '': ['javascript', 'javascript'],
  js: ['javascript', 'javascript'],
  jsx: ['javascriptreact', 'javascript'],
  ts: ['typescript', 'typescript'],
  tsx: ['typescriptreact', 'tsx'],
};

/** The blocks of a component, parsed by the grammar of Vue, and what they are written in: Vue wants it to be one language. */
export function scriptsIn(text: string, tree: Tree): CodeIn {
  const blocks: CodeBlock[] = [];
  let language = languages[''];
  for (const script of scripts(tree)) {
    const attributes = attributesOf(text, script);
    const own = languages[attributes.get('lang') ?? ''];
    const content = namedChildren(script).find(({ type }) => type === 'raw_text');
    if (!own || attributes.has('src') || isInMarkup(script)) continue;
    language = own;
    const [start, end] = content ? [content.startIndex, content.endIndex] : emptyBetweenTags(script);
    // Code starts below the line of the tag.
    const feed = /^[ \t]*\r?\n/.exec(text.slice(start, end))?.[0].length ?? 0;
    if (start <= end) blocks.push({ start: start + feed, end, isClosed: attributes.has('setup') });
  }
  const [languageId, grammar] = language ?? ['javascript', 'javascript'];
  return { languageId, grammar, blocks };
}

/** A script within the template, which Vue ignores; where the template is half typed, it may only seem to be in it. */
function isInMarkup(script: Node): boolean {
  return script.startPosition.column > 0 && [...ancestors(script)].some(({ type }) => /element$/.test(type));
}

function emptyBetweenTags(script: Node): [start: number, end: number] {
  const [open, close] = namedChildren(script);
  const isWhole = open && close?.type === 'end_tag';
  return isWhole ? [open.endIndex, close.startIndex] : [1, 0];
}

/** The attributes of the opening tag, those without a value as an empty text. */
function attributesOf(text: string, script: Node): Map<string, string> {
  const attributes = new Map<string, string>();
  for (const attribute of namedChildren(script.firstNamedChild ?? script)) {
    const [name, value] = namedChildren(attribute);
    if (attribute.type !== 'attribute' || !name) continue;
    const written = value ? text.slice(value.startIndex, value.endIndex) : '';
    attributes.set(text.slice(name.startIndex, name.endIndex), written.replace(/^["']|["']$/g, ''));
  }
  return attributes;
}
