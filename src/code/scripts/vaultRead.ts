/** Puts a read from a key vault, as the managed identity, in the place of a secret that a script holds. */

import type { ParsedFile, Plan } from '../language';
import { ancestors, nodeAt } from '../nodes';
import { planOf } from '../planOf';
import type { CredentialRequest } from '../request';
import { plainText } from '../text';
import type { Edit, SnippetPart, Span } from '../text';
import type { Dialect } from './dialect';
import { insertScript } from './insert';
import type { Login } from './login';

/**
 * What names a case, a key or a parameter is no value at run time, or is one before anybody has signed in; what stands for
 * an unset variable is cut up by the quotes of a command.
 */
const fixed =
  /^(?:expansion|heredoc_\w+|herestring_redirect|param_block|parameter_list|function_parameter_declaration|attribute|switch_clause_condition|key_expression|data_statement)$/;

/**
 * `request` is one for a `vaultTarget`. A script that signs in above the secret reads it with that tool and sign-in; any
 * other is signed in first. `undefined` where no command can take the secret's place.
 */
export function scriptVaultRead(
  file: ParsedFile,
  content: Span,
  request: CredentialRequest,
  dialect: Dialect,
  logins: readonly Login[],
): Plan | undefined {
  const { text, tree } = file;
  const quote = text.charAt(content.start - 1);
  const isQuoted = /["']/.test(quote) && text.charAt(content.end) === quote;
  const option = /^-[\w-]*[=:]/.exec(text.slice(content.start, content.end))?.[0] ?? '';
  if (isQuoted && option !== '') return undefined;
  const literal = isQuoted
    ? { start: content.start - 1, end: content.end + 1 }
    : { start: content.start + option.length, end: content.end };
  const leaf = nodeAt(tree.rootNode, literal);
  const around = ancestors(leaf);
  const isCase = around.slice(0, 2).some(({ type }) => type === 'case_item');
  const isTicked = around.some((node) => node.type === 'command_substitution' && node.text.startsWith('`'));
  // `$'…'` and `@'…'@` have quotes of their own kind.
  const isOwnKind = isQuoted && /[$@]/.test(text.charAt(literal.start - 1));
  if (isCase || isTicked || isOwnKind || [leaf, ...around].some(({ type }) => fixed.test(type)))
    return undefined;
  const known = logins.findLast(({ command }) => command.end <= literal.start);
  const above = known ? [] : signIn(file, literal, request, dialect);
  if (!above) return undefined;
  const vault = /^https:\/\/([^.]+)\./.exec(request.target?.endpoint ?? '')?.[1] ?? '<vault-name>';
  const [before, between, behind] = dialect.vaultRead(known?.tool ?? dialect.tool);
  const name: SnippetPart = vault.startsWith('<') ? { placeholder: vault } : vault;
  const parts = [before, name, between, { placeholder: 'secret-name' }, behind];
  return planOf(above, { ...literal, parts }, []);
}

/** The sign-in above the statement of the script that the secret is in. */
function signIn(
  file: ParsedFile,
  literal: Span,
  { target: _target, ...request }: CredentialRequest,
  dialect: Dialect,
): readonly Edit[] | undefined {
  const leaf = nodeAt(file.tree.rootNode, literal);
  const outermost = [leaf, ...ancestors(leaf)]
    .filter(({ type }) => !/^(?:program|statement_list)$/.test(type))
    .at(-1);
  if (!outermost) return undefined;
  const plan = insertScript(file, outermost.startIndex, { ...request, flavour: 'credential' }, dialect);
  const { snippet } = plan ?? {};
  if (!plan || !snippet || snippet.end > literal.start) return undefined;
  const { start, end, parts } = snippet;
  return [...plan.edits, { start, end, text: plainText(parts) }];
}
