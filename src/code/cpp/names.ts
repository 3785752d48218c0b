/** What names in a C++ file stand for, and the shortest way to write one that its `using` lines allow. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { ancestors } from '../nodes';
import { perTree } from '../query';
import { tokens } from '../words';

/** A line that makes names shorter. */
interface Shortcut {
  /** `all`: `using namespace X;`. `name`: `using X::Y;`, `namespace a = X;`, `using a = X::Y;`. */
  readonly kind: 'all' | 'name';
  /** The name it gives, for `name`. */
  readonly local: string;
  readonly target: string;
  /** The block, namespace or file it holds for, from its end on. */
  readonly scope: Node;
  readonly end: number;
}

const scopes = /^(compound_statement|declaration_list|field_declaration_list|translation_unit)$/;

/** Every shortcut of the file, in file order; once per tree. */
export const readShortcuts: (file: ParsedFile) => Shortcut[] = perTree((file) =>
  [...tokens(file, 'using'), ...tokens(file, 'namespace')]
    .flatMap(({ parent: node, type }): Shortcut[] => {
      const scope = node && [...ancestors(node)].find((around) => scopes.test(around.type));
      if (!node || !scope) return [];
      const found = { scope, end: node.endIndex };
      const text = node.text.replace(/\s+/g, ' ');
      if (node.type === 'using_declaration' && type === 'using') {
        const [, all, target = ''] = /^using (namespace )?(?:::)?([\w: ]+);$/.exec(text) ?? [];
        const path = bare(target);
        return path === ''
          ? []
          : [{ ...found, kind: all ? 'all' : 'name', local: lastOf(path), target: path }];
      }
      const [, local = '', target = ''] = /^(?:using|namespace) (\w+) = (?:::)?([\w: ]+);$/.exec(text) ?? [];
      const isAlias = node.type === 'namespace_alias_definition' || node.type === 'alias_declaration';
      return isAlias && target !== '' ? [{ ...found, kind: 'name', local, target: bare(target) }] : [];
    })
    .sort((a, b) => a.end - b.end),
);

function bare(path: string): string {
  return path.replace(/\s+/g, '');
}

export function lastOf(path: string): string {
  return path.slice(path.lastIndexOf(':') + 1);
}

function shortcutsAt(file: ParsedFile, offset: number): Shortcut[] {
  return readShortcuts(file).filter(
    ({ scope, end }) => end <= offset && scope.startIndex <= offset && offset <= scope.endIndex,
  );
}

/** Namespaces that are further in, and the one around them. */
const nested: Readonly<Record<string, string>> = { Credentials: 'Azure::Core' };

/** The full name of what a path stands for; a lone name comes from the Azure namespace the file uses, if it uses one. */
export function targetOf(file: ParsedFile, node: Node): string {
  const path = bare(node.text).replace(/^::/, '');
  const [first = ''] = path.split('::');
  if (first === 'Azure' || first === 'std') return path;
  const known = shortcutsAt(file, node.startIndex);
  const named = known.findLast(({ kind, local }) => kind === 'name' && local === first);
  if (named) return named.target + path.slice(first.length);
  const all = known.filter(({ kind, target }) => kind === 'all' && /^Azure(::|$)/.test(target));
  const wanted = /^(Identity|Core|Storage|Security|Data|Messaging)$/.test(first) ? 'Azure' : nested[first];
  const fitting = wanted
    ? all.find(({ target }) => target === wanted)
    : (all.find(({ target }) => target === 'Azure::Identity') ??
      all.find(({ target }) => target !== 'Azure'));
  return fitting ? `${fitting.target}::${path}` : path;
}

/** The shortest way to write a full name at an offset. */
export function nameAt(file: ParsedFile, path: string, offset: number): string {
  const known = shortcutsAt(file, offset);
  const spellings = known.flatMap(({ kind, local, target }) => {
    if (kind === 'name' && target === path) return [local];
    if (!path.startsWith(`${target}::`)) return [];
    const rest = path.slice(target.length + 2);
    const spelled = kind === 'all' ? rest : `${local}::${rest}`;
    return [spelled];
  });
  return spellings.sort((a, b) => a.length - b.length)[0] ?? path;
}
