/** The manifest against the names of the code, both ways: what is declared is there, and what is there is declared. */

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { languages } from '../../src/code/languages';
import { sharedTriggers } from '../../src/code/sharedRules';
import * as names from '../../src/names';
import { allFlags } from '../../src/tree/keys';

interface Configuration {
  readonly properties: Readonly<Record<string, { scope: string; default: unknown; enum?: string[] }>>;
}

interface MenuItem {
  readonly command?: string;
  readonly submenu?: string;
  readonly when?: string;
}

interface Manifest {
  readonly name: string;
  readonly publisher: string;
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: string[] } };
  readonly contributes: {
    readonly viewsContainers: { readonly activitybar: readonly { id: string }[] };
    readonly views: Readonly<Record<string, readonly { id: string }[]>>;
    readonly viewsWelcome: readonly { view: string; when: string; contents: string }[];
    readonly commands: readonly { command: string; category: string; enablement?: string }[];
    readonly submenus: readonly { id: string }[];
    readonly menus: Readonly<Record<string, readonly MenuItem[]>>;
    readonly keybindings: readonly { when: string }[];
    readonly configuration: readonly Configuration[];
  };
}

const text = readFileSync('package.json', 'utf8');
const manifest = JSON.parse(text) as Manifest;
const words = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Readonly<Record<string, string>>;
const { contributes } = manifest;

const sorted = (values: Iterable<string>): string[] => [...new Set(values)].sort();
const menuItems = Object.values(contributes.menus).flat();
const clauses = [
  ...menuItems.flatMap(({ when }) => (when === undefined ? [] : [when])),
  ...contributes.viewsWelcome.map(({ when }) => when),
  ...contributes.keybindings.map(({ when }) => when),
  ...contributes.commands.flatMap(({ enablement }) => (enablement === undefined ? [] : [enablement])),
];
const settings = Object.assign(
  {},
  ...contributes.configuration.map(({ properties }) => properties),
) as Configuration['properties'];
const settingIds = [
  ...Object.values(names.Setting),
  ...Object.keys(names.ruleDefaults).map((rule) => `diagnostics.${rule}`),
].map((name) => `${names.settingsSection}.${name}`);

describe('the manifest', () => {
  it('has the extension’s ID', () => {
    assert.equal(`${manifest.publisher}.${manifest.name}`, names.extensionId);
  });

  it('declares every command of the code and no other', () => {
    const declared = contributes.commands.map(({ command }) => command);
    assert.deepEqual(sorted(declared), sorted(Object.values(names.Command)));
    assert.equal(new Set(declared).size, declared.length, 'one is declared twice');
    for (const command of contributes.commands) assert.equal(command.category, '%category%');
  });

  it('keeps internal commands to itself', () => {
    for (const name of Object.values(names.InternalCommand)) assert.equal(text.includes(name), false, name);
  });

  it('names only declared commands and submenus in its menus', () => {
    const commands = sorted(menuItems.flatMap(({ command }) => (command === undefined ? [] : [command])));
    for (const name of commands)
      assert.ok(
        Object.values(names.Command).some((known) => known === name),
        name,
      );
    const submenus = contributes.submenus.map(({ id }) => id);
    assert.deepEqual(
      sorted(menuItems.flatMap(({ submenu }) => (submenu === undefined ? [] : [submenu]))),
      sorted(submenus),
    );
    for (const id of submenus) assert.ok(contributes.menus[id], `${id} has no items`);
  });

  it('names only declared commands in what the empty view says', () => {
    for (const { contents, view } of contributes.viewsWelcome) {
      assert.equal(view, names.identitiesView);
      const said = words[contents.replaceAll('%', '')] ?? '';
      const called = [...said.matchAll(/\(command:([^)]+)\)/g)].map((match) => match[1] ?? '');
      assert.ok(called.length > 0, contents);
      for (const name of called)
        assert.ok(
          Object.values(names.Command).some((known) => known === name),
          name,
        );
    }
  });

  it('has the view in its container', () => {
    assert.deepEqual(
      contributes.viewsContainers.activitybar.map(({ id }) => id),
      [names.viewContainer],
    );
    assert.deepEqual(Object.keys(contributes.views), [names.viewContainer]);
    assert.deepEqual(
      contributes.views[names.viewContainer]?.map(({ id }) => id),
      [names.identitiesView],
    );
  });

  it('declares every setting of the code and no other', () => {
    assert.deepEqual(sorted(Object.keys(settings)), sorted(settingIds));
  });

  it('has the rules’ severities as the code has them', () => {
    for (const [rule, severity] of Object.entries(names.ruleDefaults)) {
      const setting = settings[`${names.settingsSection}.diagnostics.${rule}`];
      assert.equal(setting?.default, severity, rule);
      assert.deepEqual(setting.enum, ['error', 'warning', 'information', 'hint', 'off'], rule);
    }
  });

  it('gives the settings of the sign-in to the machine, those of code to the resource', () => {
    for (const [id, { scope }] of Object.entries(settings)) {
      const name = id.slice(names.settingsSection.length + 1);
      const wanted = ['credential', 'cloud', 'customCloud'].includes(name)
        ? 'machine'
        : name === 'subscriptions'
          ? 'window'
          : 'resource';
      assert.equal(scope, wanted, id);
    }
  });

  it('ignores what says whose Azure is used where the workspace is not trusted', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    for (const id of restrictedConfigurations) assert.ok(id in settings, id);
    for (const [id, { scope }] of Object.entries(settings)) {
      if (scope === 'machine') assert.ok(restrictedConfigurations.includes(id), id);
    }
  });

  it('uses no proposed API', () => {
    assert.equal('enabledApiProposals' in manifest, false);
  });

  it('matches the flags of nodes one at a time, each one that a node can have', () => {
    const matched = clauses.filter((clause) => clause.includes('viewItem'));
    assert.ok(matched.length > 10);
    const flags = matched.map((clause) => {
      const flag = /viewItem =~ \/\\b(\w+)\\b\/(?!.*viewItem)/.exec(clause)?.[1];
      assert.ok(flag !== undefined, `not one flag on its own: ${clause}`);
      return flag;
    });
    for (const flag of flags)
      assert.ok(
        allFlags.some((known) => known === flag),
        flag,
      );
  });

  it('asks only for context keys that the code sets, and for states that there are', () => {
    const known: readonly string[] = Object.values(names.ContextKey);
    for (const clause of clauses) {
      for (const [key] of clause.replace(/view == \S+/i, '').matchAll(/managedIdentities\.\w+/g))
        assert.ok(known.includes(key), clause);
      const state = /managedIdentities\.state == (\w+)/.exec(clause)?.[1];
      const states = {
        idle: 1,
        connecting: 1,
        connected: 1,
        signedOut: 1,
        noSubscriptions: 1,
        filteredOut: 1,
        failed: 1,
      };
      const all: Readonly<Record<names.ViewState, number>> = states;
      if (state !== undefined) assert.ok(state in all, clause);
    }
    for (const key of known)
      assert.ok(
        clauses.some((clause) => clause.includes(key)),
        `${key} is asked by nobody`,
      );
  });

  it('activates on the languages of the table and on nothing else', () => {
    const served = languages.flatMap(({ languageIds }) => languageIds);
    const waking = served.filter((id) => !names.quietLanguageIds.includes(id));
    assert.deepEqual(sorted(manifest.activationEvents), sorted(waking.map((id) => `onLanguage:${id}`)));
    assert.deepEqual(sorted(names.languageIds), sorted(served));
  });

  it('takes every word from package.nls.json, and every word of that is used', () => {
    const used = [...text.matchAll(/"%([^"%]+)%"/g)].map((match) => match[1] ?? '');
    assert.deepEqual(sorted(used), sorted(Object.keys(words)));
    for (const [key, value] of Object.entries(words)) assert.ok(value.trim() !== '', key);
  });
});

describe('the words that wake the languages', () => {
  it('stand in every trigger', () => {
    for (const language of languages) {
      assert.ok(language.triggers.length > 0, language.displayName);
      for (const { source } of [...language.triggers, ...sharedTriggers(language)]) {
        assert.ok(
          names.wakeWords.some((word) => isCertainIn(word.source, source.toLowerCase())),
          `${language.displayName}: ${source}`,
        );
      }
    }
  });

  /** Whether whatever fits a pattern holds something that fits its part: one outside of groups, that has to be there. */
  function isCertainIn(part: string, pattern: string): boolean {
    const at = pattern.indexOf(part);
    const before = pattern
      .slice(0, at)
      .replace(/\\./g, '')
      .replace(/\[[^\]]*\]/g, '');
    const depth = before.split('(').length - before.split(')').length;
    return (
      at !== -1 &&
      depth === 0 &&
      !/^[*?{]/.test(pattern.slice(at + part.length)) &&
      !/\|/.test(topLevel(pattern))
    );
  }

  function topLevel(pattern: string): string {
    const inner = /\([^()]*\)/g;
    let left = pattern.replace(/\\./g, '').replace(/\[[^\]]*\]/g, '');
    while (inner.test(left)) left = left.replace(inner, '');
    return left;
  }
});
