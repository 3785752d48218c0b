/** Removes the access policy of an identity from key vaults, after a question that names what it allows; Undo gives it back. */

import type { Connection } from '../../access/connection';
import { addPolicy, heldIn, removePolicy } from '../../access/policies/changePolicy';
import { isNothing, type PolicyPermissions, type VaultAccess } from '../../model/accessPolicies';
import { lastSegment } from '../../model/armId';
import { Failure } from '../../model/failure';
import { listing } from '../../model/listing';
import type { Choice } from '../../ui/formPorts';
import type { LocatedIdentity } from '../../ui/ports';
import type { Said } from '../../ui/said';
import { isConfirmed, valuesOf } from '../arguments';
import { connect } from '../connect';
import type { Arguments, CommandDeps, CommandInput, Gesture } from '../deps';
import { oneIdentity } from '../subject';
import { allowsText, vaultArgument } from './policyParts';

/** Whose access policy, on which vault. */
export interface PolicyHolder {
  readonly located: LocatedIdentity;
  readonly vaultId: string;
}

interface Removal extends PolicyHolder {
  readonly vault: VaultAccess;
  readonly permissions: PolicyPermissions;
}

export const removeAccessPolicy: Gesture = (deps) => async (input) => {
  const values = valuesOf(input);
  const vaultId = vaultArgument(values);
  const connection = await connect(deps);
  const subjects = await subjectsOf(deps, connection, input, vaultId);
  if (subjects.length === 0) return;
  const removals = await read(deps, connection, subjects);
  if (!(await isAgreed(deps, connection, removals, values))) return;
  await remove(deps, connection, removals, { byProgram: input.from === 'arguments' });
};

/** Those of identities that are deleted, for good: nobody could use them again. */
export async function removePoliciesLeft(
  deps: CommandDeps,
  connection: Connection,
  holders: readonly PolicyHolder[],
): Promise<void> {
  const removals = await read(deps, connection, holders);
  if (await isAgreed(deps, connection, removals, {}, ['policy.gone']))
    await remove(deps, connection, removals, { gone: true });
}

async function subjectsOf(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
  vaultId: string | undefined,
): Promise<readonly PolicyHolder[]> {
  const nodes = input.from === 'nodes' ? input.nodes : [];
  const policies = nodes.flatMap((node) => (node.kind === 'accessPolicy' ? [node] : []));
  if (policies.length > 0) {
    return policies
      .filter(({ policy }) => policy.applicationId === undefined)
      .map(({ identity, tenantId, policy }) => ({
        located: { identity, tenantId },
        vaultId: policy.vaultId,
      }));
  }
  const purpose = { doing: 'said', what: ['policy.removePurpose'] } as const;
  const located = await oneIdentity(deps, connection, input, purpose);
  if (located === undefined) return [];
  if (vaultId !== undefined) return [{ located, vaultId }];
  const { identity, tenantId } = located;
  const picked = await deps.ui.pick.choices<PolicyHolder>({
    step: { purpose, number: 1, total: 1, sample: connection.sample },
    back: false,
    question: ['policy.whichPolicies'],
    placeholder: ['policy.policiesPlaceholder'],
    ifEmpty: ['policy.none'],
    load: async (signal) => {
      const { items, problems } = await connection.store.policies.ofPrincipal(
        tenantId,
        identity.principalId,
        signal,
      );
      const own = items.filter(({ applicationId }) => applicationId === undefined);
      const choices = own.map((policy): Choice<PolicyHolder> => ({
        value: { located, vaultId: policy.vaultId },
        label: { data: lastSegment(policy.vaultId) },
        detail: allowsText(policy.permissions),
        icon: 'lock',
      }));
      return listing(choices, problems);
    },
  });
  return picked === 'back' || picked === 'cancelled' ? [] : picked;
}

/** The policies as they are now, without those that are gone. Throws `notFound` where all are. */
async function read(
  { ui }: CommandDeps,
  { store }: Connection,
  subjects: readonly PolicyHolder[],
): Promise<readonly Removal[]> {
  const found = await ui.busyInView((signal) =>
    Promise.all(
      subjects.map(async (subject): Promise<Removal> => {
        const vault = await store.policies.vault(subject.located.tenantId, subject.vaultId, signal);
        return { ...subject, vault, permissions: heldIn(vault, subject.located.identity.principalId) };
      }),
    ),
  );
  const there = found.filter(({ permissions }) => !isNothing(permissions));
  const [gone] = found;
  if (there.length === 0 && gone !== undefined) {
    const { vault, located } = gone;
    throw new Failure('notFound', { resource: `${vault.id}/accessPolicies/${located.identity.principalId}` });
  }
  return there;
}

async function isAgreed(
  { ui }: CommandDeps,
  { sample }: Connection,
  removals: readonly Removal[],
  values: Arguments,
  meaning: Said = ['policy.loses'],
): Promise<boolean> {
  if (
    isConfirmed(
      values,
      removals.map(({ vault }) => [vault.name]),
    )
  )
    return true;
  const [only] = removals;
  const message: Said =
    only !== undefined && removals.length === 1
      ? ['policy.ask', only.located.identity.name, only.vault.name]
      : ['policy.askSeveral', removals.length];
  const lines = removals.map(({ vault, permissions: { secrets, keys, certificates } }): Said => [
    'policy.line',
    vault.name,
    secrets.join(','),
    keys.join(','),
    certificates.join(','),
  ]);
  return ui.confirm({ ask: 'said', message, detail: [...lines, meaning], yes: ['policy.yes'] }, sample);
}

async function remove(
  deps: CommandDeps,
  { azure, store, sample }: Connection,
  removals: readonly Removal[],
  { byProgram = false, gone = false }: { readonly byProgram?: boolean; readonly gone?: boolean },
): Promise<void> {
  const { ui, clock, log } = deps;
  const needs = { azure, store, clock, log };
  const outcomes = await ui.busy({ doing: 'said', what: ['policy.removing'] }, async (signal) => {
    const done = [];
    for (const removal of removals)
      done.push({ removal, outcome: await removePolicy(needs, removal.located, removal.vault, signal) });
    return done;
  });
  const done = outcomes.flatMap(({ removal, outcome }) => ('changed' in outcome ? [removal] : []));
  const [failed] = outcomes.flatMap(({ removal, outcome }) =>
    'error' in outcome ? [{ removal, error: outcome.error }] : [],
  );
  if (failed !== undefined && failed.error.code !== 'cancelled') {
    // A program has no result to read it from.
    if (byProgram && done.length === 0) throw failed.error;
    const { located, vault } = failed.removal;
    const why = ui.failures.sentence(failed.error);
    const text = ['policy.failed', located.identity.name, vault.name, why] as const;
    ui.tell({ news: 'said', text, tone: 'bad' }, sample);
  }
  if (done.length === 0) return;
  const vaults = done.map(({ vault }) => vault.name).join(', ');
  const undo = async () => {
    await ui.busy({ doing: 'said', what: ['policy.adding', vaults] }, async (signal) => {
      for (const { located, vault, permissions } of done) {
        const without = { ...vault, policies: [] };
        const outcome = await addPolicy(needs, located, without, permissions, signal);
        if ('error' in outcome) throw outcome.error;
      }
    });
    ui.tell({ news: 'said', text: ['policy.restored', vaults], tone: 'good' }, sample);
  };
  const text: Said = ['policy.removed', vaults];
  ui.tell({ news: 'said', text, tone: 'good' }, sample, gone ? {} : { undo });
}
