/** The lines of a shell in workflows and pipelines: `run`, `script`, `bash`, `pwsh` and `inlineScript`. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../language';
import { ancestors, spanOf } from '../../nodes';
import { perTree } from '../../query';
import type { Stretch } from '../../scripts/lineCommands';
import { pairAt, scalarOf, textAt } from './model';

const keys = /^[ \t]*(?:-[ \t]+)?(?:run|script|bash|pwsh|powershell|inlineScript)[ \t]*:/gim;
const powershell = /^(?:pwsh|powershell|ps)/i;

/** Where such lines stand in a file. */
export const runsIn = perTree((file: ParsedFile): readonly Stretch[] =>
  [...file.text.matchAll(keys)].flatMap(({ index, 0: lead }): Stretch[] => {
    const pair = pairAt(file, index + lead.length - 2);
    const key = scalarOf(pair?.childForFieldName('key'));
    const value = pair?.childForFieldName('value');
    if (!pair || !value || !key || !lead.includes(key.value)) return [];
    return [{ ...spanOf(value), ...(isPowerShell(pair, key.value) && { isPowerShell: true }) }];
  }),
);

/** What the step, then the job, then the workflow says of its shell; a runner of Windows has PowerShell by itself. */
function isPowerShell(pair: Node, key: string): boolean {
  if (/^(?:bash|pwsh|powershell)$/i.test(key)) return key !== 'bash';
  for (const around of ancestors(pair)) {
    if (!/^(?:block|flow)_mapping$/.test(around.type)) continue;
    const shell =
      textAt(around, 'shell') ?? textAt(around, 'scriptType') ?? textAt(around, 'defaults', 'run', 'shell');
    if (shell !== undefined) return powershell.test(shell);
    const action = textAt(around, 'uses') ?? textAt(around, 'task');
    if (action !== undefined && key !== 'run') return /powershell@/i.test(action);
    if (key === 'run' && /^windows/i.test(textAt(around, 'runs-on') ?? '')) return true;
  }
  return false;
}
