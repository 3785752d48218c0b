/** Adds the packages that inserted code needs to the nearest manifest, or puts the install line into a terminal, unsent. */

import { l10n, Range, window, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import type { Syntax } from '../code/entry';
import type { ManifestPlan } from '../code/manifests/manifest';
import { moduleOf } from '../code/manifests/moduleInfo';
import type { PackageNeed } from '../code/request';
import { toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { rangeOf } from './edits';
import { fileOf, type FoundFile } from './nearestFile';
import type { WorkspaceFacts } from './workspaceFacts';

export interface Packages {
  /** What the nearest manifest lacks; `undefined` when it has everything or nothing certain can be said. */
  lacking(document: TextDocument, needs: readonly PackageNeed[]): Promise<Lacking | undefined>;
  /** Adds them to the manifest where that is certain, else puts the install line into a terminal without running it. */
  add(lacking: Lacking): Promise<void>;
  /** Tells what is lacking after code was inserted, with a button that adds it. Never throws. */
  offer(document: TextDocument, needs: readonly PackageNeed[]): Promise<void>;
}

export interface Lacking {
  readonly document: TextDocument;
  readonly manifest: Uri | undefined;
  readonly plan: ManifestPlan;
  /** The file that says which packages the code may see, where it has to name more of them. */
  readonly module?: { readonly uri: Uri; readonly missing: readonly PackageNeed[] };
}

export function createPackages(syntax: Syntax, facts: WorkspaceFacts, log: Log): Packages {
  /** What the module that the code is in does not name yet. */
  const moduleFor = async (
    document: TextDocument,
    needs: readonly PackageNeed[],
  ): Promise<Lacking['module']> => {
    const kind = syntax.languageFor(document.languageId)?.modules;
    const found = kind && (await facts.manifest(document.uri, document.languageId, [kind], 'module'));
    if (found === undefined) return undefined;
    const { missing } = syntax.planPackages(asItIs(found), document.languageId, needs);
    return missing.length === 0 ? undefined : { uri: found.uri, missing };
  };
  /** Edits the file and shows it; the plan when that did not do. */
  const addTo = async (
    uri: Uri,
    document: TextDocument,
    needs: readonly PackageNeed[],
  ): Promise<ManifestPlan | undefined> => {
    const file = await workspace.openTextDocument(uri);
    // Since the offer the file may have changed.
    const plan = syntax.planPackages({ path: uri.path, text: file.getText() }, document.languageId, needs);
    if (isEnough(plan)) return undefined;
    const edit = new WorkspaceEdit();
    for (const one of plan.edits ?? []) edit.replace(uri, rangeOf(file, one), one.text);
    if (plan.edits === undefined || !(await workspace.applyEdit(edit))) return plan;
    const at = file.positionAt(plan.edits[0]?.start ?? 0);
    await window.showTextDocument(file, { preview: false, selection: new Range(at, at) });
    return undefined;
  };
  const packages: Packages = {
    lacking: async (document, needs) => {
      if (needs.length === 0 || document.isUntitled) return undefined;
      const found = await facts.manifest(
        document.uri,
        document.languageId,
        syntax.languageFor(document.languageId)?.manifests ?? [],
      );
      const plan = syntax.planPackages(found && asItIs(found), document.languageId, needs);
      const module = await moduleFor(document, needs);
      return module === undefined && isEnough(plan)
        ? undefined
        : { document, plan, manifest: found?.uri, ...(module && { module }) };
    },
    add: async (lacking) => {
      const { document, manifest: uri, plan: offered, module } = lacking;
      if (module !== undefined) await addTo(module.uri, document, module.missing);
      if (isEnough(offered)) return;
      if (uri === undefined || offered.edits === undefined) {
        putIntoTerminal(document, offered.installCommand);
        return;
      }
      const left = await addTo(uri, document, needsOf(offered));
      if (left !== undefined) putIntoTerminal(document, left.installCommand);
    },
    offer: async (document, needs) => {
      try {
        const lacking = await packages.lacking(document, needs);
        if (lacking === undefined) return;
        const add = addTitle(lacking);
        const clicked = await window.showInformationMessage(lackingSentence(lacking), add);
        if (clicked === add) await packages.add(lacking);
      } catch (error) {
        log.warn(`The packages of ${document.uri.path} could not be checked: ${toFailure(error).message}`);
      }
    },
  };
  return packages;
}

function isEnough({ missing, tooOld }: ManifestPlan): boolean {
  return missing.length === 0 && tooOld.length === 0;
}

/** With what was added and not saved yet. */
function asItIs({ uri, text }: FoundFile): { readonly path: string; readonly text: string } {
  return { path: uri.path, text: openText(uri) ?? text };
}

/** What the button and the light bulb say. */
export function addTitle({ manifest, plan, module }: Lacking): string {
  if (module !== undefined && isEnough(plan)) {
    const modules = module.missing.map(({ name }) => moduleOf(name) ?? name).join(', ');
    return l10n.t('Add {0} to {1}', modules, fileName(module.uri));
  }
  const names = needsOf(plan)
    .map((one) => one.name)
    .join(', ');
  if (manifest === undefined || plan.edits === undefined)
    return l10n.t('Put the install line for {0} into a terminal', names);
  return plan.missing.length === 0
    ? l10n.t('Raise the version of {0} in {1}', names, fileName(manifest))
    : l10n.t('Add {0} to {1}', names, fileName(manifest));
}

function lackingSentence({ manifest, plan, module }: Lacking): string {
  if (module !== undefined && isEnough(plan)) {
    const modules = module.missing.map(({ name }) => moduleOf(name) ?? name).join(', ');
    return l10n.t('This code needs {0}, which {1} does not have.', modules, fileName(module.uri));
  }
  const all = needsOf(plan)
    .map((one) => l10n.t('{0} {1} or later', one.name, one.minimum))
    .join(', ');
  if (manifest === undefined) return l10n.t('This code needs {0}.', all);
  const isAllowed = plan.missing.length === 0 && plan.tooOld.every(({ allowsNewer }) => allowsNewer === true);
  return isAllowed
    ? l10n.t('This code needs {0}, and {1} allows older ones.', all, fileName(manifest))
    : l10n.t('This code needs {0}, which {1} does not have.', all, fileName(manifest));
}

function fileName({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

function openText(uri: Uri): string | undefined {
  return workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())?.getText();
}

function putIntoTerminal(document: TextDocument, line: string): void {
  if (!workspace.isTrusted) {
    void window.showInformationMessage(
      l10n.t('This folder is in Restricted Mode, so no terminal is opened. The line is: {0}', line),
    );
    return;
  }
  const folder = workspace.getWorkspaceFolder(fileOf(document.uri));
  const terminal = window.createTerminal({
    name: l10n.t('Install packages'),
    ...(folder !== undefined && { cwd: folder.uri }),
  });
  terminal.show();
  // Not sent: the person reads the line and presses Enter.
  terminal.sendText(line, false);
}

function needsOf(plan: ManifestPlan): readonly PackageNeed[] {
  return [...plan.missing, ...plan.tooOld.map((one) => one.need)];
}
