/** The lines of a client and of the smallest call to it in TypeScript and JavaScript. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ClientForm, ClientTarget } from '../clients/client';
import { fill } from '../clients/fill';
import type { Filler } from '../clients/fill';
import { entityOf } from '../clients/tables';
import type { ParsedFile } from '../language';
import type { SnippetPart } from '../text';
import { quoted } from './expression';
import { freeName } from './freeName';
import type { Wanted } from './imports';
import { styleOf } from './style';
import { wrapped } from './wrapped';

export interface ClientSetting {
  readonly form: ClientForm;
  /** The lines of the call; none where it is not asked for. */
  readonly calls: readonly string[];
  readonly target: ClientTarget;
  readonly scope: Node;
  readonly indent: string;
  nameOf(imported: string): string;
}

/** The imports that the client and the calls use. */
export function usedImports({ imports, client, whole }: ClientForm, calls: readonly string[]): Wanted[] {
  const templates = [client, ...calls].join('\n');
  return Object.entries(imports)
    .filter(([name]) => templates.includes(`{${name}}`))
    .map(([name, module]) => ({ name, module, ...(whole !== undefined && { whole }) }));
}

/** The client as an expression with the credential nested in it. */
export function clientValue(
  file: ParsedFile,
  setting: ClientSetting,
  credential: readonly SnippetPart[],
): SnippetPart[] {
  // The credential may be typed over in part, which no hole of a template can say.
  const [before = '', after = ''] = setting.form.client.split('{credential}');
  const filler = fillerOf(file, setting, '');
  return [...fill(before, filler), ...credential, ...fill(after, filler)];
}

/** The statements that make the client with the variable `credential`, and call it. */
export function clientStatements(
  file: ParsedFile,
  setting: ClientSetting,
  credential: string,
): SnippetPart[][] {
  const style = styleOf(file);
  const { form, calls, scope, indent } = setting;
  const filler = fillerOf(file, setting, credential);
  const client = form.client.replace(`${credential}: {credential}`, credential);
  const lines = [`const {client} = ${client}`, ...freeNames(file, calls, scope)];
  return lines.map((line) => {
    const parts = fill(line.replace(/;$/, ''), filler);
    return wrapped([...parts, style.semicolon], indent, style);
  });
}

function fillerOf(
  file: ParsedFile,
  { form, target, scope, nameOf }: ClientSetting,
  credential: string,
): Filler {
  const style = styleOf(file);
  return {
    name: nameOf,
    literal: (text) => quoted(text, style),
    endpoint: target.endpoint,
    ...entityOf(target),
    credential,
    client: freeName(file, form.variable, scope),
    isAsync: true,
  };
}

/** The lines with other names for what they declare, where the file has such names already. */
function freeNames(file: ParsedFile, lines: readonly string[], scope: Node): string[] {
  let free = [...lines];
  for (const line of lines) {
    const [, open, name] = /^const (\{ )?(\w+)/.exec(line) ?? [];
    const other = name === undefined ? undefined : freeName(file, name, scope);
    if (name === undefined || other === undefined || other === name) continue;
    const use = new RegExp(`(?<![\\w.{'"])${name}\\b(?=[ .;,)])`, 'g');
    free = free.map((one) =>
      one === line && open !== undefined ? one.replace(name, `${name}: ${other}`) : one.replace(use, other),
    );
  }
  return free;
}
