/** Reads everything in a workspace that trades tokens, file by file, each parsed and freed. */

import { turn } from '../../model/turn';
import type { Syntax } from '../entry';
import type { ParsedFile } from '../language';
import type { Exchange, Repository, WorkspaceFederation } from './exchange';
import { gitLabExchanges } from './gitLab';
import { workflowExchanges } from './github/exchanges';
import { readAction, readWorkflow } from './github/readWorkflow';
import type { LocalAction, Workflow } from './github/workflowModel';
import { kubernetesExchanges, readKubernetes, type KubernetesFile } from './kubernetes';
import { pipelineExchanges } from './pipelines';
import { terraformExchanges } from './terraformCloud';

export interface FederationFile {
  readonly uri: string;
  /** In the workspace, for a person to read. */
  readonly path: string;
  /** In its repository, with `/`. */
  readonly place: string;
  readonly text: string;
  /** Which of the repositories it belongs to. */
  readonly repository?: Repository;
}

type FileKind = 'workflow' | 'action' | 'pipeline' | 'gitLab' | 'kubernetes' | 'terraform';

/** What a file may be, by its name and by words that it would have to hold; most files are nothing. */
export function federationKind({
  place,
  text,
}: Pick<FederationFile, 'place' | 'text'>): FileKind | undefined {
  if (place.endsWith('.tf')) return /\bterraform\s*\{/.test(text) ? 'terraform' : undefined;
  if (/^\.github\/workflows\/[^/]+\.ya?ml$/.test(place)) return 'workflow';
  const name = place.slice(place.lastIndexOf('/') + 1);
  if (/^action\.ya?ml$/.test(name)) return /azure\/login@/i.test(text) ? 'action' : undefined;
  if (/\.gitlab-ci\.ya?ml$/.test(name)) return 'gitLab';
  if (text.includes('azure.workload.identity') || text.includes('serviceAccountName')) return 'kubernetes';
  return /\btask:/.test(text) ? 'pipeline' : undefined;
}

/** Throws the signal's reason when it is aborted between two files. */
export async function readFederation(
  syntax: Pick<Syntax, 'plan'>,
  files: readonly FederationFile[],
  repositories: readonly Repository[],
  signal: AbortSignal,
): Promise<WorkspaceFederation> {
  const workflows = new Map<Repository | undefined, Workflow[]>();
  const actions = new Map<Repository | undefined, LocalAction[]>();
  const clusters: KubernetesFile[] = [];
  const exchanges: Exchange[] = [];
  const unread: string[] = [];
  for (const file of files) {
    signal.throwIfAborted();
    const kind = federationKind(file);
    if (kind === undefined) continue;
    // Every file is a piece of work of its own: the host gets its turn between two.
    await turn();
    const { uri, path, place, repository } = file;
    const read = (parsed: ParsedFile): void => {
      switch (kind) {
        case 'workflow': {
          const workflow = readWorkflow(parsed, { uri, path, place });
          if (workflow !== undefined) add(workflows, repository, workflow);
          return;
        }
        case 'action': {
          const action = readAction(parsed, place.slice(0, place.lastIndexOf('/')));
          if (action !== undefined) add(actions, repository, action);
          return;
        }
        case 'pipeline':
          exchanges.push(...pipelineExchanges(parsed, uri, path, repository));
          return;
        case 'gitLab':
          exchanges.push(...gitLabExchanges(parsed, uri, path, repository));
          return;
        case 'kubernetes':
          clusters.push(readKubernetes(parsed, uri, path));
          return;
        case 'terraform':
          exchanges.push(...terraformExchanges(parsed, uri, path));
      }
    };
    if (!(await parsedOnce(syntax, file, kind, read, signal))) unread.push(path);
  }
  const ofWorkflows = [...workflows].flatMap(([repository, own]) =>
    repository?.kind === 'github'
      ? workflowExchanges(own, actions.get(repository) ?? [], repository)
      : unplaced(own),
  );
  const all = [...ofWorkflows, ...kubernetesExchanges(clusters), ...exchanges];
  const named = new Set(all.map(({ uri }) => uri));
  return {
    repositories,
    exchanges: all,
    texts: new Map(files.flatMap(({ uri, text }) => (named.has(uri) ? [[uri, text]] : []))),
    unread,
  };
}

/** The sign-ins of workflows whose repository is not known: no remote says what GitHub calls it. */
function unplaced(workflows: readonly Workflow[]): readonly Exchange[] {
  const nowhere: Repository = { kind: 'github', host: '', path: ['', ''], branches: [], tags: [] };
  return workflowExchanges(workflows, [], nowhere).map((exchange) => ({
    ...exchange,
    expected: [],
    open: [{ reason: 'noRepository', because: exchange.expected[0]?.because ?? 'push' }],
  }));
}

function add<T>(to: Map<Repository | undefined, T[]>, repository: Repository | undefined, one: T): void {
  to.set(repository, [...(to.get(repository) ?? []), one]);
}

/** Whether the file could be read: one that is too large cannot. */
async function parsedOnce(
  syntax: Pick<Syntax, 'plan'>,
  { uri, path, text }: FederationFile,
  kind: FileKind,
  read: (parsed: ParsedFile) => void,
  signal: AbortSignal,
): Promise<boolean> {
  const languageId = kind === 'terraform' ? 'terraform' : 'yaml';
  let done = false;
  // No version of a document: its text may be that of a file nobody has open.
  const source = { uri, version: -1, languageId, text, path: `/${path}`, indent: '  ' };
  await syntax.plan(
    source,
    (_language, parsed) => {
      read(parsed);
      done = true;
      return undefined;
    },
    signal,
  );
  return done;
}
