/** How the tree calls the scope of an assignment: by its own name and kind. */

import type { TargetFacts } from '../model/role';
import { scopeOf } from '../model/scope';
import { editorWords } from '../ui/editorWords';
import { resourceLabel } from '../ui/resourceNames';
import { scopeIcon, scopePhrase } from '../ui/words';

/** "stordersprod", "resource group rg-orders", "subscription Contoso Prod"; the ID itself when it is none. */
export function scopeText(scopeId: string, target?: TargetFacts): string {
  const scope = scopeOf(scopeId);
  if (scope === undefined) return scopeId;
  const name = scope.kind === 'resource' ? resourceLabel(scopeId, scope.resourceType ?? '') : scope.name;
  return scopePhrase(editorWords, scope, target?.displayName ?? name);
}

export function scopeCodicon(scopeId: string): string {
  const scope = scopeOf(scopeId);
  return scope === undefined ? 'symbol-misc' : scopeIcon(editorWords, scope);
}
