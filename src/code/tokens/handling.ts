/** The rule `token-handling` in code: tokens that are fetched anew by every call, logged, decoded, or sent where they do not belong. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { CredentialSite, Finding, ParsedFile } from '../language';
import { ancestors, namedChildren, spanOf } from '../nodes';
import type { Span } from '../text';
import { tokens } from '../words';
import { callIn, functionAround, givenTo, isCode, isWrapper, nameOf, usesOf } from './expressions';
import type { Call } from './expressions';
import { misuseOf } from './misuse';
import { tokenCalls } from './requests';
import type { TokenWords } from './words';

/** Every finding of the file; `sites` are its credentials. */
export function handlingFindings(
  file: ParsedFile,
  words: TokenWords,
  sites: readonly CredentialSite[],
): Finding[] {
  const hasSdk = /azure/i.test(file.text);
  const fetched = fetchCalls(file, words);
  const calls = tokenCalls(file, words).map(({ call }) => call);
  const texts = [
    ...fetched.flatMap((node) => textsOf(file, words, node)),
    ...(hasSdk
      ? heldTokens(file).flatMap((name) => usesOf(file, name).flatMap((use) => textBehind(file, words, use)))
      : []),
    ...(words.bare && hasSdk
      ? [...file.text.matchAll(words.bare)].map(({ index, 0: text }) => ({
          start: index,
          end: index + text.length,
        }))
      : []),
    ...answeredTokens(file, calls),
  ];
  return [
    ...texts.flatMap((text) => usesOfText(file, text)).flatMap((text) => misuseOf(file, words, text) ?? []),
    ...(words.sharesTokens ? [] : fetched.flatMap((node) => fetchedAnew(file, node, sites))),
    ...askedAnew(file, calls),
  ];
}

/** The calls that fetch a token of Entra with a credential. */
function fetchCalls(file: ParsedFile, { fetches, asks }: TokenWords): Node[] {
  return fetches
    .flatMap((name) => tokens(file, name))
    .flatMap((token) => {
      const node = [...ancestors(token)].slice(0, 3).find((around) => callIn(around));
      const call = node && callIn(node);
      if (!node || !call || !new RegExp(`[.>]${token.text}$`).test(call.callee)) return [];
      const said = call.list.text;
      const isSaid =
        asks.test(said) ||
        (said.match(/\b[A-Za-z_]\w*\b/g) ?? []).some((name) => saysElsewhere(file, name, asks));
      return isSaid ? [node] : [];
    });
}

/** Whether a line of the file gives a name what is asked for. */
function saysElsewhere({ text }: ParsedFile, name: string, asks: RegExp): boolean {
  return [...text.matchAll(new RegExp(`\\b${name}\\b[^\\n]*`, 'g'))].some(([rest], at, all) => {
    const before = all[at]?.index ?? 0;
    const line = text.slice(text.lastIndexOf('\n', before) + 1, before + rest.length);
    return asks.test(line);
  });
}

/** The names that are declared to hold a token, whatever gave it. */
function heldTokens(file: ParsedFile): Node[] {
  return tokens(file, 'AccessToken').flatMap((type) => {
    const outer = [...ancestors(type)].filter((around) => around.type !== 'qualified_identifier');
    for (const around of outer.slice(0, 4)) {
      const owner = namedChildren(around).find((child) => /declarator$/.test(child.type)) ?? around;
      const name = ['name', 'pattern', 'declarator']
        .map((field) => owner.childForFieldName(field))
        .concat(owner.type === 'reference_declarator' ? owner.lastNamedChild : null)
        .find((node) => node && /^identifier$/.test(node.type));
      if (name && !name.equals(type)) return [name];
      if (/list|block|body|parameters$/.test(around.type)) return [];
    }
    return [];
  });
}

/** Where the text of a token is that a call gives: behind the call itself, or behind the name that its answer is given. */
function textsOf(file: ParsedFile, words: TokenWords, call: Node): Span[] {
  const direct = textBehind(file, words, call);
  if (direct.length > 0) return direct;
  const name = givenTo(call);
  if (!name) return [];
  if (/pattern$/.test(name.type))
    return partsNamed(name, /^token$/)
      .flatMap((part) => usesOf(file, part))
      .map(spanOf);
  return /identifier$/.test(name.type)
    ? usesOf(file, name).flatMap((use) => textBehind(file, words, use))
    : [];
}

/** The names that a pattern gives the parts of an answer whose own names fit. */
function partsNamed(pattern: Node, part: RegExp): Node[] {
  return namedChildren(pattern).flatMap((child) => {
    if (child.type === 'shorthand_property_identifier_pattern') return part.test(child.text) ? [child] : [];
    const key = child.childForFieldName('key');
    const value = child.childForFieldName('value');
    return key && value && part.test(key.text) ? [value] : [];
  });
}

/** The text of the token that an expression is, with what stands behind it. */
function textBehind({ text }: ParsedFile, words: TokenWords, node: Node): Span[] {
  let outer = node;
  while (outer.parent && isWrapper(outer.parent) && outer.parent.type !== 'expression_list')
    outer = outer.parent;
  const rest = text.slice(outer.endIndex, outer.endIndex + 60);
  const found = new RegExp(`^(?:${words.text.source})`).exec(rest)?.[0];
  return found === undefined ? [] : [{ start: outer.startIndex, end: outer.endIndex + found.length }];
}

const chains =
  /^(?:call|call_expression|invocation_expression|method_invocation|attribute|member(?:_access)?_expression|field_(?:access|expression)|selector_expression|subscript(?:_expression)?|index_expression|element_access_expression|await_expression|try_expression|non_null_expression|generic_function)$/;
/** What makes a text of an entry of JSON. */
const conversions =
  /^(?:\.(?:GetString|asText|asString|getAsString|as_str|to_string|ToString|toString|strip|trim|unwrap|unwrap_or_default|expect|Value|value|get<std::string>|str)(?!\w)(?:\([^()]*\))?|[!?]|\(\)|\.await)*/;

/** The token in the answer of an identity endpoint, in the functions that ask one. */
function answeredTokens(file: ParsedFile, calls: readonly Call[]): Span[] {
  if (calls.length === 0) return [];
  const functions = new Set(calls.map(({ node }) => functionAround(node)?.id));
  return [...file.text.matchAll(/\b(?:access_token|accessToken|AccessToken)\b/g)].flatMap(
    ({ index, 0: word }) => {
      const leaf = file.tree.rootNode.descendantForIndex(index, index + word.length);
      if (!leaf || !isCode(leaf) || !functions.has(functionAround(leaf)?.id)) return [];
      if (/pattern/.test(leaf.type)) return usesOf(file, leaf).map(spanOf);
      const value = valueNamed(file, leaf);
      return value ? [value] : [];
    },
  );
}

/** `json["access_token"]`, `json.access_token`, `json.get("access_token").asText()` around the name. */
function valueNamed({ text }: ParsedFile, leaf: Node): Span | undefined {
  const around = [...ancestors(leaf)].slice(0, 5);
  const owner = around.find(({ type, startIndex }) => chains.test(type) && startIndex < leaf.startIndex - 1);
  if (!owner) return around.some(({ type }) => type === 'token_tree') ? inMacro(text, leaf) : undefined;
  const behind = text.slice(leaf.endIndex, owner.endIndex);
  const before = text.slice(owner.startIndex, leaf.startIndex);
  const isKey = /^["'`]?\s*[\])]$/.test(behind) && key.test(before);
  if (!isKey && !(behind === '' && /(?:\.|->)$/.test(before))) return undefined;
  let value = owner;
  while (value.parent && value.parent.startIndex === value.startIndex && chains.test(value.parent.type))
    value = value.parent;
  const rest = text.slice(owner.endIndex, value.endIndex);
  return conversions.exec(rest)?.[0] === rest ? spanOf(value) : undefined;
}

const key = /(?:\[|(?:get\w*|GetProperty|at|path|value|opt\w*|pointer)\()\s*["'`]?\/?$/i;

/** What a macro is given has no structure of its own. */
function inMacro(text: string, { startIndex, endIndex }: Node): Span | undefined {
  const before = /[\w.]+\s*\[\s*"$/.exec(text.slice(Math.max(0, startIndex - 60), startIndex))?.[0];
  const behind = /^"\s*\]/.exec(text.slice(endIndex, endIndex + 10))?.[0];
  if (before === undefined || behind === undefined) return undefined;
  const end = endIndex + behind.length;
  return {
    start: startIndex - before.length,
    end: end + (conversions.exec(text.slice(end, end + 60))?.[0].length ?? 0),
  };
}

/** A text, or the places of the name that it is given. */
function usesOfText(file: ParsedFile, text: Span): Span[] {
  const node = file.tree.rootNode.namedDescendantForIndex(text.start, text.end) ?? file.tree.rootNode;
  const name = givenTo(node);
  return name && /identifier$/.test(name.type) ? usesOf(file, name).map(spanOf) : [text];
}

/** A credential made for one token in a function: it takes its tokens along when the function returns. */
function fetchedAnew(file: ParsedFile, call: Node, sites: readonly CredentialSite[]): Finding[] {
  const around = functionAround(call);
  if (!around || isKept(file, around)) return [];
  const owner = callIn(call)?.node.firstNamedChild?.firstNamedChild ?? call;
  const isMade = (node: Node): boolean =>
    sites.some(
      ({ start, end }) =>
        node.startIndex <= start &&
        end <= node.endIndex &&
        end - start >= node.endIndex - node.startIndex - 40 &&
        node.startIndex >= start - 2,
    );
  return isMade(owner) || madeHere(file, owner, isMade) ? [uncached(spanOf(call))] : [];
}

/** Whether a name is given a new credential in the same function, which serves nothing but this. */
function madeHere(file: ParsedFile, owner: Node, isMade: (node: Node) => boolean): boolean {
  if (!/^identifier$/.test(owner.type)) return false;
  const [made, ...more] = tokens(file, owner.text).filter(
    (token) => functionAround(token)?.id === functionAround(owner)?.id && usesOf(file, token).length > 0,
  );
  const value =
    made?.parent &&
    [...ancestors(made)]
      .slice(0, 3)
      .flatMap(namedChildren)
      .find((node) => node.startIndex > made.endIndex && isMade(node));
  return made !== undefined && more.length === 0 && value !== undefined && usesOf(file, made).length === 1;
}

/** A program that runs once fetches once; and what a function keeps is none of every call. */
function isKept({ text }: ParsedFile, around: Node): boolean {
  const before = text.slice(text.lastIndexOf('\n\n', around.startIndex), around.startIndex);
  return /^main$/i.test(nameOf(around)) || /cache|memo|once/i.test(before);
}

/** A request to an identity endpoint in a function of a file that knows nothing of when tokens end. */
function askedAnew(file: ParsedFile, calls: readonly Call[]): Finding[] {
  if (/expir|cache|memo|\bttl\b/i.test(file.text)) return [];
  return calls.flatMap(({ node, list }): Finding[] => {
    const around = functionAround(node);
    const at = { start: node.startIndex, end: list.startIndex };
    return around && !isKept(file, around) ? [uncached(at)] : [];
  });
}

function uncached(at: Span): Finding {
  return { ...at, rule: 'token-handling', variant: 'uncached', values: {}, fix: 'none' };
}
