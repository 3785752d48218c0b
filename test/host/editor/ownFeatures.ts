/** The features of the extension in the host, with a memory of a test's own: nothing that ran before is in it. */

import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { KeyedMemory } from '../../../src/access/identityMemory';
import { createRoleMemory } from '../../../src/access/roleMemory';
import { publicCloud } from '../../../src/auth/clouds';
import {
  createEditorFeatures,
  type EditorFeatureOptions,
  type EditorFeatures,
} from '../../../src/editor/entry';
import { extensionId } from '../../../src/names';

export function emptyMemory(): KeyedMemory {
  const kept = new Map<string, unknown>();
  return { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) };
}

/** For the identities of a memory; signed in nowhere, and without roles unless `options` have others. The caller disposes of them. */
export function ownFeatures(
  options: Pick<EditorFeatureOptions, 'memory'> & Partial<EditorFeatureOptions>,
): EditorFeatures {
  const { extensionUri } = vscode.extensions.getExtension(extensionId) ?? {};
  assert.ok(extensionUri);
  const quiet = (): void => undefined;
  return createEditorFeatures({
    extensionUri,
    session: { state: { kind: 'idle' }, onDidChange: () => ({ dispose: quiet }) },
    roles: createRoleMemory(emptyMemory()),
    suffixes: () => publicCloud.suffixes,
    log: { info: quiet, warn: quiet, error: quiet, debug: quiet },
    choose: () => Promise.resolve(),
    confirmSample: () => Promise.resolve(false),
    ...options,
  });
}
