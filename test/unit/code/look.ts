/** Looks at a text as the editor does: opened in the one parser side of the test process, and only if it is worth that. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../src/code/entry';
import type { Finding, RuleContext } from '../../../src/code/language';
import { loadGrammar } from './parseText';

export const syntax = createSyntax({ loadGrammar });

export const userAssigned: RuleContext = { tokenCredentialsSet: true, workspaceIdentity: 'userAssigned' };

export interface Looked {
  readonly languageId: string;
  readonly path: string;
}

/** What is noticed in a text, in file order. */
export async function lookAt(
  { languageId, path }: Looked,
  text: string,
  context: RuleContext = userAssigned,
): Promise<readonly Finding[]> {
  const uri = `file://${path}`;
  syntax.open({ uri, version: 1, languageId, text, path, indent: '  ' });
  const look = await syntax.diagnose(uri, context);
  syntax.close(uri);
  assert.ok(look?.isSettled);
  return look.findings;
}
