/** What a YAML document declares, by the keys that no other kind has. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../language';
import { entryAt, textAt } from './model';

export type YamlKind = 'kubernetes' | 'workflow' | 'spring' | 'compose';

/** `undefined` for a document that nothing is known of. */
export function kindOf(root: Node, file: ParsedFile): YamlKind | undefined {
  if (textAt(root, 'apiVersion') !== undefined && textAt(root, 'kind') !== undefined) return 'kubernetes';
  if (entryAt(root, 'jobs') && (entryAt(root, 'on') ?? entryAt(root, 'true') ?? isWorkflow(file)))
    return 'workflow';
  if (entryAt(root, 'spring') && (isSpring(file) || entryAt(root, 'spring', 'cloud', 'azure')))
    return 'spring';
  return entryAt(root, 'services') && /compose/i.test(nameOf(file)) ? 'compose' : undefined;
}

export function isWorkflow({ path, languageId }: ParsedFile): boolean {
  return languageId === 'github-actions-workflow' || path.includes('/.github/workflows/');
}

export function isSpring(file: ParsedFile): boolean {
  return (
    file.languageId === 'spring-boot-properties-yaml' || /^(application|bootstrap)\b/i.test(nameOf(file))
  );
}

function nameOf({ path }: ParsedFile): string {
  return path.slice(path.lastIndexOf('/') + 1);
}
