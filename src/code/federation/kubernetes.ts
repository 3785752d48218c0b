/** Service accounts that trade their tokens: in manifests, and in the values of a Helm chart where they say it plainly. */

import { podPath, annotation, labelEdits } from '../declarations/yaml/kubernetes';
import { textUnder, valueAt, yamlValues, type YamlValue } from '../declarations/yaml/values';
import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import type { Span } from '../text';
import type { Exchange, ExchangeProblem } from './exchange';
import { lineOf } from './lineOf';

export interface KubernetesFile {
  readonly accounts: readonly Account[];
  readonly workloads: readonly Workload[];
}

interface Placed extends Span {
  readonly uri: string;
  readonly path: string;
  readonly line: number;
}

export interface Account extends Placed {
  readonly name: string;
  readonly namespace?: string;
  readonly clientId: Span & { readonly value: string };
}

/** Something that makes pods. */
export interface Workload extends Placed {
  readonly account: string;
  readonly namespace?: string;
  /** What is wrong with the label that makes its pods trade the token. */
  readonly problem?: ExchangeProblem;
}

const label = 'azure.workload.identity/use';
/** A word of every document that matters; charts and operators have large ones that do not. */
const about = /azure\.workload\.identity|serviceAccountName/;

export function readKubernetes(file: ParsedFile, uri: string, path: string): KubernetesFile {
  const accounts: Account[] = [];
  const workloads: Workload[] = [];
  const placed = (span: Span): Placed => ({ uri, path, line: lineOf(file.text, span.start), ...span });
  for (const root of yamlValues(file, about)) {
    const kind = textUnder(root, 'kind');
    const namespace = textUnder(root, 'metadata', 'namespace');
    const inNamespace = namespace === undefined ? {} : { namespace };
    if (kind === undefined) accounts.push(...inHelmValues(root, placed));
    else if (kind === 'ServiceAccount') {
      const client = valueAt(root, 'metadata', 'annotations', annotation);
      const name = textUnder(root, 'metadata', 'name');
      if (client?.text !== undefined && name !== undefined)
        accounts.push({ ...accountOf(name, client, placed), ...inNamespace });
    } else {
      const made = workloadOf(file, root, kind, placed);
      if (made !== undefined) workloads.push({ ...made, ...inNamespace });
    }
  }
  return { accounts, workloads };
}

function accountOf(name: string, client: YamlValue, placed: (span: Span) => Placed): Account {
  const span = spanOf(client.node);
  return { ...placed(span), name, clientId: { ...span, value: client.text ?? '' } };
}

/** `serviceAccount` with a name and the annotation, at the top or one level below, as charts have it. */
function inHelmValues(root: YamlValue, placed: (span: Span) => Placed): Account[] {
  return [root, ...root.entries.map(({ value }) => value)].flatMap((value) => {
    const account = valueAt(value, 'serviceAccount');
    const client = valueAt(account, 'annotations', annotation);
    const name = textUnder(account, 'name');
    const plain = client?.text !== undefined && name !== undefined && name !== '' && !name.includes('{{');
    return plain ? [accountOf(name, client, placed)] : [];
  });
}

function workloadOf(
  file: ParsedFile,
  root: YamlValue,
  kind: string,
  placed: (span: Span) => Placed,
): Workload | undefined {
  const pods = podPath(kind);
  const account = pods && valueAt(root, ...pods, 'spec', 'serviceAccountName');
  if (account?.text === undefined || pods === undefined) return undefined;
  const use = valueAt(root, ...pods, 'metadata', 'labels', label);
  const span = spanOf(account.node);
  const found = { ...placed(span), account: account.text };
  if (use?.text === undefined) {
    const edits = labelEdits(file, root.node);
    return { ...found, problem: { fault: 'podLabel', ...span, ...(edits !== undefined && { edits }) } };
  }
  // The API server refuses a label that is no text.
  if (use.node.type !== 'plain_scalar' || use.text !== 'true') return found;
  const at = spanOf(use.node);
  return { ...found, problem: { fault: 'podLabelType', ...at, edits: [{ ...at, text: '"true"' }] } };
}

/** Each annotated account with the pods that use it, from whichever file. */
export function kubernetesExchanges(files: readonly KubernetesFile[]): readonly Exchange[] {
  const workloads = files.flatMap((file) => file.workloads);
  return files
    .flatMap((file) => file.accounts)
    .flatMap(({ name, namespace, clientId, ...place }): Exchange[] => {
      const users = workloads.filter(
        (each) =>
          each.account === name &&
          (each.namespace === undefined || namespace === undefined || each.namespace === namespace),
      );
      const base = {
        kind: 'kubernetes',
        ...(isLiteral(clientId.value) ? { clientId } : { clientIdText: clientId.value }),
        name,
        open: [],
      } as const;
      const claims = [
        { kind: 'kubernetes', account: name, ...(namespace !== undefined && { namespace }) },
      ] as const;
      return [
        {
          ...place,
          ...base,
          expected: [{ claims, sure: namespace !== undefined, because: 'ServiceAccount' }],
          problems: [],
        },
        // What is wrong with a pod stands in the pod's own file.
        ...users.flatMap(({ problem, account, namespace: _own, ...at }): Exchange[] =>
          problem === undefined
            ? []
            : [
                {
                  kind: 'kubernetes',
                  ...at,
                  name: account,
                  ...(isLiteral(clientId.value) && { clientIdText: clientId.value }),
                  expected: [],
                  open: [],
                  problems: [problem],
                },
              ],
        ),
      ];
    });
}

/** Templates and variables are filled in when it is deployed. */
function isLiteral(value: string): boolean {
  return value !== '' && !/[{}$<>]/.test(value);
}
