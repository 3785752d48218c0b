/** Shows what the rules notice in the visible editors, 200 ms after the last keystroke, off the typing path. */

import type { Range, Uri } from 'vscode';
import { Diagnostic, languages, window, workspace, type TextDocument } from 'vscode';
import type { Disposable } from '../access/connection';
import type { Finding, RuleContext } from '../code/language';
import type { Effort } from '../code/kept';
import { isUserAssignedId } from '../model/armId';
import { isCancelled, toFailure } from '../model/failure';
import type { Log } from '../model/ports';
import { diagnosticSource, settingsSection } from '../names';
import { codeSettings } from './codeSettings';
import { rangeOf } from './edits';
import { findingSentence } from './findingWords';
import type { KnownIdsSource } from './knownIds';
import { severityOf } from './ruleSettings';
import type { Sources } from './sources';
import type { WorkspaceFacts } from './workspaceFacts';

/** How long the typing has to rest before a document is looked at again. */
const restMilliseconds = 200;
/** How much longer, where a text with brackets left open takes more work than that moment has. */
const longRestMilliseconds = 1_000;

export interface Diagnostics extends Disposable {
  /** Our diagnostics that share a character with a range, or touch it. */
  at(document: TextDocument, range: Range): readonly Diagnostic[];
  /** Makes sure that what is shown is known of the document as it is now: somebody asks what can be done about it. */
  settle(document: TextDocument): Promise<void>;
  /** The finding behind a diagnostic of ours, while the document is as it was when it was found. */
  findingOf(document: TextDocument, diagnostic: Diagnostic): Finding | undefined;
}

export interface DiagnosticsOptions {
  readonly sources: Sources;
  readonly facts: WorkspaceFacts;
  /** Where the paragraph of a rule stands in the installed README. */
  ruleLink(rule: string): Promise<Uri>;
  /** The identities that IDs in code are compared with. */
  readonly known: KnownIdsSource;
  /** A key vault that the identity of a document may read secrets of. */
  vaultOf(document: TextDocument): string | undefined;
  readonly log: Log;
}

export function createDiagnostics(options: DiagnosticsOptions): Diagnostics {
  const { sources, facts } = options;
  const shown = languages.createDiagnosticCollection(diagnosticSource);
  const found = new Map<string, { version: number; isSettled: boolean; findings: Map<string, Finding> }>();
  const waiting = new Map<string, { timer: NodeJS.Timeout | undefined; running: AbortController }>();

  const stop = (key: string): void => {
    const pending = waiting.get(key);
    clearTimeout(pending?.timer);
    pending?.running.abort();
    waiting.delete(key);
  };

  const forget = (document: TextDocument): void => {
    const key = document.uri.toString();
    stop(key);
    found.delete(key);
    shown.delete(document.uri);
  };

  const look = async (document: TextDocument, effort: Effort, signal: AbortSignal): Promise<void> => {
    const { version, uri } = document;
    const vault = options.vaultOf(document);
    const context = {
      ...contextOf(document, facts),
      known: options.known.now(),
      ...(vault !== undefined && { vault }),
    };
    const seen = await sources.findings(document, context, effort);
    if (seen === undefined || signal.aborted || document.isClosed || document.version !== version) return;
    const { findings, isSettled } = seen;
    const byPlace = new Map<string, Finding>();
    const diagnostics: Diagnostic[] = [];
    for (const finding of findings) {
      const severity = severityOf(finding.rule, finding.weak === true, document);
      if (severity === undefined) continue;
      const diagnostic = new Diagnostic(rangeOf(document, finding), findingSentence(finding), severity);
      diagnostic.source = diagnosticSource;
      diagnostic.code = { value: finding.rule, target: await options.ruleLink(finding.rule) };
      diagnostics.push(diagnostic);
      byPlace.set(placeKey(finding.rule, diagnostic), finding);
    }
    found.set(uri.toString(), { version, isSettled, findings: byPlace });
    shown.set(uri, diagnostics);
    if (!isSettled && effort === 'quick') schedule(document, longRestMilliseconds, 'whole');
  };

  const schedule = (document: TextDocument, milliseconds: number, effort: Effort = 'quick'): void => {
    if (!sources.serves(document) || document.isClosed) return;
    const key = document.uri.toString();
    stop(key);
    const running = new AbortController();
    const timer = setTimeout(() => {
      look(document, effort, running.signal).catch((error: unknown) => {
        if (!isCancelled(error) && !running.signal.aborted)
          options.log.error(`Looking at ${key} failed: ${toFailure(error).message}`);
      });
    }, milliseconds);
    waiting.set(key, { timer, running });
  };

  const everyVisible = (): void => {
    for (const editor of window.visibleTextEditors) schedule(editor.document, 0);
  };
  // Lists of identities come one after the other: what is known is compared once they are in.
  options.known.onDidChange(() => {
    for (const editor of window.visibleTextEditors) schedule(editor.document, longRestMilliseconds);
  });
  everyVisible();
  const watching = [
    workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document, restMilliseconds);
    }),
    // A document whose language was changed is opened anew while its editor stays as it is.
    workspace.onDidOpenTextDocument((document) => {
      if (window.visibleTextEditors.some((editor) => editor.document === document)) schedule(document, 0);
    }),
    workspace.onDidCloseTextDocument(forget),
    window.onDidChangeVisibleTextEditors(everyVisible),
    workspace.onDidChangeConfiguration((change) => {
      if (change.affectsConfiguration(settingsSection)) everyVisible();
    }),
    facts.onDidChange(everyVisible),
  ];

  return {
    at: (document, range) =>
      (shown.get(document.uri) ?? []).filter(
        (diagnostic) => diagnostic.range.intersection(range) !== undefined,
      ),
    settle: async (document) => {
      const known = found.get(document.uri.toString());
      if (known?.version === document.version && known.isSettled) return;
      await look(document, 'whole', new AbortController().signal);
    },
    findingOf: (document, diagnostic) => {
      const known = found.get(document.uri.toString());
      if (known?.version !== document.version) return undefined;
      return known.findings.get(placeKey(ruleOf(diagnostic) ?? '', diagnostic));
    },
    dispose: () => {
      for (const key of [...waiting.keys()]) stop(key);
      for (const one of [...watching, shown]) one.dispose();
    },
  };
}

function contextOf(document: TextDocument, facts: WorkspaceFacts): RuleContext {
  const { workspaceIdentity } = codeSettings(document);
  return {
    tokenCredentialsSet: facts.tokenCredentialsSet(document.uri),
    clientIdSet: facts.clientIdSet(document.uri),
    hosts: [...facts.hosts(document.uri)],
    ...(workspaceIdentity !== '' && {
      workspaceIdentity: isUserAssignedId(workspaceIdentity) ? 'userAssigned' : 'systemAssigned',
    }),
  };
}

/** The rule of a diagnostic of ours. */
export function ruleOf(diagnostic: Diagnostic): string | undefined {
  if (diagnostic.source !== diagnosticSource) return undefined;
  const { code } = diagnostic;
  return typeof code === 'object' ? String(code.value) : undefined;
}

function placeKey(rule: string, { range }: Diagnostic): string {
  return `${rule} ${range.start.line}:${range.start.character}-${range.end.line}:${range.end.character}`;
}
