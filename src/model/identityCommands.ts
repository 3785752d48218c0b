/** Command lines for identity blocks: what undoes a change, and what makes one that is not made here. */

import { lastSegment, parseArmId } from './armId';
import { identityPatch, type BlockChange, type IdentityBlock } from './identityBlock';
import type { Carrier } from './identityBlocksPort';
import { shellQuoted } from './shellText';

/** How both kinds are written where no provider's spelling is known. */
const anyBoth = 'SystemAssigned, UserAssigned';

/** The change that takes a change back; a system-assigned identity that was deleted cannot come back. */
export function inverseOf({ add, remove, system }: BlockChange): BlockChange {
  return {
    ...(remove !== undefined && { add: remove }),
    ...(add !== undefined && { remove: add }),
    ...(system === 'on' && { system: 'off' as const }),
  };
}

/** The line that makes a change at the resource as it is; `undefined` when it would change nothing. */
export function patchLine(carrier: Carrier, change: BlockChange): string | undefined {
  const { id, apiVersion, block, location, verdict } = carrier;
  const identity = identityPatch(block, change, verdict.can ? verdict.host.both : anyBoth);
  if (identity === undefined) return undefined;
  const region = verdict.can && verdict.host.location ? { location } : {};
  const body = JSON.stringify({ ...region, identity });
  const url = `${id}?api-version=${apiVersion}`;
  return `az rest --method patch --url ${shellQuoted(url)} --body ${shellQuoted(body)}`;
}

/** The line that undoes a change which left the resource with this block; `undefined` when nothing can. */
export function undoLine(before: Carrier, change: BlockChange, after: IdentityBlock): string | undefined {
  return patchLine({ ...before, block: after }, inverseOf(change));
}

/** The line that brings a scale set's instances up to its model, when they wait for that. */
export function upgradeLine({ id }: Carrier): string {
  return `az vmss update-instances ${placeOf(id)} --name ${shellQuoted(lastSegment(id))} --instance-ids '*'`;
}

/**
 * What to run where the block is not changed here. A container group is made anew from its own export, since a change of it
 * would lose values that Azure does not tell; for a cluster the line changes the identity of its control plane alone.
 */
export function otherWay(carrier: Carrier, change: BlockChange): readonly string[] {
  if (carrier.verdict.can || carrier.verdict.why === 'arc') return [];
  const group = placeOf(carrier.id);
  const named = `${group} --name ${shellQuoted(carrier.name)}`;
  const [first] = change.add ?? [];
  switch (carrier.verdict.why) {
    case 'recreate':
      return [
        `az container export ${named} --file ${shellQuoted(`${carrier.name}.yaml`)}`,
        `az container create ${group} --file ${shellQuoted(`${carrier.name}.yaml`)}`,
      ];
    case 'cluster':
      return [
        `az aks update ${named} --enable-oidc-issuer --enable-workload-identity`,
        ...(first === undefined
          ? []
          : [`az aks update ${named} --enable-managed-identity --assign-identity ${shellQuoted(first)}`]),
      ];
    case 'unverified': {
      const line = patchLine(carrier, change);
      return line === undefined ? [] : [line];
    }
  }
}

function placeOf(id: string): string {
  const { subscriptionId = '', resourceGroup = '' } = parseArmId(id) ?? {};
  return `--subscription ${shellQuoted(subscriptionId)} --resource-group ${shellQuoted(resourceGroup)}`;
}
