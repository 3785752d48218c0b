/** Adds the packages that inserted code needs to the nearest manifest, or puts the install line into a terminal, unsent. */

import { l10n, Range, window, workspace, WorkspaceEdit, type TextDocument, type Uri } from 'vscode';
import type { Syntax } from '../code/entry';
import type { ManifestPlan } from '../code/manifests/manifest';
import type { PackageNeed } from '../code/request';
import { toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { rangeOf } from './edits';
import { fileOf } from './nearestFile';
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
}

export function createPackages(syntax: Syntax, facts: WorkspaceFacts, log: Log): Packages {
  const planFor = (
    manifest: { path: string; text: string } | undefined,
    languageId: string,
    needs: readonly PackageNeed[],
  ) => {
    const plan = syntax.planPackages(manifest, languageId, needs);
    return plan.missing.length === 0 && plan.tooOld.length === 0 ? undefined : plan;
  };
  const packages: Packages = {
    lacking: async (document, needs) => {
      if (needs.length === 0 || document.isUntitled) return undefined;
      const found = await facts.manifest(
        document.uri,
        document.languageId,
        syntax.languageFor(document.languageId)?.manifests ?? [],
      );
      // What was added and not saved yet counts.
      const text = found === undefined ? undefined : (openText(found.uri) ?? found.text);
      const manifest = found === undefined || text === undefined ? undefined : { path: found.uri.path, text };
      const plan = planFor(manifest, document.languageId, needs);
      return plan === undefined ? undefined : { document, plan, manifest: found?.uri };
    },
    add: async ({ document, manifest: uri, plan: offered }) => {
      if (uri === undefined || offered.edits === undefined) {
        putIntoTerminal(document, offered.installCommand);
        return;
      }
      const manifest = await workspace.openTextDocument(uri);
      // Since the offer the file may have changed.
      const plan = planFor(
        { path: uri.path, text: manifest.getText() },
        document.languageId,
        needsOf(offered),
      );
      if (plan === undefined) return;
      const edit = new WorkspaceEdit();
      for (const one of plan.edits ?? []) edit.replace(uri, rangeOf(manifest, one), one.text);
      if (plan.edits === undefined || !(await workspace.applyEdit(edit))) {
        putIntoTerminal(document, plan.installCommand);
        return;
      }
      const at = manifest.positionAt(plan.edits[0]?.start ?? 0);
      await window.showTextDocument(manifest, { preview: false, selection: new Range(at, at) });
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

/** What the button and the light bulb say. */
export function addTitle({ manifest, plan }: Lacking): string {
  const names = needsOf(plan)
    .map((one) => one.name)
    .join(', ');
  if (manifest === undefined || plan.edits === undefined)
    return l10n.t('Put the install line for {0} into a terminal', names);
  return plan.missing.length === 0
    ? l10n.t('Raise the version of {0} in {1}', names, fileName(manifest))
    : l10n.t('Add {0} to {1}', names, fileName(manifest));
}

function lackingSentence({ manifest, plan }: Lacking): string {
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
