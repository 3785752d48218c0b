/** The severity each rule has for a document: a setting each, read when findings are shown. */

import { DiagnosticSeverity, workspace, type TextDocument } from 'vscode';
import { ruleDefaults, settingsSection, type Rule, type Severity } from '../names';
import { scopeOf } from './nearestFile';

const severities: Readonly<Record<Severity, DiagnosticSeverity | undefined>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
  off: undefined,
};

/** `undefined` when the rule is switched off. A weak finding never shows louder than a hint. */
export function severityOf(
  rule: Rule,
  weak: boolean,
  document: TextDocument,
): DiagnosticSeverity | undefined {
  const set = workspace
    .getConfiguration(settingsSection, scopeOf(document))
    .get<unknown>(`diagnostics.${rule}`);
  const known = Object.entries(severities).find(([name]) => name === set);
  const severity = known === undefined ? severities[ruleDefaults[rule]] : known[1];
  return weak && severity !== undefined ? DiagnosticSeverity.Hint : severity;
}
