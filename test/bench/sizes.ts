/** Measures what is shipped and what is written: bundles, the package, and the lengths of source files. */

import { globSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { makePackage } from '../host/launch/makePackage';
import { root } from '../host/launch/paths';
import { percentile, type Figure } from './figures';

/** Of the production build in dist/. @param folder where the package may be written */
export function sizeFigures(folder: string): Figure[] {
  const dist = join(root, 'dist');
  const bundles = readdirSync(dist).filter((name) => name.endsWith('.js'));
  const sizes = bundles.map((name) => ({ name, size: kilobytes(join(dist, name)) }));
  const total = sizes.reduce((sum, { size }) => sum + size, 0);
  const entry = sizes.find(({ name }) => name === 'extension.js');
  if (entry === undefined) throw new Error('dist/extension.js is missing');
  const each = sizes.map(({ name, size }) => `${name.replace('.js', '')} ${size.toFixed()}`).join(', ');
  const { file } = makePackage(join(folder, 'bench.vsix'));
  return [
    { row: 'entryBundle', of: 'extension.js, minified', value: entry.size },
    { row: 'allJavaScript', of: each, value: total },
    { row: 'package', of: 'as packaged', value: kilobytes(file) },
    ...lineFigures(),
  ];
}

function lineFigures(): Figure[] {
  const files = globSync('src/**/*.ts', { cwd: root }).map((name) => ({
    name,
    lines: readFileSync(join(root, name), 'utf8').trimEnd().split('\n').length,
  }));
  const longest = files.reduce((most, file) => (file.lines > most.lines ? file : most));
  return [
    { row: 'longestFile', of: longest.name, value: longest.lines },
    {
      row: 'medianFile',
      of: `${files.length} files; 60 at least`,
      value: percentile(
        files.map(({ lines }) => lines),
        0.5,
      ),
    },
  ];
}

function kilobytes(file: string): number {
  return statSync(file).size / 1000;
}
