/** Type-checks all inserted files at once, as strictly as the compiler can, and emits what Node runs. */

import { createRequire } from 'node:module';
import path from 'node:path';
import type * as typescript from 'typescript';

// Required at run time: the compiler finds its library files beside itself, so it cannot be bundled.
const ts = createRequire(path.join(process.cwd(), 'package.json'))('typescript') as typeof typescript;

const options: typescript.CompilerOptions = {
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noPropertyAccessFromIndexSignature: true,
  noImplicitReturns: true,
  verbatimModuleSyntax: true,
  module: ts.ModuleKind.NodeNext,
  moduleResolution: ts.ModuleResolutionKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  lib: ['lib.es2023.d.ts', 'lib.dom.d.ts', 'lib.esnext.disposable.d.ts'],
  types: ['node'],
  skipLibCheck: true,
  allowJs: true,
  checkJs: true,
};

/** Compiles `files` of `folder` (which has its `node_modules`) into its `out/`. Throws with every message. */
export function compile(folder: string, files: readonly string[]): void {
  const program = ts.createProgram(
    files.map((file) => path.join(folder, file)),
    {
      ...options,
      rootDir: folder,
      outDir: path.join(folder, 'out'),
      typeRoots: [path.join(folder, 'node_modules/@types')],
    },
  );
  const found = [...ts.getPreEmitDiagnostics(program), ...program.emit().diagnostics];
  if (found.length === 0) return;
  const host: typescript.FormatDiagnosticsHost = {
    getCanonicalFileName: (name) => name,
    getCurrentDirectory: () => folder,
    getNewLine: () => '\n',
  };
  throw new Error(ts.formatDiagnostics(found, host).slice(0, 20_000));
}
