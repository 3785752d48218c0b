/** The doctor: which workflows, pipelines and pods of the workspace would fail to get the identity, and why; one click mends it. */

import type { Connection } from '../../access/connection';
import { checkFederation, type CheckFinding, type Remedy } from '../../access/federation/check';
import type { FederatedIdentity } from '../../access/federation/writes';
import { isCancelled } from '../../model/failure';
import {
  exchangeAudience,
  type FederatedCredential,
  type NewFederatedCredential,
  type TokenCluster,
} from '../../model/federation';
import { listing } from '../../model/listing';
import { credentialName } from '../../model/subjects';
import type { Choice } from '../../ui/formPorts';
import type { FollowUps } from '../../ui/ports';
import type { Said } from '../../ui/said';
import { connect } from '../connect';
import type { CommandDeps, Gesture } from '../deps';
import { saidStep } from '../saidStep';
import { add } from './addFederatedCredential';
import { planOf } from './addPlan';
import { askCredentials } from './addSteps';
import { plainFindings, reportOf, type PlainFinding } from './checkReport';
import { fixesOf, isFixable } from './fileFixes';
import { wordsOfSubject } from './offers';
import { askForFederated, namedFederated } from './subject';

export interface CheckResult {
  readonly identityId: string;
  readonly findings: readonly PlainFinding[];
  /** The report as it is shown. */
  readonly report: string;
}

/** @returns what was found, worst first; `undefined` when the person left. */
export const checkFederatedCredentials: Gesture =
  (deps) =>
  async (input): Promise<CheckResult | undefined> => {
    const { ui } = deps;
    const connection = await connect(deps);
    const step = saidStep(['federation.check'], { number: 1, total: 1 }, connection);
    const on =
      (await namedFederated(deps, connection, input)) ?? (await askForFederated(deps, connection, step));
    if (on === 'back' || on === 'cancelled') return undefined;
    const found = await ui.busy({ doing: 'said', what: ['federation.checking'] }, (signal) =>
      examine(deps, connection, on, signal),
    );
    const { identity } = on;
    const { workspace, credentials, findings } = found;
    const name = `federation ${identity.name}`;
    const report = await ui.documents.showReport(
      name,
      reportOf(identity, credentials, workspace, findings),
      connection.sample,
    );
    tell(deps, connection, on, found);
    return { identityId: identity.id, findings: plainFindings(findings), report };
  };

type Examined = Awaited<ReturnType<typeof examine>>;

async function examine(
  { code }: CommandDeps,
  { store, azure, cloud }: Connection,
  { identity, tenantId }: FederatedIdentity,
  signal: AbortSignal,
) {
  const [workspace, held, clusters] = await Promise.all([
    code.federation(signal),
    store.federatedCredentials(identity, tenantId, signal),
    clustersOf(azure, tenantId, signal),
  ]);
  const credentials = held.items;
  const audience = exchangeAudience(cloud.name);
  const lookup = (guid: string) => store.index.lookup(guid);
  const findings = checkFederation({ workspace, identity, credentials, clusters, audience, lookup });
  return { workspace, credentials, findings };
}

/** Without Resource Graph the issuers of clusters are not known, which keeps nothing else from being checked. */
async function clustersOf(
  { federatedCredentials }: Connection['azure'],
  tenantId: string,
  signal: AbortSignal,
): Promise<readonly TokenCluster[]> {
  try {
    return (await federatedCredentials.clusters(tenantId, signal)).items;
  } catch (error) {
    if (isCancelled(error)) throw error;
    return [];
  }
}

function tell(deps: CommandDeps, connection: Connection, on: FederatedIdentity, found: Examined): void {
  const { findings, workspace } = found;
  const failing = findings.filter(({ tone }) => tone === 'error').length;
  const maybe = findings.filter(({ tone }) => tone === 'warning').length;
  const { name } = on.identity;
  const text: Said =
    workspace.exchanges.length === 0
      ? ['federation.checkedNothing']
      : failing + maybe === 0
        ? ['federation.checkedWell', name]
        : ['federation.checked', failing, maybe, name];
  const remedies = remediesIn(findings);
  const fixes = fixesOf(findings.filter(isFixable), on.identity, workspace);
  const more: FollowUps['more'] = [
    ...(remedies.length === 0
      ? []
      : [
          {
            label: ['federation.addMissing'] as const,
            run: () => addMissing(deps, connection, on, remedies),
          },
        ]),
    ...(fixes.length === 0
      ? []
      : [
          {
            label: ['federation.fixFiles', fixes.length] as const,
            run: () => fixFiles(deps, connection, on),
          },
        ]),
  ];
  deps.ui.tell({ news: 'said', text, tone: failing + maybe === 0 ? 'good' : 'note' }, connection.sample, {
    more,
  });
}

/** Each once, what surely fails first. */
function remediesIn(findings: readonly CheckFinding[]): readonly Remedy[] {
  const all = findings.flatMap((finding) => ('remedy' in finding ? [finding.remedy] : []));
  return [
    ...new Map(
      all.map((remedy) => [`${remedy.issuer ?? ''}\n${remedy.subject}\n${remedy.audience}`, remedy]),
    ).values(),
  ];
}

/** Reads the workspace anew, since files may have changed since the report, and mends what is still to be mended. */
async function fixFiles(deps: CommandDeps, connection: Connection, on: FederatedIdentity): Promise<void> {
  const { workspace, findings } = await deps.ui.busyInView((signal) => examine(deps, connection, on, signal));
  const fixes = fixesOf(findings.filter(isFixable), on.identity, workspace);
  await deps.code.edit(fixes);
  deps.ui.tell(
    { news: 'said', text: ['federation.fixed', fixes.length], tone: 'passing' },
    connection.sample,
  );
}

interface RemedyChoice {
  readonly remedy: Remedy;
}

/** Which of them, then a review of all. One whose issuer only a person knows is asked for by itself. */
async function addMissing(
  deps: CommandDeps,
  connection: Connection,
  on: FederatedIdentity,
  remedies: readonly Remedy[],
): Promise<void> {
  const { ui } = deps;
  const step = saidStep(['federation.addTo', on.identity.name], { number: 1, total: 2 }, connection);
  for (;;) {
    const picked = await ui.pick.choices<RemedyChoice>({
      step,
      back: false,
      question: ['federation.whichMissing'],
      load: () => Promise.resolve(listing(remedies.map(choiceOf))),
    });
    if (picked === 'back' || picked === 'cancelled') return;
    const { items: existing } = await ui.busyInView((signal) =>
      connection.store.federatedCredentials(on.identity, on.tenantId, signal),
    );
    const whole = picked.flatMap(({ remedy }) =>
      remedy.issuer === undefined ? [] : [{ ...remedy, issuer: remedy.issuer }],
    );
    const wanted = namedWell(on, whole, existing);
    if (wanted.length > 0) {
      const context = {
        deps,
        connection,
        workspace: { repositories: [], exchanges: [], texts: new Map(), unread: [] },
        existing: () => Promise.resolve(existing),
      };
      const answer = await ui.pick.plan({
        step: { ...step, number: 2 },
        back: true,
        load: (signal) => planOf(context, { on }, { on, wanted, existing }, signal),
      });
      if (answer === 'back') continue;
      if (answer === 'cancelled') return;
      await add(deps, connection, { on, wanted, existing });
    }
    for (const { remedy } of picked.filter(({ remedy: each }) => each.issuer === undefined)) {
      const answers = await askCredentials(deps, connection, {
        on,
        subject: remedy.subject,
        audience: remedy.audience,
      });
      if (answers === undefined) return;
      await add(deps, connection, answers);
    }
    return;
  }
}

function choiceOf(remedy: Remedy): Choice<RemedyChoice> {
  const { issuer = '', subject } = remedy;
  return {
    value: { remedy },
    label: ['federation.trust', issuer, subject],
    detail: { data: subject },
    icon: 'key',
    checked: true,
  };
}

function namedWell(
  { identity }: FederatedIdentity,
  remedies: readonly (Remedy & { readonly issuer: string })[],
  existing: readonly FederatedCredential[],
): readonly NewFederatedCredential[] {
  const taken = existing.map(({ name }) => name);
  return remedies.map(({ issuer, subject, audience }) => {
    const name = credentialName(wordsOfSubject(issuer, subject), taken);
    taken.push(name);
    return { identityId: identity.id, name, issuer, subject, audience };
  });
}
