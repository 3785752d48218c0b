/** `obsolete-constructor`: managed identity through the retired packages `@azure/ms-rest-nodeauth` and `ms-rest-azure`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../../language';
import { spanOf, touches } from '../../nodes';
import type { Span } from '../../text';
import { tokens } from '../../words';
import { constructionsNamed, namesFrom } from '../credentials';
import type { Construction } from '../credentials';

const retired = new Set([
  'loginWithVmMSI',
  'loginWithVmMSIWithAuthResponse',
  'loginWithAppServiceMSI',
  'loginWithAppServiceMSIWithAuthResponse',
  'loginWithMSI',
  'loginwithAppServiceMSI',
  'MSIVmTokenCredentials',
  'MSIAppServiceTokenCredentials',
]);

function isRetiredModule(module: string): boolean {
  return module === '@azure/ms-rest-nodeauth' || module === 'ms-rest-azure';
}

/** The uses of the retired forms, in file order, or those that reach into `within`. */
export function retiredConstructions(file: ParsedFile, within?: readonly Span[]): Construction[] {
  const locals = namesFrom(file, isRetiredModule);
  if (locals.size === 0) return [];
  const names = [...new Set([...retired, ...locals])].flatMap((name) => tokens(file, name));
  return constructionsNamed(file, names)
    .filter(({ module, exported }) => isRetiredModule(module) && retired.has(exported))
    .filter(({ node }) => !within || within.some((span) => touches(span, spanOf(node))));
}

/** Replaceable where the expression's value is the credential: `new X(...)`, or `await f(...)` that gives only that. */
export function obsoleteConstructor(made: Construction): Finding {
  return {
    rule: 'obsolete-constructor',
    ...spanOf(made.callee),
    fix: retiredValue(made) ? 'replace' : 'none',
    values: { name: made.exported, package: made.module, replacement: 'ManagedIdentityCredential' },
  };
}

/** The expression whose value is the credential; `undefined` for callbacks, promises and responses with more in them. */
export function retiredValue({ node, exported }: Construction): Node | undefined {
  if (node.type === 'new_expression') return node;
  const { parent } = node;
  return parent?.type === 'await_expression' && !exported.endsWith('WithAuthResponse') ? parent : undefined;
}
