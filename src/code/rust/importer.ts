/** Makes names of other crates usable at one place of a Rust file, with as few new `use` declarations as that takes. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../language';
import { stepOf } from '../braceSlot';
import { indentAt, lineStart, nextLine } from '../lines';
import { spanOf } from '../nodes';
import type { Edit } from '../text';
import { useEdits } from './header';
import { bindingAt, isDeclared, lastOf, moduleOf, readUses, usesAt } from './imports';
import type { UseDeclaration } from './imports';
import { fitOf, printTree, readTree, treeOf, withName, withoutLeaf } from './useTree';
import type { UseTree } from './useTree';

export interface Importer {
  /** How the item of this path is written here; imports it unless its name is taken. */
  nameOf(path: string): string;
  /** How it is written without importing it. */
  reach(path: string): string;
  /** The edits that everything asked for takes; drops those bindings of `unused` that nobody asked for, with their declarations. */
  edits(unused?: readonly Node[]): Edit[] | undefined;
}

export function createImporter(file: ParsedFile, at: Node, lineBreak: string): Importer {
  const module = moduleOf(at);
  const wanted = new Map<string, Set<string>>();
  const asked = new Set<string>();

  function known(path: string): string | undefined {
    asked.add(path);
    const parent = path.slice(0, path.lastIndexOf('::'));
    for (const target of [path, parent]) {
      for (const { bindings } of usesAt(file, at)) {
        const found = bindings.find((each) => each.target === target && each.local !== '_');
        if (!found || bindingAt(file, found.local, at)?.target !== target) continue;
        return target === path ? found.local : `${found.local}::${lastOf(path)}`;
      }
    }
    const isGlobbed = usesAt(file, at).some(({ globs }) => globs.includes(parent));
    return isGlobbed && !isTaken(lastOf(path)) ? lastOf(path) : undefined;
  }

  function isTaken(name: string): boolean {
    const isBound = readUses(file).some(({ bindings }) => bindings.some(({ local }) => local === name));
    return isBound || isDeclared(file, name);
  }

  return {
    reach: (path) => known(path) ?? path,
    nameOf(path) {
      const before = known(path);
      if (before !== undefined) return before;
      const name = lastOf(path);
      if (isTaken(name)) return path;
      const parent = path.slice(0, path.lastIndexOf('::'));
      wanted.set(parent, (wanted.get(parent) ?? new Set()).add(name));
      return name;
    },
    edits(unused = []) {
      const hosts = readUses(file).flatMap((use): { use: UseDeclaration; tree: UseTree }[] => {
        const argument = use.node.childForFieldName('argument');
        const tree = use.isPlain && use.scope.equals(module) && argument ? readTree(argument) : undefined;
        return tree ? [{ use, tree }] : [];
      });
      const changed = new Map<UseDeclaration, UseTree>();
      const fresh: UseTree[] = [];
      for (const [parent, names] of wanted) {
        const path = parent.split('::');
        const host = [2, 1].flatMap((fit) => hosts.filter(({ tree }) => fitOf(tree, path) === fit))[0];
        if (!host) {
          fresh.push(treeOf(parent, [...names]));
          continue;
        }
        if (host.use.node.hasError) return undefined;
        for (const name of names)
          changed.set(host.use, withName(changed.get(host.use) ?? host.tree, path, name));
      }
      const edits: Edit[] = [];
      for (const leaf of unused) {
        const owner = hosts.find(({ use }) =>
          use.bindings.some(({ node, target }) => node.equals(leaf) && !asked.has(target)),
        );
        const left = owner && withoutLeaf(changed.get(owner.use) ?? owner.tree, leaf);
        if (owner && left) changed.set(owner.use, left);
        else if (owner) edits.push(removal(file, owner.use.node));
      }
      for (const [{ node }, tree] of changed) {
        const argument = node.childForFieldName('argument');
        const text = printTree(tree, indentAt(file.text, node.startIndex), stepOf(file), lineBreak);
        if (argument) edits.push({ ...spanOf(argument), text });
      }
      return [...edits, ...useEdits(file, module, fresh, lineBreak)];
    },
  };
}

/** The whole line of a declaration that nothing uses any more, or the declaration where it shares its line. */
function removal({ text }: ParsedFile, node: Node): Edit {
  const line = { start: lineStart(text, node.startIndex), end: nextLine(text, node.endIndex) };
  const isAlone = text.slice(line.start, line.end).trim() === node.text;
  return { ...(isAlone ? line : spanOf(node)), text: '' };
}
