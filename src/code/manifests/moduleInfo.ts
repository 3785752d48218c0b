/** Reads what a `module-info.java` requires: code of a named module sees no package that its module does not name. */

import { lineEndOf } from '../text';
import type { ManifestReader } from './manifest';

/** The modules of the SDK are called as its artifacts are, and the driver of SQL Server as its package is. */
export function moduleOf(artifact: string): string | undefined {
  if (artifact === 'com.microsoft.sqlserver:mssql-jdbc') return 'com.microsoft.sqlserver.jdbc';
  const [, name] = /^com\.azure:azure-([a-z0-9-]+)$/.exec(artifact) ?? [];
  return name === undefined ? undefined : `com.azure.${name.replaceAll('-', '.')}`;
}

/** `undefined` where the text declares no module. */
export function readModuleInfo(text: string): ManifestReader | undefined {
  // Comments are blanked: every place stays.
  const live = text.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, (match) => match.replace(/[^\n]/g, ' '));
  const open = /\bmodule\s+[\w.]+\s*\{/.exec(live);
  if (!open) return undefined;
  const requires = [...live.matchAll(/\brequires\s+(?:(?:static|transitive)\s+)*([\w.]+)\s*;/g)];
  return {
    find: ({ name }) => {
      const module = moduleOf(name);
      const isThere = module === undefined || requires.some((one) => one[1] === module);
      return isThere ? { standing: 'enough', range: '' } : 'absent';
    },
    add: (needs) => {
      const lineBreak = lineEndOf(text);
      const last = requires.at(-1);
      const start = last ? last.index + last[0].length : open.index + open[0].length;
      const step = /\n([ \t]+)\S/.exec(live.slice(open.index))?.[1] ?? '    ';
      const lines = needs.map(({ name }) => `${lineBreak}${step}requires ${moduleOf(name) ?? name};`);
      const isOneLine = /^[ \t]*\}/.test(live.slice(start));
      return [{ start, end: start, text: lines.join('') + (isOneLine ? lineBreak : '') }];
    },
    installCommand: () => '',
  };
}
