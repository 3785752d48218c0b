/** Makes and removes federated credentials, one after the other, and makes removed ones again. */

import { lastSegment, parseArmId, sameId } from '../../model/armId';
import { toFailure, type Failure } from '../../model/failure';
import type { FederatedCredential, NewFederatedCredential } from '../../model/federation';
import type { UserAssignedIdentity } from '../../model/identity';
import type { Azure, Clock, Log } from '../../model/ports';
import { shellQuoted } from '../../model/shellText';
import { finishing } from '../finishing';
import type { Store } from '../store';
import { inRegion } from './credentialLists';

export interface FederationNeeds {
  readonly azure: Pick<Azure, 'federatedCredentials'>;
  readonly store: Pick<Store, 'recordFederated' | 'recordUnfederated'>;
  readonly clock: Clock;
  readonly log: Log;
}

export interface FederatedIdentity {
  readonly identity: UserAssignedIdentity;
  readonly tenantId: string;
}

export type AddOutcome =
  | { readonly credential: FederatedCredential; readonly replaced?: FederatedCredential }
  | { readonly error: Failure; readonly of: NewFederatedCredential };

type Report = (done: number, total: number) => void;

/** The outcomes are in order; what comes after a stop is `cancelled`. Nothing is thrown. */
export async function addCredentials(
  { azure, store, clock, log }: FederationNeeds,
  { identity, tenantId }: FederatedIdentity,
  wanted: readonly NewFederatedCredential[],
  existing: readonly FederatedCredential[],
  signal: AbortSignal,
  report: Report = () => undefined,
): Promise<readonly AddOutcome[]> {
  const outcomes: AddOutcome[] = [];
  for (const each of wanted) {
    report(outcomes.length, wanted.length);
    const replaced = existing.find(({ name }) => sameId(name, each.name));
    try {
      const credential = await finishing(clock, signal, (own) =>
        azure.federatedCredentials.put(tenantId, each, own),
      );
      store.recordFederated(identity.id, credential);
      const undo =
        replaced === undefined
          ? deleteCommand(identity.id, credential.name)
          : createCommand(identity.id, replaced);
      log.info(`Added federated credential ${credential.id}. Undo: ${undo}`);
      outcomes.push({ credential, ...(replaced !== undefined && { replaced }) });
    } catch (error) {
      const failure = inRegion(toFailure(error), identity);
      if (failure.code !== 'cancelled')
        log.warn(`${each.name} was not added to ${identity.id}: ${failure.message}`);
      outcomes.push({ error: failure, of: each });
    }
  }
  return outcomes;
}

export type RemoveOutcome =
  { readonly removed: FederatedCredential } | { readonly error: Failure; readonly of: FederatedCredential };

/** The same for removing. */
export async function removeCredentials(
  { azure, store, clock, log }: FederationNeeds,
  { identity, tenantId }: FederatedIdentity,
  credentials: readonly FederatedCredential[],
  signal: AbortSignal,
  report: Report = () => undefined,
): Promise<readonly RemoveOutcome[]> {
  const outcomes: RemoveOutcome[] = [];
  for (const each of credentials) {
    report(outcomes.length, credentials.length);
    try {
      await finishing(clock, signal, (own) => azure.federatedCredentials.remove(tenantId, each.id, own));
      store.recordUnfederated(identity.id, each.id);
      log.info(`Deleted federated credential ${each.id}. Undo: ${createCommand(identity.id, each)}`);
      outcomes.push({ removed: each });
    } catch (error) {
      const failure = inRegion(toFailure(error), identity);
      if (failure.code !== 'cancelled') log.warn(`${each.id} was not deleted: ${failure.message}`);
      outcomes.push({ error: failure, of: each });
    }
  }
  return outcomes;
}

/** What makes one again; `undefined` for a flexible one, whose expression is not known here. */
export function asNew(
  identityId: string,
  credential: FederatedCredential,
): NewFederatedCredential | undefined {
  const { name, issuer, subject, audiences } = credential;
  const [audience] = audiences;
  return subject === undefined || audience === undefined
    ? undefined
    : { identityId, name, issuer, subject, audience };
}

function createCommand(identityId: string, credential: FederatedCredential): string {
  const again = asNew(identityId, credential);
  if (again === undefined) return 'none: its expression is not known here';
  return [
    `az identity federated-credential create --name ${shellQuoted(again.name)} ${placeOf(identityId)}`,
    `--issuer ${shellQuoted(again.issuer)} --subject ${shellQuoted(again.subject)}`,
    `--audiences ${shellQuoted(again.audience)}`,
  ].join(' ');
}

function deleteCommand(identityId: string, name: string): string {
  return `az identity federated-credential delete --name ${shellQuoted(name)} ${placeOf(identityId)} --yes`;
}

function placeOf(identityId: string): string {
  const { subscriptionId = '', resourceGroup = '' } = parseArmId(identityId) ?? {};
  return [
    `--identity-name ${shellQuoted(lastSegment(identityId))}`,
    `--resource-group ${shellQuoted(resourceGroup)}`,
    `--subscription ${shellQuoted(subscriptionId)}`,
  ].join(' ');
}
