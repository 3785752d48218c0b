/** Variables that a declaration sets for an app: in a mapping, or as a list of names and values as Kubernetes has it. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Finding, ParsedFile } from '../../language';
import { isOpenValue } from '../../settings/setting';
import { tokensOf } from './tokens';
import { entryAt, pairAt, scalarOf } from './model';

const names = ['WEBSITE_DISABLE_MSI', 'AZURE_TOKEN_CREDENTIAL', 'AZURE_CLIENT_SECRET'] as const;

/** What is wrong with variables of these names, wherever in the file they are set. */
export function variableFindings(file: ParsedFile): Finding[] {
  return names.flatMap((name) =>
    tokensOf(file, name).flatMap((at): Finding[] => {
      const pair = pairAt(file, at);
      if (!pair) return [];
      const key = scalarOf(pair.childForFieldName('key'));
      const said = scalarOf(pair.childForFieldName('value'));
      if (key?.value === name && said) return findingOf(name, key, said.value, pair);
      // `- name: X` with `value: y` beside it.
      if (key?.value !== 'name' || said?.value !== name || !pair.parent) return [];
      const value = scalarOf(entryAt(pair.parent, 'value')?.value);
      return value ? findingOf(name, said, value.value, pair.parent) : [];
    }),
  );
}

function findingOf(
  name: (typeof names)[number],
  { start, end }: { readonly start: number; readonly end: number },
  value: string,
  whole: Node,
): Finding[] {
  switch (name) {
    case 'AZURE_TOKEN_CREDENTIAL': {
      const edits = [{ start, end, text: 'AZURE_TOKEN_CREDENTIALS' }];
      const values = { expected: 'AZURE_TOKEN_CREDENTIALS' };
      return [{ rule: 'environment-not-read', variant: 'misspelt', values, start, end, edits, fix: 'mend' }];
    }
    case 'WEBSITE_DISABLE_MSI': {
      if (!/^(true|1)$/i.test(value)) return [];
      const at = whole.text.lastIndexOf(value) + whole.startIndex;
      const edits = [{ start: at, end: at + value.length, text: value === '1' ? '0' : 'false' }];
      return [{ rule: 'msi-disabled', values: {}, start, end, edits, fix: 'mend' }];
    }
    case 'AZURE_CLIENT_SECRET':
      // `$(NAME)` of a pipeline and `${{ … }}` of a workflow are put in later.
      return isOpenValue(value)
        ? []
        : [{ rule: 'secret-in-code', variant: 'clientSecret', values: {}, start, end, fix: 'none' }];
  }
}
