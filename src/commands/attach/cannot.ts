/** Says why a resource cannot be given an identity here, and what to do instead; a program is told by a failure. */

import type { Refusal } from '../../access/attach/refusals';
import type { Connection } from '../../access/connection';
import { Failure } from '../../model/failure';
import type { BlockChange } from '../../model/identityBlock';
import type { Carrier } from '../../model/identityBlocksPort';
import { otherWay } from '../../model/identityCommands';
import type { Crossing } from '../../ui/formPorts';
import type { Said } from '../../ui/said';
import { regionName } from '../../ui/regionNames';
import type { CommandDeps } from '../deps';
import { addFederatedCredential } from '../federation/addFederatedCredential';
import { nameOf } from './orders';

/** The failure that a program gets, whose sentence says the same. */
export function failureFor(carrier: Carrier, refusal: Refusal): Failure {
  const field = 'identity' in refusal ? 'identityId' : 'resourceId';
  const given = 'identity' in refusal ? refusal.identity.id : carrier.id;
  return new Failure('badArgument', { field, values: { reason: `attach.${refusal.why}`, given } });
}

/** Tells the person, and copies the command lines that do it when they are wanted. */
export async function tellCannot(
  deps: CommandDeps,
  { sample }: Connection,
  carrier: Carrier,
  refusal: Refusal,
  change: BlockChange,
): Promise<void> {
  const { ui } = deps;
  const lines = otherWay(carrier, change);
  const [identityId] = change.add ?? [];
  const { issuer } = carrier;
  const trusts = refusal.why === 'cluster' && issuer !== undefined && identityId !== undefined;
  const answers: Crossing<'trust' | 'lines'>['answers'] = [
    ...(trusts ? [{ answer: 'trust', label: ['attach.trust'] } as const] : []),
    ...(lines.length === 0 ? [] : [{ answer: 'lines', label: ['attach.copyLines'] } as const]),
  ];
  const answer = await ui.choose(
    { message: ['attach.cannot', nameOf(carrier)], detail: detailOf(carrier, refusal), answers },
    sample,
  );
  if (answer === 'trust') {
    await addFederatedCredential(deps)({ from: 'arguments', values: { identityId, issuer } });
  } else if (answer === 'lines') {
    await ui.copy(lines.join('\n'));
    ui.tell({ news: 'said', text: ['attach.linesCopied'], tone: 'passing' }, sample);
  }
}

function detailOf({ issuer }: Carrier, refusal: Refusal): readonly Said[] {
  switch (refusal.why) {
    case 'otherTenant':
    case 'moved':
      return [[`attach.cannot.${refusal.why}`, refusal.identity.name]];
    case 'otherRegion':
      return [['attach.cannot.otherRegion', refusal.identity.name, regionName(refusal.identity.location)]];
    case 'cluster':
      return [
        ['attach.cannot.cluster'],
        issuer === undefined ? ['attach.cannot.clusterNoIssuer'] : ['attach.cannot.clusterIssuer', issuer],
      ];
    case 'arc':
    case 'recreate':
    case 'unverified':
      return [[`attach.cannot.${refusal.why}`]];
  }
}
