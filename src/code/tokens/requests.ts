/** The rule `raw-token-request` in code: endpoints, what is asked of them, and the call that sends it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../language';
import { ancestors, spanOf } from '../nodes';
import { perTree } from '../query';
import {
  missingHeader,
  oldEndpoint,
  parameterFindings,
  parametersOf,
  schemeFindings,
  speaksOfHeader,
} from '../rawRequests';
import type { Host } from '../rawRequests';
import type { Span } from '../text';
import { callsAround, functionAround, givenTo, isCode, usesOf } from './expressions';
import type { Call } from './expressions';
import { unitsOf } from './units';
import type { Unit } from './units';
import type { TokenWords } from './words';

type Known = Exclude<Host, 'old'>;

interface Anchor extends Span {
  readonly host: Host;
  readonly leaf: Node;
}

const endpoints = /169\.254\.169\.254\/metadata\/identity|\bIDENTITY_ENDPOINT\b|\bMSI_ENDPOINT\b/g;
/** Hosts that have the variable of App Service too, and want something else. */
const others = /\bIMDS_ENDPOINT\b|IDENTITY_SERVER_THUMBPRINT|40342/;

const anchorsOf = perTree(({ text, tree }: ParsedFile): readonly Anchor[] =>
  [...text.matchAll(endpoints)].flatMap(({ index: start, 0: word }): Anchor[] => {
    const end = start + word.length;
    const leaf = tree.rootNode.descendantForIndex(start, end);
    const host = word.startsWith('1') ? 'machine' : word.startsWith('I') ? 'appService' : 'old';
    return leaf && isCode(leaf) ? [{ start, end, host, leaf }] : [];
  }),
);

/** A name that is given an endpoint, in a function or everywhere. */
interface Alias {
  readonly host: Host;
  readonly word: RegExp;
  readonly scope: Span;
}

const aliasesOf = perTree((file: ParsedFile): readonly Alias[] => {
  const { tree } = file;
  const found = anchorsOf(file).flatMap(({ leaf, host }) => {
    const name = nameGiven(leaf);
    const word = name && /(\w+)$/.exec(name.text)?.[1];
    const scope = spanOf((name && !/[.>]/.test(name.text) && functionAround(name)) || tree.rootNode);
    return word === undefined ? [] : [{ host, word: new RegExp(`\\b${word}\\b`), scope }];
  });
  return found;
});

/** The name that the expression around a leaf is given. */
function nameGiven(leaf: Node): Node | undefined {
  for (const around of [leaf, ...ancestors(leaf)]) {
    const name = givenTo(around);
    if (name) return name;
    if (/statement|block|body|function|method/.test(around.type)) return undefined;
  }
  return undefined;
}

/** The one endpoint that a stretch speaks of; `several` for more than one. */
function hostIn(file: ParsedFile, { start, end }: Span): Host | 'several' | undefined {
  const text = file.text.slice(start, end);
  const hosts = new Set([
    ...anchorsOf(file).flatMap((one) => (start <= one.start && one.end <= end ? [one.host] : [])),
    ...aliasesOf(file).flatMap(({ host, word, scope }) =>
      scope.start <= start && end <= scope.end && word.test(text) ? [host] : [],
    ),
  ]);
  return hosts.size > 1 ? 'several' : [...hosts][0];
}

/** The endpoint that a unit is for: that of its own text, else of what stands closest around it, else of the file. */
function hostOf(file: ParsedFile, { node }: Unit): Known | undefined {
  for (const around of [node, ...ancestors(node)]) {
    const host = hostIn(file, spanOf(around));
    if (host === 'machine' || host === 'appService')
      return host === 'appService' && others.test(file.text) ? undefined : host;
    if (host !== undefined) return undefined;
  }
  return undefined;
}

/** The call that sends what a node is a part of, directly or by the name that it is given. */
export function sentBy(file: ParsedFile, words: TokenWords, node: Node, depth = 3): Call | undefined {
  const [method, client] = words.sendsBy ?? [];
  for (const call of callsAround(node)) {
    if (words.sends.test(call.callee)) return call;
    if (method?.test(call.callee) && client?.test(file.text)) return call;
  }
  const name = depth > 0 ? nameGiven(node) : undefined;
  if (!name || !/identifier/.test(name.type)) return undefined;
  for (const use of usesOf(file, name)) {
    const call = sentBy(file, words, use, depth - 1);
    if (call) return call;
  }
  return undefined;
}

/** Every call of the file that asks an identity endpoint for a token, with the endpoint. */
export function tokenCalls(
  file: ParsedFile,
  words: TokenWords,
): readonly { readonly call: Call; readonly host: Known }[] {
  if (anchorsOf(file).length === 0) return [];
  const found = new Map<number, { call: Call; host: Known }>();
  const add = (node: Node, host: Known | undefined): void => {
    const call = host && sentBy(file, words, node);
    if (call) found.set(call.node.id, { call, host });
  };
  for (const unit of unitsOf(file)) add(unit.node, hostOf(file, unit));
  for (const { leaf, host } of anchorsOf(file))
    if (host !== 'old' && (host === 'machine' || !others.test(file.text))) add(leaf, host);
  return [...found.values()];
}

/** What is wrong with the requests that a file of code builds; `wantsId`: the identity of the workspace is user-assigned. */
export function requestFindings(file: ParsedFile, words: TokenWords, wantsId: boolean): Finding[] {
  const anchors = anchorsOf(file);
  if (anchors.length === 0) return [];
  const { text } = file;
  const units = unitsOf(file).flatMap((unit) => {
    const host = hostOf(file, unit);
    return host ? [{ unit, host }] : [];
  });
  return [
    ...units.flatMap(({ unit, host }) => {
      const given = unit.spans
        .flatMap((span) => parametersOf(text, span))
        .filter(({ name, at }) => isGiven(file, unit, name, at));
      const isWhole =
        unit.isClosed &&
        units.filter((other) => other.host === host).length === 1 &&
        isSentAlone(file, words, unit);
      return parameterFindings(host, given, wantsId, isWhole && spanOf(unit.node));
    }),
    ...anchors.flatMap(({ leaf }) =>
      schemeFindings(text, { start: Math.max(0, leaf.startIndex - 8), end: leaf.endIndex }),
    ),
    ...headerFindings(file, words),
    ...oldEndpoints(file),
  ];
}

/** Whether a parameter is one for certain: in a table its name is written as the endpoint writes it, and no condition chooses it. */
function isGiven(file: ParsedFile, { node, kind }: Unit, name: string, at: Span): boolean {
  const leaf = file.tree.rootNode.descendantForIndex(at.start, at.end);
  if (!leaf || !isCode(leaf) || (kind !== 'text' && name === 'clientid')) return false;
  const between = [...ancestors(leaf)].filter(
    (around) =>
      around.startIndex >= node.startIndex && around.endIndex <= node.endIndex && !around.equals(node),
  );
  return !between.some(({ type }) => /conditional|ternary|if_|match|logical|boolean_operator/.test(type));
}

/** Whether a unit is all that is sent: no further table beside it, and its name is used once. */
function isSentAlone(file: ParsedFile, words: TokenWords, { node, kind }: Unit): boolean {
  const call = sentBy(file, words, node);
  if (!call) return false;
  const rest = call.list.text.replace(node.text, '');
  if (kind === 'text' && /\b(?:params|query|searchParams|qs)\b/.test(rest)) return false;
  const name = givenTo(node);
  return !name || usesOf(file, name).length === 1;
}

function headerFindings(file: ParsedFile, words: TokenWords): Finding[] {
  return tokenCalls(file, words).flatMap(({ call, host }): Finding[] => {
    if (speaksOfHeader(file.text, host) || hasOpenHeaders(file, words, call)) return [];
    const { startIndex: start } = call.node;
    return [missingHeader({ start, end: call.list.startIndex }, host)];
  });
}

/** Whether headers may come from elsewhere: from a name that is no table in this file. */
function hasOpenHeaders({ text }: ParsedFile, { open }: TokenWords, { list }: Call): boolean {
  return [...list.text.matchAll(open ?? /(?!)/g)].some(([, name]) => {
    if (name === undefined) return true;
    return !new RegExp(`\\b${name}\\b\\s*(?::[^=\\n]+)?=\\s*[{(\\[]`).test(text);
  });
}

/** Cloud Shell and Azure Machine Learning still give the variable of 2017, and nothing newer. */
const oldHosts = /cloud.?shell|DEFAULT_IDENTITY_CLIENT_ID|machine.?learning/i;

/** The variable of 2017, where its value is read and the newer one is not. */
function oldEndpoints(file: ParsedFile): Finding[] {
  const anchors = anchorsOf(file);
  if (anchors.some(({ host }) => host === 'appService') || oldHosts.test(file.text)) return [];
  return anchors.flatMap(({ host, leaf, start, end }): Finding[] => {
    const around = [...ancestors(leaf)]
      .slice(0, 5)
      .find(({ type }) => /call|invocation|subscript|member_expression|index/.test(type));
    const before = around && file.text.slice(around.startIndex, start);
    const isRead =
      before !== undefined &&
      /env/i.test(before) &&
      // A constant of that name may hold whatever its file says.
      !/(?<!\benv)(?:\.|::)$/.test(before) &&
      /^['"`]?\s*[\])]|^$|^[^\w]/.test(file.text.slice(end, end + 3));
    return host === 'old' && isRead ? [oldEndpoint({ start, end })] : [];
  });
}
