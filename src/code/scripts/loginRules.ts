/** What is noticed about signing in from scripts: removed options, a missing or doubled ID, a secret in the line. */

import { isUserAssignedId } from '../../model/armId';
import type { Finding, RuleContext } from '../language';
import { optionOf } from './command';
import type { Login } from './login';

export function loginFindings(login: Login, context: RuleContext): Finding[] {
  const { command, tool, type, selectors } = login;
  const at = { start: command.start, end: command.end };
  if (type !== 'managedIdentity') return secretFinding(login);
  const [first, second] = selectors;
  if (first && second) {
    return [{ ...at, rule: 'two-identifiers', values: {}, fix: 'replace' }];
  }
  if (!first) {
    return context.workspaceIdentity === 'userAssigned'
      ? [{ ...at, rule: 'missing-identifier', values: {}, fix: 'replace' }]
      : [];
  }
  if (first.value?.literal?.value === '') {
    return [{ ...at, rule: 'missing-identifier', variant: 'empty', values: {}, fix: 'replace' }];
  }
  return tool === 'az' && first.identifier === undefined ? [removedOption(login)] : [];
}

/** `--username` named all three kinds of ID; Azure CLI 2.69 has an option for each, and 2.73 refuses the old one. */
function removedOption({ command, selectors }: Login): Finding {
  const [selector] = selectors;
  const written = selector?.name.text ?? '';
  const values = { name: `az login --identity ${written}`, expected: '--resource-id' };
  const { start, end } = command;
  const value = selector?.value?.literal?.value ?? selector?.value?.text ?? '';
  const isResource = isUserAssignedId(value) || /^["']?\/subscriptions\//i.test(value);
  const finding = { start, end, rule: 'obsolete-constructor', variant: 'removedForm' } as const;
  if (!selector || !isResource) {
    return { ...finding, values: { ...values, expected: '--client-id' }, fix: 'replace' };
  }
  const edits = [{ start: selector.name.start, end: selector.name.end, text: '--resource-id' }];
  return { ...finding, values, fix: 'mend', edits };
}

/** `az login --service-principal -p <secret>` with the secret itself in the line. */
function secretFinding({ command, tool }: Login): Finding[] {
  if (tool !== 'az' || !optionOf(command, ['--service-principal'])) return [];
  const secret = optionOf(command, ['--password', '-p'])?.value?.literal?.value ?? '';
  // A path is that of a certificate, and a placeholder of the documentation no secret.
  if (secret === '' || /^<.*>$|^%\w+%$|[/\\]|\.pem$/.test(secret)) return [];
  const { start, end } = command;
  return [{ start, end, rule: 'secret-in-code', variant: 'clientSecret', values: {}, fix: 'replace' }];
}
