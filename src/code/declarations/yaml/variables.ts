/** Variables that a declaration sets for an app: in a mapping, as a list of names and values as Kubernetes has it, or of both in one text as Compose has it. */

import type { Finding, ParsedFile, TextLiteral } from '../../language';
import { isOpenValue } from '../../settings/setting';
import { badValueFindings, misspeltFinding } from '../../tokenCredentials';
import type { Span } from '../../text';
import { tokensOf } from './tokens';
import { entryAt, itemAt, pairAt, scalarOf } from './model';

const names = [
  'WEBSITE_DISABLE_MSI',
  'AZURE_TOKEN_CREDENTIAL',
  'AZURE_TOKEN_CREDENTIALS',
  'AZURE_CLIENT_SECRET',
] as const;

/** What is wrong with variables of these names, wherever in the file they are set. */
export function variableFindings(file: ParsedFile): Finding[] {
  return names.flatMap((name) =>
    tokensOf(file, name).flatMap((at): Finding[] => {
      const inOne = textSetting(file, name, at);
      if (inOne) return findingOf(name, { start: at, end: at + name.length }, inOne);
      const pair = pairAt(file, at);
      if (!pair) return [];
      const key = scalarOf(pair.childForFieldName('key'));
      const said = scalarOf(pair.childForFieldName('value'));
      if (key?.value === name && said) return findingOf(name, key, said);
      // `- name: X` with `value: y` beside it.
      if (key?.value !== 'name' || said?.value !== name || !pair.parent) return [];
      const value = scalarOf(entryAt(pair.parent, 'value')?.value);
      return value ? findingOf(name, said, value) : [];
    }),
  );
}

/** The value of `- NAME=value`. */
function textSetting(file: ParsedFile, name: string, at: number): TextLiteral | undefined {
  const item = file.text.charAt(at + name.length) === '=' ? scalarOf(itemAt(file, at)) : undefined;
  if (item?.start !== at || !item.value.startsWith(`${name}=`)) return undefined;
  const start = at + name.length + 1;
  return { start, end: item.end, value: item.value.slice(name.length + 1) };
}

function findingOf(name: (typeof names)[number], { start, end }: Span, said: TextLiteral): Finding[] {
  const { value } = said;
  switch (name) {
    case 'AZURE_TOKEN_CREDENTIAL':
      return [{ start, end, ...misspeltFinding, edits: [{ start, end, text: 'AZURE_TOKEN_CREDENTIALS' }] }];
    case 'AZURE_TOKEN_CREDENTIALS':
      return badValueFindings(said);
    case 'WEBSITE_DISABLE_MSI': {
      if (!/^(true|1)$/i.test(value)) return [];
      const edits = [{ start: said.start, end: said.end, text: value === '1' ? '0' : 'false' }];
      return [{ rule: 'msi-disabled', values: {}, start, end, edits, fix: 'mend' }];
    }
    case 'AZURE_CLIENT_SECRET':
      // `$(NAME)` of a pipeline and `${{ … }}` of a workflow are put in later.
      return isOpenValue(value)
        ? []
        : [{ rule: 'secret-in-code', variant: 'clientSecret', values: {}, start, end, fix: 'none' }];
  }
}
