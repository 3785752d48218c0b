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
  /** The entity is only a stand-in: a placeholder to be typed over. */
  readonly entityIsOpen: boolean;
  readonly credential: string;
  /** The variable that holds the client. */
  readonly client: string;
  readonly isAsync?: boolean;
}

const hole = /\{(?:"([^"{}]*)"|([A-Za-z_]\w*))\}/g;

/**
 * The template's text with its holes filled. Braces that hold anything but one name or one quoted text are the
 * language's own.
 */
export function fill(template: string, filler: Filler): SnippetPart[] {
  const parts: SnippetPart[] = [];
  let position = 0;
  for (const match of template.matchAll(hole)) {
    const [whole, typedOver, name] = match;
    parts.push(template.slice(position, match.index));
    position = match.index + whole.length;
    if (typedOver !== undefined) parts.push(...openLiteral(typedOver, filler));
    else if (name === 'entity' && filler.entityIsOpen) parts.push(...openLiteral(filler.entity, filler));
    else parts.push(valueOf(name ?? '', filler));
  }
  parts.push(template.slice(position));
  return parts.filter((part) => part !== '');
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
    case 'endpoint':
      return filler.literal(filler.endpoint);
    case 'entity':
      return filler.literal(filler.entity);
    case 'credential':
      return filler.credential;
    case 'client':
      return filler.client;
    case 'await':
      return filler.isAsync === true ? 'await ' : '';
    default:
      return filler.name(name);
  }
}
