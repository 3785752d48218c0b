/** Fills the templates of the client tables with what a file calls things. */

import type { SnippetPart } from '../text';

/** What a language knows about the place where a client is written. */
export interface Filler {
  /** The local name of an imported one, as the importer of the language gives it. */
  name(imported: string): string;
  /** A string literal in the file's own style. */
  literal(text: string): string;
  readonly endpoint: string;
  readonly entity: string;
  /** What is received from: a consumer group, or a subscription. */
  readonly group?: string;
  /** The entity is only a stand-in: a placeholder to be typed over. */
  readonly entityIsOpen: boolean;
  readonly credential: string;
  /** The client ID for forms that take no credential: the ID itself, or the expression that reads it; none for the system-assigned identity. */
  readonly id?: string | { readonly expression: string };
  /** The variable that holds the client. */
  readonly client: string;
  readonly isAsync?: boolean;
}

const hole = /\{(?:"([^"{}]*)"|'([^']*)'|([A-Za-z_]\w*))\}/g;

/**
 * The template's text with its holes filled. Braces that hold anything but one name or one quoted text are the
 * language's own.
 */
export function fill(template: string, filler: Filler): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let position = 0;
  for (const match of template.matchAll(hole)) {
    const [whole, typedOver, fixed, name] = match;
    parts.push(template.slice(position, match.index));
    position = match.index + whole.length;
    if (typedOver !== undefined) parts.push(...openLiteral(typedOver, filler));
    else if (fixed !== undefined) parts.push(...fixedLiteral(fixed, filler));
    else if (name === 'endpoint' || name === 'group') parts.push(...knownLiteral(filler[name] ?? '', filler));
    else if (name === 'entity' && filler.entityIsOpen) parts.push(...openLiteral(filler.entity, filler));
    else parts.push(valueOf(name ?? '', filler));
  }
  parts.push(template.slice(position));
  return parts.filter((part) => part !== '');
}

/** What no text of the tables holds, and no language escapes. */
const marker = '_entity_';

/** The literal of a text with the target's values in it. An ID that is read from somewhere is added to the literal. */
function fixedLiteral(text: string, filler: Filler): SnippetPart[] {
  const { endpoint, entity, entityIsOpen, id } = filler;
  const tld = /[^.]+$/.exec(endpoint.replace(/[:/]+$/, ''))?.[0] ?? '';
  const values: Readonly<Record<string, string>> = {
    endpoint,
    tld,
    zone: /database\..+$/.exec(endpoint)?.[0] ?? '',
    entity: entityIsOpen ? marker : entity,
    id: typeof id === 'string' ? id : '',
  };
  const content = text
    .replace(/\[([^\]]*)\]/, (_, optional: string) => (id === undefined ? '' : optional))
    .replace(/<(\w+)>/g, (_, name: string) => values[name] ?? '');
  const [before = '', after] = filler.literal(content).split(marker);
  const parts: SnippetPart[] = after === undefined ? [before] : [before, { placeholder: entity }, after];
  if (typeof id === 'object' && text.includes('<id>')) parts.push(` + ${id.expression}`);
  return parts;
}

/** A name in angle brackets within the text is not known yet. */
function knownLiteral(text: string, { literal }: Filler): SnippetPart[] {
  const open = /<[^>]+>/.exec(text)?.[0];
  const written = literal(text);
  const at = open === undefined ? -1 : written.indexOf(open);
  if (open === undefined || at === -1) return [written];
  return [written.slice(0, at), { placeholder: open }, written.slice(at + open.length)];
}

/** The literal of a text whose content may be typed over while its quotes stay. */
function openLiteral(text: string, { literal }: Filler): SnippetPart[] {
  const written = literal(text);
  const at = written.indexOf(text);
  if (text === '' || at === -1) return [written];
  return [written.slice(0, at), { placeholder: text }, written.slice(at + text.length)];
}

function valueOf(name: string, filler: Filler): string {
  switch (name) {
    case 'entity':
      return filler.literal(filler.entity);
    case 'credential':
      return filler.credential;
    case 'client':
      return filler.client;
    case 'await':
    case 'async':
      return filler.isAsync === true ? `${name} ` : '';
    default:
      return filler.name(name);
  }
}
