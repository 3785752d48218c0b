/** Adds to the access policy of an identity: for key vaults that go by policies, where a role would do nothing. */

import type { Connection } from '../../access/connection';
import { Operation } from '../../access/managementTasks';
import { addPolicy, removePolicy } from '../../access/policies/changePolicy';
import { isNothing } from '../../model/accessPolicies';
import type { PolicyPermissions, VaultAccess } from '../../model/accessPolicies';
import { idKey, sameId } from '../../model/armId';
import { scopeOf } from '../../model/scope';
import type { LocatedIdentity } from '../../ui/ports';
import type { Step } from '../../ui/step';
import { badArgument, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { runFlow, type FlowStep, type Place } from '../flow';
import { saidStep } from '../saidStep';
import { mayGoOn } from '../permission';
import { plainError, type PlainError } from '../plainError';
import { askForIdentity, namedIdentities } from '../subject';
import { checkTenant, sharedTenant } from '../tenants';
import { permissionsArgument, vaultArgument, vaultIdOf } from './policyParts';
import { askForRights, askForVault, policyPlan } from './policySteps';

/** One for each identity, in their order: what was new to it, which may be nothing. */
export type PolicyResult =
  | { readonly identityId: string; readonly vaultId: string; readonly added: PolicyPermissions }
  | { readonly identityId: string; readonly vaultId: string; readonly error: PlainError };

interface Draft {
  readonly identities?: readonly LocatedIdentity[];
  readonly vaultId?: string;
  readonly permissions?: PolicyPermissions;
}

type Answers = Required<Draft>;

/** @returns what became of each; `undefined` when the person left. */
export const addAccessPolicy: Gesture =
  (deps) =>
  async (input): Promise<readonly PolicyResult[] | undefined> => {
    const values = valuesOf(input);
    const permissions = permissionsArgument(values);
    const vaultId = vaultArgument(values) ?? vaultOfNode(input);
    const connection = await connect(deps);
    const identities = await namedIdentities(deps, connection, input);
    const tenantId = sharedTenant(identities ?? []);
    if (identities?.some((each) => !sameId(each.tenantId, tenantId)) === true)
      throw badArgument('identityIds', 'severalTenants');
    return addPolicies(
      deps,
      connection,
      {
        ...(identities !== undefined && { identities }),
        ...(vaultId !== undefined && { vaultId }),
        ...(permissions !== undefined && { permissions }),
      },
      input.from !== 'arguments',
    );
  };

/** Asks for what is missing, shows the last look when anything was asked or when `look` says so, and adds. */
export async function addPolicies(
  deps: CommandDeps,
  connection: Connection,
  given: Draft,
  look: boolean,
): Promise<readonly PolicyResult[] | undefined> {
  const vaults = vaultReader(deps, connection);
  const steps = stepsFor(deps, connection, vaults);
  const missing = [
    ...(given.identities === undefined ? [steps.identity] : []),
    ...(given.vaultId === undefined ? [steps.vault] : []),
    ...(given.permissions === undefined ? [steps.rights] : []),
  ];
  const draft = await runFlow(given, missing.length > 0 || look ? [...missing, steps.plan] : []);
  if (draft === undefined) return undefined;
  const answers = answersOf(draft);
  return addToVault(deps, connection, answers, await vaults(answers));
}

/** The vault of an assignment that has no effect, where its node was clicked. */
function vaultOfNode(input: CommandInput): string | undefined {
  if (input.from !== 'nodes') return undefined;
  const [node] = input.nodes;
  return node.kind === 'roleAssignment' ? vaultIdOf(node.assignment.scope) : undefined;
}

type VaultReader = (draft: Draft) => Promise<VaultAccess>;

/** Reads each vault once. Throws `badArgument` for one that goes by roles, or that lies in another tenant. */
function vaultReader({ ui }: CommandDeps, connection: Connection): VaultReader {
  const read = new Map<string, VaultAccess>();
  return async ({ identities = [], vaultId = '' }) => {
    const known = read.get(idKey(vaultId));
    if (known !== undefined) return known;
    const vault = await ui.busyInView(async (signal) => {
      const scope = scopeOf(vaultId);
      if (scope !== undefined) await checkTenant(connection, identities, scope, signal);
      return connection.store.policies.vault(sharedTenant(identities), vaultId, signal);
    });
    if (!vault.usesAccessPolicies) throw badArgument('vaultId', 'vaultUsesRoles', vaultId);
    read.set(idKey(vaultId), vault);
    return vault;
  };
}

function stepsFor(deps: CommandDeps, connection: Connection, vaults: VaultReader) {
  const { ui } = deps;
  const permitted = new Set<string>();
  const stepAt = ({ identities = [] }: Draft, place: Place): Step => {
    const names = identities.map(({ identity }) => identity.name).join(', ');
    const what = names === '' ? (['policy.add'] as const) : (['policy.addFor', names] as const);
    return saidStep(what, place, connection);
  };
  const asked = (draft: Draft, place: Place) => ({ step: stepAt(draft, place), back: place.back });
  const tenantOf = ({ identities = [] }: Draft) => sharedTenant(identities);

  const identity: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const picked = await askForIdentity(deps, connection, stepAt(draft, place));
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, identities: picked };
    },
  };
  const vault: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const picked = await askForVault(deps, connection, tenantOf(draft), asked(draft, place));
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, vaultId: picked.vaultId };
    },
  };
  const rights: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const read = await vaults(draft);
      if (!(await isPermitted(deps, connection, draft, read, permitted)))
        return place.back ? 'back' : 'cancelled';
      const picked = await askForRights(deps, connection, tenantOf(draft), read, asked(draft, place));
      return picked === 'back' || picked === 'cancelled' ? picked : { ...draft, permissions: picked };
    },
  };
  const plan: FlowStep<Draft> = {
    ask: async (draft, place) => {
      const { identities, permissions } = answersOf(draft);
      const read = await vaults(draft);
      if (!(await isPermitted(deps, connection, draft, read, permitted)))
        return place.back ? 'back' : 'cancelled';
      const picked = await ui.pick.plan({
        ...asked(draft, place),
        load: (signal) => policyPlan(connection, tenantOf(draft), identities, read, permissions, signal),
      });
      return picked === 'back' || picked === 'cancelled' ? picked : draft;
    },
  };
  return { identity, vault, rights, plan };
}

async function isPermitted(
  deps: CommandDeps,
  connection: Connection,
  { identities = [] }: Draft,
  { id, name }: VaultAccess,
  permitted: Set<string>,
): Promise<boolean> {
  if (permitted.has(idKey(id))) return true;
  const intent = {
    tenantId: sharedTenant(identities),
    needs: [{ action: Operation.writeAccessPolicy, scope: id }],
    message: ['policy.permission', name] as const,
  };
  if (!(await mayGoOn(deps, connection, intent))) return false;
  permitted.add(idKey(id));
  return true;
}

/** Adds what is new and tells what became of it. Nothing is thrown. */
export async function addToVault(
  deps: CommandDeps,
  connection: Connection,
  { identities, permissions }: Pick<Answers, 'identities' | 'permissions'>,
  vault: VaultAccess,
): Promise<readonly PolicyResult[]> {
  const { ui, clock, log, tree } = deps;
  const { azure, store, sample } = connection;
  const needs = { azure, store, clock, log };
  const outcomes = await ui.busy({ doing: 'said', what: ['policy.adding', vault.name] }, async (signal) => {
    const done = [];
    for (const each of identities)
      done.push({ each, outcome: await addPolicy(needs, each, vault, permissions, signal) });
    return done;
  });
  const added = outcomes.flatMap(({ each, outcome }) =>
    'changed' in outcome && !isNothing(outcome.changed) ? [{ each, changed: outcome.changed }] : [],
  );
  const names = identities.map(({ identity }) => identity.name).join(', ');
  const [failed] = outcomes.flatMap(({ each, outcome }) =>
    'error' in outcome ? [{ each, error: outcome.error }] : [],
  );
  if (failed !== undefined && failed.error.code !== 'cancelled') {
    const why = ui.failures.sentence(failed.error);
    const text = ['policy.failed', failed.each.identity.name, vault.name, why] as const;
    ui.tell({ news: 'said', text, tone: 'bad' }, sample);
  } else if (failed === undefined && added.length === 0) {
    ui.tell({ news: 'said', text: ['policy.nothingNew', names, vault.name], tone: 'note' }, sample);
  }
  if (added.length > 0) {
    const who = added.map(({ each }) => each.identity.name).join(', ');
    const [first] = added;
    ui.tell({ news: 'said', text: ['policy.added', who, vault.name], tone: 'good' }, sample, {
      undo: async () => {
        const removed = await ui.busy({ doing: 'said', what: ['policy.removing'] }, async (signal) => {
          const done = [];
          for (const { each, changed } of added)
            done.push(await removePolicy(needs, each, vault, signal, changed));
          return done;
        });
        const [kept] = removed.flatMap((outcome) => ('error' in outcome ? [outcome.error] : []));
        if (kept !== undefined) throw kept;
      },
      ...(first !== undefined && {
        showInTree: () => ui.busyInView((signal) => tree.reveal(first.each.identity.id, signal)),
      }),
    });
  }
  return outcomes.map(({ each: { identity }, outcome }): PolicyResult => {
    const of = { identityId: identity.id, vaultId: vault.id };
    if ('error' in outcome) return { ...of, error: plainError(outcome.error, ui.failures) };
    return { ...of, added: outcome.changed };
  });
}

function answersOf({ identities, vaultId, permissions }: Draft): Answers {
  if (identities === undefined) throw badArgument('identityId', 'identityId');
  if (vaultId === undefined) throw badArgument('vaultId', 'vault');
  if (permissions === undefined) throw badArgument('secrets', 'noPermissions');
  return { identities, vaultId, permissions };
}
