/** Every command by mouse, by keyboard, from the palette and with its argument object: none is left out of one of them unsaid. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { Command, extensionId } from '../../../src/names';
import { refused } from './refusedCalls';

type Name = keyof typeof Command;

/** Where the mouse finds it, beside the palette. */
type Place = 'node' | 'title' | 'node and title' | 'node and editor' | 'editor and terminal';

/** The arguments that are tried: in `refusedCalls.ts`, or the command takes none. */
interface Way {
  readonly mouse: Place;
  readonly arguments: 'checked' | 'takes none';
  /** Why it is not in the palette at all times; the palette has all others. */
  readonly palette?: string;
}

const onNodes = { mouse: 'node', arguments: 'checked' } as const;
const inTitle = { mouse: 'title', arguments: 'checked' } as const;

const ways: Readonly<Record<Name, Way>> = {
  signIn: { mouse: 'node and title', arguments: 'checked' },
  selectSubscriptions: inTitle,
  refresh: { mouse: 'node and title', arguments: 'checked' },
  showLog: { mouse: 'title', arguments: 'takes none' },
  copyLog: { mouse: 'title', arguments: 'takes none' },
  openSampleTenant: { mouse: 'title', arguments: 'takes none', palette: 'the sample is open already' },
  closeSampleTenant: { mouse: 'title', arguments: 'takes none', palette: 'no sample is open' },
  findIdentity: inTitle,
  groupBy: inTitle,
  filterUnused: inTitle,
  createIdentity: { mouse: 'node and title', arguments: 'checked' },
  updateIdentity: onNodes,
  deleteIdentity: onNodes,
  assignRole: onNodes,
  addAccessPolicy: onNodes,
  removeAccessPolicy: onNodes,
  assignCosmosRole: onNodes,
  assignMissingRoles: { mouse: 'node and editor', arguments: 'checked' },
  removeRoleAssignment: onNodes,
  removeOrphans: onNodes,
  viewAccess: onNodes,
  viewRoleDefinition: onNodes,
  compareRoles: onNodes,
  attachToResource: onNodes,
  detachFromResource: onNodes,
  enableSystemAssigned: onNodes,
  disableSystemAssigned: onNodes,
  setAppIdentity: onNodes,
  requestAccess: onNodes,
  explainAccessError: { mouse: 'editor and terminal', arguments: 'checked' },
  copyClientId: onNodes,
  copyObjectId: onNodes,
  copyResourceId: onNodes,
  copyTenantId: onNodes,
  copyText: onNodes,
  copyAsCode: onNodes,
  insertCredential: onNodes,
  setWorkspaceIdentity: onNodes,
  addFederatedCredential: onNodes,
  checkFederatedCredentials: onNodes,
  deleteFederatedCredential: onNodes,
  openInPortal: onNodes,
  viewProperties: onNodes,
};

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
  readonly group?: string;
}

interface Contributes {
  readonly commands: readonly { readonly command: string; readonly title: string; readonly icon?: string }[];
  readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
}

describe('every command of the manifest', () => {
  const extension = vscode.extensions.getExtension(extensionId);
  assert.ok(extension);
  const { contributes } = extension.packageJSON as { readonly contributes: Contributes };
  const names = contributes.commands.map(({ command }) => command.replace('managedIdentities.', '') as Name);

  /** The commands of a menu and of the submenus in it. */
  const inMenu = (id: string): readonly string[] =>
    (contributes.menus[id] ?? []).flatMap(({ command, submenu }) =>
      command === undefined ? inMenu(submenu ?? '') : [command],
    );
  const places: Readonly<Record<Place, readonly string[]>> = {
    node: ['view/item/context'],
    title: ['view/title'],
    'node and title': ['view/item/context', 'view/title'],
    'node and editor': ['view/item/context', 'editor/context'],
    'editor and terminal': ['editor/context', 'terminal/context'],
  };

  it('is one of those that are looked at here', () => {
    assert.deepEqual([...names].sort(), Object.keys(ways).sort());
  });

  it('is registered by the extension', async () => {
    await extension.activate();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.values(Command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('has its argument object checked, or takes none', () => {
    const tried = new Set(refused.map(([name]) => name));
    for (const name of names) assert.equal(tried.has(name), ways[name].arguments === 'checked', name);
  });

  it('is in the palette, always or except where it would do nothing', () => {
    const limited = (contributes.menus['commandPalette'] ?? []).map(({ command, when }) => {
      assert.notEqual(when, 'false', command);
      return command;
    });
    for (const name of names) {
      assert.equal(limited.includes(Command[name]), ways[name].palette !== undefined, name);
    }
  });

  it('is where the mouse finds it', () => {
    for (const name of names)
      for (const menu of places[ways[name].mouse])
        assert.ok(inMenu(menu).includes(Command[name]), `${name} is not in ${menu}`);
  });

  it('is in no menu that is not its place', () => {
    for (const name of names) {
      const others = ['view/item/context', 'view/title', 'editor/context', 'terminal/context'].filter(
        (menu) => !places[ways[name].mouse].includes(menu),
      );
      for (const menu of others)
        assert.ok(!inMenu(menu).includes(Command[name]), `${name} is in ${menu} too`);
    }
  });

  it('has a picture where it is a button', () => {
    const buttons = Object.values(contributes.menus)
      .flat()
      .filter(({ group = '' }) => /^(inline|navigation)\b/.test(group));
    for (const { command } of buttons) {
      const found = contributes.commands.find((one) => one.command === command);
      assert.ok(found?.icon !== undefined, command);
    }
  });
});
