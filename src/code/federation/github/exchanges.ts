/** Every sign-in of a repository's workflows, with the tokens that it will show: through called workflows and own actions too. */

import { lineOf } from '../lineOf';
import type { Exchange, Expected, Open, Repository } from '../exchange';
import { filterOf } from './conditions';
import { inputsFrom, runsIn, runsOf, type Runs } from './runs';
import type { Job, LocalAction, Login, Trigger, Values, Workflow } from './workflowModel';

/** What a job knows of those that called it. */
interface Caller {
  readonly triggers: readonly Trigger[];
  readonly values: Values;
  readonly idToken: Job['idToken'];
  readonly conditions: readonly (string | undefined)[];
  /** The called workflow's own place, so that a circle of calls ends. */
  readonly through: readonly string[];
  readonly clientId?: NonNullable<Job['calls']>['clientId'];
}

export function workflowExchanges(
  workflows: readonly Workflow[],
  actions: readonly LocalAction[],
  repository: Repository,
): readonly Exchange[] {
  const called = new Set(workflows.flatMap(({ jobs }) => jobs.flatMap(({ calls }) => calls?.target ?? [])));
  return workflows.flatMap((workflow) => {
    const own = workflow.triggers.filter(({ event }) => event !== 'workflow_call');
    const isReusable = own.length < workflow.triggers.length;
    // What others here call is told with them.
    if (own.length === 0 && (!isReusable || called.has(workflow.place))) return [];
    const caller: Caller = {
      triggers: own,
      values: workflow.inputs,
      idToken: 'inherited',
      conditions: [],
      through: [],
    };
    return exchangesIn(workflow, caller, { workflows, actions, repository });
  });
}

interface Known {
  readonly workflows: readonly Workflow[];
  readonly actions: readonly LocalAction[];
  readonly repository: Repository;
}

function exchangesIn(workflow: Workflow, caller: Caller, known: Known): Exchange[] {
  return workflow.jobs.flatMap((job): Exchange[] => {
    const values = new Map([...caller.values, ...job.values]);
    const conditions = [...caller.conditions, job.condition];
    const logins = [
      ...job.logins.map((login) => ({ login, conditions: [...conditions, login.condition] })),
      ...job.actions.flatMap(({ folder, condition, start, end }) =>
        (known.actions.find((action) => action.folder === folder)?.logins ?? []).map((login) => ({
          // The place in this workflow, which is what a person can change here.
          login: { ...literalOnly(login), start, end },
          conditions: [...conditions, condition, login.condition],
        })),
      ),
    ];
    const idToken = job.idToken === 'inherited' ? caller.idToken : weaker(caller, job.idToken);
    const own = logins.map(({ login, conditions: all }) =>
      exchangeOf(workflow, job, login, runsFor(job, caller, values, all, known.repository), idToken, caller),
    );
    return [...own, ...throughCall(workflow, job, { ...caller, values, conditions, idToken }, known)];
  });
}

/** A called workflow may no more than its caller. */
function weaker({ idToken, through }: Caller, own: Job['idToken']): Job['idToken'] {
  return through.length > 0 && idToken !== 'granted' ? idToken : own;
}

/** An action's expressions are about its inputs: only what is written out says which identity it is. */
function literalOnly({ clientId, ...login }: Login): Login {
  return clientId === undefined || clientId.value.includes('${{') ? login : { ...login, clientId };
}

function runsFor(
  job: Job,
  { triggers, through }: Caller,
  values: Values,
  conditions: readonly (string | undefined)[],
  repository: Repository,
): Runs {
  if (triggers.length === 0 && through.length === 0)
    return { expected: [], open: [{ reason: 'calledFromElsewhere', because: 'workflow_call' }] };
  const { expected, open } =
    job.environment === undefined
      ? runsOf(triggers, repository)
      : runsIn(job.environment, values, triggers, repository);
  const filter = filterOf(conditions);
  const kept = distinct(expected.filter((each) => filter.keep(each)));
  return {
    expected: filter.sure ? kept : kept.map((each): Expected => ({ ...each, sure: false })),
    open: open.filter((each) => mayRun(each, conditions)),
  };
}

/** A condition on one branch or event leaves no room for any other. */
function mayRun({ because }: Open, conditions: readonly (string | undefined)[]): boolean {
  return !conditions.some((condition) => {
    if (condition === undefined || condition.includes('||')) return false;
    const event = /github\.event_name\s*==\s*'([^']*)'/.exec(condition)?.[1];
    return (
      /github\.(ref|ref_name)\s*==\s*'/.test(condition) ||
      (event !== undefined && !because.split(', ').includes(event))
    );
  });
}

function distinct(expected: readonly Expected[]): readonly Expected[] {
  const seen = new Map<string, Expected>();
  for (const each of expected) {
    const key = JSON.stringify(each.claims);
    const before = seen.get(key);
    if (before === undefined) seen.set(key, each);
    else if (!before.because.split(', ').includes(each.because))
      seen.set(key, { ...before, because: `${before.because}, ${each.because}` });
  }
  return [...seen.values()];
}

function exchangeOf(
  workflow: Workflow,
  job: Job,
  login: Login,
  { expected, open }: Runs,
  idToken: Job['idToken'],
  caller: Caller,
): Exchange {
  const { start, end } = login;
  const client = login.clientId ?? caller.clientId;
  const literal = client !== undefined && !client.value.includes('${{');
  // What a caller passes on stands in another file: its place is not of this one.
  const isHere = client === login.clientId;
  return {
    kind: 'github',
    uri: workflow.uri,
    path: workflow.path,
    line: lineOf(workflow.text, start),
    start,
    end,
    name: job.id,
    ...(literal && isHere && { clientId: client }),
    ...(client !== undefined && !(literal && isHere) && { clientIdText: client.value }),
    ...(login.audience !== undefined && { audience: login.audience }),
    expected,
    open,
    problems:
      idToken === 'granted'
        ? []
        : [
            {
              fault: 'idToken',
              start,
              end,
              ...(job.permissionEdits !== undefined && { edits: job.permissionEdits }),
            },
          ],
  };
}

/** The sign-ins of the workflow that a job is. One of another repository cannot be read: its job asks for a token all the same. */
function throughCall(workflow: Workflow, job: Job, caller: Caller, known: Known): Exchange[] {
  const { calls } = job;
  if (calls === undefined) return [];
  const target = known.workflows.find(({ place }) => place === calls.target);
  if (target !== undefined) {
    if (caller.through.includes(target.place)) return [];
    return exchangesIn(
      target,
      {
        ...caller,
        values: inputsFrom(calls, caller.values, target.inputs),
        through: [...caller.through, workflow.place, target.place],
        ...(calls.clientId !== undefined && { clientId: calls.clientId }),
      },
      known,
    );
  }
  // Without the permission it signs in to nothing.
  if (caller.idToken !== 'granted' || !calls.target.includes('@')) return [];
  const runs = runsFor(job, caller, caller.values, caller.conditions, known.repository);
  const unsure = { ...runs, expected: runs.expected.map((each): Expected => ({ ...each, sure: false })) };
  const login = { start: calls.start, end: calls.end, ...(calls.clientId && { clientId: calls.clientId }) };
  return [exchangeOf(workflow, job, login, unsure, 'granted', caller)];
}
