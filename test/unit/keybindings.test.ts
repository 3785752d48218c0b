/** The keys of the view: what each does to each kind of node, that no two answer at once, and that none acts while text is typed. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commandInput, onSelection } from '../../src/commands/input';
import { commandOfKey } from '../../src/commands/keys';
import { Command, ContextKey, identitiesView } from '../../src/names';
import { contextValue, sharedFlags } from '../../src/tree/keys';
import type { Node } from '../../src/tree/nodes';
import { rows } from './commands/nodeRows';

interface Keybinding {
  readonly command: string;
  readonly key: string;
  readonly mac?: string;
  readonly when: string;
  readonly args?: unknown;
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

const { keybindings, menus } = (
  JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: {
      readonly keybindings: readonly Keybinding[];
      readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    };
  }
).contributes;

const inView = `focusedView == ${identitiesView} && listFocus && !inputFocus`;

/** Whether a binding answers while the editor knows these nodes to be selected; the parts of its clause are all that is used in them. */
function answers({ when }: Keybinding, nodes: readonly Node[]): boolean {
  const flags = sharedFlags(nodes);
  return when
    .split(' && ')
    .slice(3)
    .every((part) => {
      const [, not, pattern] = /^(!?)\(?managedIdentities\.selected =~ \/([^/]+)\/\)?$/.exec(part) ?? [];
      assert.ok(pattern !== undefined, part);
      return new RegExp(pattern).test(flags) !== (not === '!');
    });
}

/**
 * What a key does to a selection, which the editor may have heard of or not: of what answers, it takes the last.
 * @param heard what the editor takes to be selected.
 */
function pressed(key: string, nodes: readonly Node[], heard = nodes): string {
  const taken = keybindings.filter((one) => one.key === key && answers(one, heard)).at(-1);
  const meant = taken && commandOfKey(taken.command, nodes);
  return (meant ?? '').replace('managedIdentities.', '');
}

/** The commands in the menu of a node, those of its submenus too. */
function inMenuOf(node: Node): readonly string[] {
  const flags = contextValue(node);
  const of = (id: string): readonly string[] =>
    (menus[id] ?? []).flatMap(({ command, submenu, when = '', group = '' }) => {
      const flag = /viewItem =~ \/(.*)\//.exec(when)?.[1];
      if (group.startsWith('inline') || (flag !== undefined && !new RegExp(flag).test(flags))) return [];
      return command === undefined ? of(submenu ?? '') : [command];
    });
  return [...new Set(of('view/item/context'))];
}

/** What each key does to a selection of one node of the kind; `''` where it does nothing. */
const wanted: Readonly<Record<string, Readonly<Partial<Record<Node['kind'], readonly string[]>>>>> = {
  delete: {
    identity: ['deleteIdentity', ''],
    roleAssignment: ['removeRoleAssignment', ''],
    cosmosRole: ['removeRoleAssignment'],
    accessPolicy: ['removeAccessPolicy'],
    federatedCredential: ['deleteFederatedCredential'],
    orphan: ['removeOrphans'],
  },
  'shift+delete': {
    identity: ['detachFromResource', ''],
    user: ['detachFromResource'],
    deadReference: ['detachFromResource'],
  },
  f2: { identity: ['updateIdentity', ''] },
  insert: { identity: ['assignRole', 'assignRole'], roleAssignments: ['assignRole'] },
  'ctrl+enter': { identity: ['insertCredential', 'insertCredential'] },
};

describe('the keys of the view', () => {
  const nodes = Object.values(rows).flat();

  it('act in the view only, and not while its search or a name is typed in', () => {
    assert.ok(keybindings.length > 0);
    for (const { when, command } of keybindings) {
      assert.ok(when.startsWith(inView), command);
      assert.ok(Object.values<string>(Command).includes(command), command);
    }
  });

  it('hand over the selection', () => {
    for (const { command, args } of keybindings) assert.equal(args, onSelection, command);
  });

  it('are of one command each wherever that is in a menu, which names its key whatever is selected', () => {
    const ofCommand = new Map<string, string>();
    for (const { command, key } of keybindings) {
      assert.equal(ofCommand.get(command) ?? key, key, command);
      ofCommand.set(command, key);
    }
    for (const { node } of nodes) {
      const items = inMenuOf(node).filter((command) => ofCommand.has(command));
      const keys = items.map((command) => ofCommand.get(command));
      assert.deepEqual(keys, [...new Set(keys)], `${node.kind}: ${items.join()}`);
    }
  });

  it('do the same moments after a row was selected, while the editor goes by another row or none', () => {
    const before = [[], ...nodes.map(({ node }) => [node])];
    for (const key of new Set(keybindings.map((one) => one.key)))
      for (const { node } of nodes)
        for (const heard of before)
          assert.equal(
            pressed(key, [node], heard),
            pressed(key, [node]),
            `${key} on ${node.kind} after ${heard[0]?.kind ?? 'nothing'}`,
          );
  });

  it('do nothing while nothing is selected, but for reading again', () => {
    for (const key of new Set(keybindings.map((one) => one.key)))
      assert.equal(pressed(key, []), key === 'ctrl+shift+r' ? 'refresh' : '');
  });

  it('leave a keybinding of somebody’s own as it is', () => {
    assert.equal(commandOfKey(Command.viewAccess, []), Command.viewAccess);
  });

  for (const [key, kinds] of Object.entries(wanted))
    it(`${key} does what its place says, and nothing elsewhere`, () => {
      for (const kind of Object.keys(rows) as Node['kind'][]) {
        const done = rows[kind].map(({ node }) => pressed(key, [node]));
        assert.deepEqual(done, kinds[kind] ?? done.map(() => ''), `${key} on ${kind}`);
      }
    });

  it('ctrl+c copies the text of what has one, and shift+alt+c the ID', () => {
    for (const { node, id, text } of nodes) {
      assert.equal(pressed('ctrl+c', [node]), typeof text === 'string' ? 'copyText' : '', node.kind);
      assert.equal(pressed('shift+alt+c', [node]), typeof id === 'string' ? 'copyResourceId' : '');
    }
  });

  it('alt+enter shows the properties of what has some', () => {
    for (const { node, properties } of nodes)
      assert.equal(pressed('alt+enter', [node]), typeof properties === 'string' ? 'viewProperties' : '');
  });

  it('do to several nodes what can be done to each of them', () => {
    const [identity] = rows.identity;
    const [assignment] = rows.roleAssignment;
    assert.ok(identity && assignment);
    assert.equal(pressed('delete', [identity.node, assignment.node]), '');
    assert.equal(pressed('insert', [identity.node, identity.node]), 'assignRole');
    assert.equal(sharedFlags([]), '');
  });
});

describe('a command called by a key', () => {
  const [first, second] = [rows.identity[0], rows.identity[1]];
  assert.ok(first && second);

  it('is about what is selected, in its order', () => {
    const input = commandInput(onSelection, undefined, [first.node, second.node]);
    assert.deepEqual(input, { from: 'nodes', nodes: [first.node, second.node] });
  });

  it('asks, as from the palette, where nothing is selected', () => {
    assert.deepEqual(commandInput(onSelection), { from: 'nothing' });
  });

  it('sets what keys go by under the name that they ask for', () => {
    assert.equal(ContextKey.selected, 'managedIdentities.selected');
  });
});
