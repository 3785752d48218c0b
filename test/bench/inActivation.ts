/** Runs in a fresh extension host: what loading the extension and calling `activate` take once the host has come to rest. */

import Module from 'node:module';
import * as vscode from 'vscode';
import { record } from './figures';
import { resultsFile, suite } from './inHost';
import { comesToRest } from './rest';

/** How Node loads a module; the editor itself replaces it to hand out its API. */
type Load = (request: string, parent: unknown, isMain: boolean) => unknown;

interface Activation {
  activate(context: vscode.ExtensionContext): unknown;
}

export const run = suite(async () => {
  const extension = vscode.extensions.getExtension('managed-identities.azure-managed-identities');
  if (extension === undefined || extension.isActive)
    throw new Error('The extension is absent or active already');
  await comesToRest();
  const original = Reflect.get(Module, '_load') as Load;
  let loading: number | undefined;
  let calling: number | undefined;
  const timed: Load = (request, parent, isMain) => {
    if (!/[\\/]dist[\\/]extension(\.js)?$/.test(request)) return original(request, parent, isMain);
    const started = performance.now();
    const loaded = original(request, parent, isMain) as Activation;
    loading = performance.now() - started;
    return {
      ...loaded,
      activate: (context: vscode.ExtensionContext) => {
        const called = performance.now();
        const result = loaded.activate(context);
        calling = performance.now() - called;
        return result;
      },
    };
  };
  Reflect.set(Module, '_load', timed);
  try {
    await extension.activate();
  } finally {
    Reflect.set(Module, '_load', original);
  }
  if (loading === undefined || calling === undefined)
    throw new Error('Another file than dist/extension.js was loaded');
  record(
    resultsFile(),
    { row: 'activateCall', of: 'a run', value: calling },
    { row: 'activateLoad', of: 'a run', value: loading + calling },
  );
});
