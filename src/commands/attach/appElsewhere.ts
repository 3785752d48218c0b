/** Resources whose settings are not changed here: why, and for container apps the line that does it. */

import type { Connection } from '../../access/connection';
import { parseArmId } from '../../model/armId';
import { clientIdSetting } from '../../model/appIdentity';
import type { Carrier } from '../../model/identityBlocksPort';
import { shellQuoted } from '../../model/shellText';
import type { CommandDeps } from '../deps';
import { nameOf } from './orders';

export async function tellElsewhere(
  { ui }: Pick<CommandDeps, 'ui'>,
  { sample }: Connection,
  carrier: Carrier,
  clientId: string | undefined,
): Promise<void> {
  const line = containerLine(carrier, clientId ?? 'CLIENT_ID');
  const answer = await ui.choose(
    {
      message: ['app.elsewhere', nameOf(carrier)],
      detail: [[line === undefined ? 'app.otherDetail' : 'app.containerDetail']],
      answers: line === undefined ? [] : [{ answer: 'copy', label: ['attach.copyLines'] }],
    },
    sample,
  );
  if (answer === undefined || line === undefined) return;
  await ui.copy(line);
  ui.tell({ news: 'said', text: ['attach.linesCopied'], tone: 'passing' }, sample);
}

function containerLine({ id, type, name }: Carrier, clientId: string): string | undefined {
  const command = {
    'microsoft.app/containerapps': 'az containerapp',
    'microsoft.app/jobs': 'az containerapp job',
  }[type.toLowerCase()];
  if (command === undefined) return undefined;
  const { subscriptionId = '', resourceGroup = '' } = parseArmId(id) ?? {};
  const place = `--subscription ${shellQuoted(subscriptionId)} --resource-group ${shellQuoted(resourceGroup)}`;
  const setting = shellQuoted(`${clientIdSetting}=${clientId}`);
  return `${command} update ${place} --name ${shellQuoted(name)} --set-env-vars ${setting}`;
}
