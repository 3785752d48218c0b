/** Azure Pipelines: the service connections that a pipeline's tasks sign in with. */

import { textUnder, valueAt, yamlValues, type YamlValue } from '../declarations/yaml/values';
import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import type { Exchange, Repository } from './exchange';
import { lineOf } from './lineOf';

/** Inputs by which the tasks of Microsoft take a connection to Azure, in lower case. */
const connectionInputs: ReadonlySet<string> = new Set([
  'azuresubscription',
  'connectedservicename',
  'connectedservicenamearm',
  'azureresourcemanagerconnection',
  'azureserviceconnection',
  'azuresubscriptionendpoint',
  'backendservicearm',
  'environmentserviceName'.toLowerCase(),
  'environmentservicenameazurerm',
]);

/** The connections of a pipeline, each once; none of a file that is no pipeline. */
export function pipelineExchanges(
  file: ParsedFile,
  uri: string,
  path: string,
  repository: Repository | undefined,
): readonly Exchange[] {
  const found = new Map<string, Exchange>();
  for (const root of yamlValues(file)) {
    if (!['steps', 'jobs', 'stages'].some((key) => valueAt(root, key) !== undefined)) continue;
    const variables = variablesOf(root);
    for (const input of inputsIn(root, 0)) {
      const text = input.text ?? '';
      const name = resolved(text, variables);
      if (found.has(name ?? text)) continue;
      const span = spanOf(input.node);
      const [organization, project] =
        repository?.kind === 'azureDevOps' ? repository.path : [undefined, undefined];
      const claim = {
        kind: 'azureDevOps',
        connection: name ?? '',
        ...(organization !== undefined && { organization }),
        ...(project !== undefined && { project }),
      } as const;
      found.set(name ?? text, {
        kind: 'azureDevOps',
        uri,
        path,
        line: lineOf(file.text, span.start),
        ...span,
        name: name ?? text,
        expected: name === undefined ? [] : [{ claims: [claim], sure: true, because: 'pipeline' }],
        open: name === undefined ? [{ reason: 'expression', pattern: text, because: 'pipeline' }] : [],
        problems: [],
      });
    }
  }
  return [...found.values()];
}

function inputsIn(value: YamlValue, depth: number): YamlValue[] {
  if (depth > 30) return [];
  const inputs = valueAt(value, 'task') === undefined ? undefined : valueAt(value, 'inputs');
  const own = (inputs?.entries ?? []).flatMap(({ key, value: input }) =>
    connectionInputs.has(key.toLowerCase()) && input.text !== undefined && input.text !== '' ? [input] : [],
  );
  const below = [...value.items, ...value.entries.map((entry) => entry.value)];
  return [...own, ...below.flatMap((each) => inputsIn(each, depth + 1))];
}

/** Variables that the file itself gives a text: as a map, or as a list of names and values. */
function variablesOf(root: YamlValue): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  const variables = valueAt(root, 'variables');
  for (const { key, value } of variables?.entries ?? [])
    if (value.text !== undefined) found.set(key, value.text);
  for (const item of variables?.items ?? []) {
    const [name, value] = [textUnder(item, 'name'), textUnder(item, 'value')];
    if (name !== undefined && value !== undefined) found.set(name, value);
  }
  for (const item of valueAt(root, 'parameters')?.items ?? []) {
    const [name, value] = [textUnder(item, 'name'), textUnder(item, 'default')];
    if (name !== undefined && value !== undefined) found.set(`parameters.${name}`, value);
  }
  return found;
}

/** The text with its variables filled in; `undefined` when one of them is not known here. */
function resolved(text: string, variables: ReadonlyMap<string, string>): string | undefined {
  const filled = text.replace(
    /\$\(([\w.-]+)\)|\$\{\{\s*(?:variables\.)?([\w.-]+)\s*\}\}/g,
    (whole, plain: string | undefined, early: string | undefined) =>
      variables.get(plain ?? early ?? '') ?? whole,
  );
  return /\$\(|\$\{\{|\$\[/.test(filled) ? undefined : filled;
}
