/** Reads a workflow, or an action of the repository, out of its YAML. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { textsOf, textUnder, valueAt, yamlValues, type YamlValue } from '../../declarations/yaml/values';
import { isSelfHosted, permissionEdits } from '../../declarations/yaml/workflow';
import type { ParsedFile } from '../../language';
import { spanOf } from '../../nodes';
import type { Span } from '../../text';
import type { Job, LocalAction, Login, Trigger, Values, Workflow } from './workflowModel';

/** `undefined` for a file that holds no jobs. */
export function readWorkflow(
  file: ParsedFile,
  { uri, path, place }: Pick<Workflow, 'uri' | 'path' | 'place'>,
): Workflow | undefined {
  const root = yamlValues(file).find((value) => valueAt(value, 'jobs') !== undefined);
  if (root === undefined) return undefined;
  // YAML of old reads a bare `on` as true.
  const on = valueAt(root, 'on') ?? valueAt(root, 'true');
  return {
    uri,
    path,
    place,
    text: file.text,
    triggers: triggersOf(on),
    inputs: inputsOf(on),
    jobs: (valueAt(root, 'jobs')?.entries ?? []).map(({ key, pair, value }) =>
      jobOf(file, root, key, pair, value),
    ),
  };
}

/** The action in a folder, when it signs in. */
export function readAction(file: ParsedFile, folder: string): LocalAction | undefined {
  const logins = yamlValues(file).flatMap((root) =>
    (valueAt(root, 'runs', 'steps')?.items ?? []).flatMap((step) => loginOf(step) ?? []),
  );
  return logins.length === 0 ? undefined : { folder, logins };
}

function triggersOf(on: YamlValue | undefined): Trigger[] {
  const bare = textsOf(on).map((event) => ({ event, branchesIgnored: false, tagsIgnored: false }));
  const full = (on?.entries ?? []).map(({ key, value }): Trigger => {
    const branches = valueAt(value, 'branches');
    const tags = valueAt(value, 'tags');
    return {
      event: key,
      ...(branches !== undefined && { branches: textsOf(branches) }),
      ...(tags !== undefined && { tags: textsOf(tags) }),
      branchesIgnored: valueAt(value, 'branches-ignore') !== undefined,
      tagsIgnored: valueAt(value, 'tags-ignore') !== undefined,
    };
  });
  return [...bare, ...full];
}

/** Inputs whose values are listed, or that have one by default. */
function inputsOf(on: YamlValue | undefined): Values {
  const found = new Map<string, readonly string[]>();
  for (const event of ['workflow_dispatch', 'workflow_call']) {
    for (const { key, value } of valueAt(on, event, 'inputs')?.entries ?? []) {
      const options = textsOf(valueAt(value, 'options'));
      const standard = textUnder(value, 'default');
      const values =
        options.length > 0 ? options : standard === undefined || standard === '' ? [] : [standard];
      if (values.length > 0) found.set(`inputs.${key}`, values);
    }
  }
  return found;
}

function jobOf(file: ParsedFile, root: YamlValue, id: string, pair: Node, job: YamlValue): Job {
  const steps = valueAt(job, 'steps')?.items ?? [];
  const environment = textUnder(job, 'environment') ?? textUnder(job, 'environment', 'name');
  const condition = textUnder(job, 'if');
  const key = pair.childForFieldName('key') ?? pair;
  const edits = permissionEdits(file, root.node, job.node);
  const calls = callOf(job);
  const logins = isSelfHosted(job.node)
    ? steps.flatMap((step) => loginOf(step) ?? []).filter(({ clientId }) => clientId !== undefined)
    : steps.flatMap((step) => loginOf(step) ?? []);
  return {
    ...spanOf(key),
    id,
    ...(environment !== undefined && { environment }),
    ...(condition !== undefined && { condition }),
    values: matrixOf(valueAt(job, 'strategy', 'matrix')),
    idToken: idTokenOf(valueAt(job, 'permissions') ?? valueAt(root, 'permissions')),
    ...(edits !== undefined && edits.length > 0 && { permissionEdits: edits }),
    logins: [...logins, ...byVariables(root, job)],
    actions: steps.flatMap(actionOf),
    ...(calls !== undefined && { calls }),
  };
}

function idTokenOf(permissions: YamlValue | undefined): Job['idToken'] {
  if (permissions === undefined) return 'inherited';
  if (permissions.text === 'write-all' || textUnder(permissions, 'id-token') === 'write') return 'granted';
  return 'denied';
}

function loginOf(step: YamlValue): Login | undefined {
  const uses = valueAt(step, 'uses');
  if (uses?.text !== undefined && /^azure\/login@/i.test(uses.text)) {
    const client = valueAt(step, 'with', 'client-id');
    if (client === undefined || textUnder(step, 'with', 'auth-type')?.toUpperCase() === 'IDENTITY')
      return undefined;
    return login(step, uses.node, client, textUnder(step, 'with', 'audience'));
  }
  const run = valueAt(step, 'run');
  if (run?.text !== undefined && /\bazd\s+auth\s+login\b[^\n]*--federated-credential-provider/.test(run.text))
    return login(step, run.node, valueAt(step, 'env', 'AZURE_CLIENT_ID'), undefined);
  return undefined;
}

/** Terraform's provider trades the token by itself when the variable says so. */
function byVariables(root: YamlValue, job: YamlValue): Login[] {
  const places = [valueAt(job, 'env'), valueAt(root, 'env')].filter((place) => place !== undefined);
  const flag = places.flatMap((place) => valueAt(place, 'ARM_USE_OIDC') ?? [])[0];
  if (flag?.text === undefined || !/^(true|1)$/i.test(flag.text)) return [];
  const client = places.flatMap((place) => valueAt(place, 'ARM_CLIENT_ID') ?? [])[0];
  return [login(job, flag.node, client, undefined)];
}

function login(
  step: YamlValue,
  at: Node,
  client: YamlValue | undefined,
  audience: string | undefined,
): Login {
  const condition = textUnder(step, 'if');
  return {
    ...spanOf(at),
    ...(client?.text !== undefined && { clientId: { ...spanOf(client.node), value: client.text } }),
    ...(audience !== undefined && { audience }),
    ...(condition !== undefined && { condition }),
  };
}

function actionOf(step: YamlValue): Job['actions'][number][] {
  const uses = valueAt(step, 'uses');
  if (uses?.text?.startsWith('./') !== true) return [];
  const condition = textUnder(step, 'if');
  return [{ ...spanOf(uses.node), folder: normal(uses.text), ...(condition !== undefined && { condition }) }];
}

function callOf(job: YamlValue): Job['calls'] {
  const uses = valueAt(job, 'uses');
  if (uses?.text === undefined) return undefined;
  const given = valueAt(job, 'with')?.entries ?? [];
  const client = [...given, ...(valueAt(job, 'secrets')?.entries ?? [])].find(({ key }) =>
    /client.?id/i.test(key),
  )?.value;
  const inputs = given.flatMap(({ key, value }): [string, string][] =>
    value.text === undefined ? [] : [[`inputs.${key}`, value.text]],
  );
  return {
    ...spanOf(uses.node),
    target: uses.text.startsWith('./') ? normal(uses.text) : uses.text,
    inputs: new Map(inputs),
    ...(client?.text !== undefined && {
      clientId: { ...(spanOf(client.node) satisfies Span), value: client.text },
    }),
  };
}

/** `./.github/actions/login/` as a path in the repository. */
function normal(path: string): string {
  return path.replace(/^(\.\/)+/, '').replace(/\/+$/, '');
}

/** What the variables of a matrix stand for, `matrix.stage`, `matrix.target.name`; none of a matrix that is an expression. */
function matrixOf(matrix: YamlValue | undefined): Values {
  const found = new Map<string, string[]>();
  const take = (name: string, value: YamlValue): void => {
    if (value.text !== undefined) found.set(name, [...(found.get(name) ?? []), value.text]);
    for (const { key, value: inner } of value.entries) take(`${name}.${key}`, inner);
  };
  for (const { key, value } of matrix?.entries ?? []) {
    if (key === 'exclude') continue;
    if (key === 'include')
      for (const item of value.items) for (const each of item.entries) take(`matrix.${each.key}`, each.value);
    else for (const item of value.items) take(`matrix.${key}`, item);
  }
  return found;
}
