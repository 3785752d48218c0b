/** The command of the Azure CLI that attaches identities, for each type of resource that has one, and a PATCH for the rest. */

import { commentText, posixWord } from '../../model/shellText';
import { patchOf, patchRefusal } from './attaching';
import type { AttachmentItem } from './items';
import { locatedAt } from './places';
import { jsonBody, restUrl, shellCommand, type Option } from './shellCommand';

interface Attacher {
  readonly words: readonly string[];
  /** `--identities '[system]' ID`, or two flags. */
  readonly flags: 'identities' | 'userAssigned';
}

const attachers: Readonly<Record<string, Attacher>> = {
  'microsoft.web/sites': { words: ['webapp', 'identity', 'assign'], flags: 'identities' },
  'microsoft.web/sites/slots': { words: ['webapp', 'identity', 'assign'], flags: 'identities' },
  'microsoft.app/containerapps': { words: ['containerapp', 'identity', 'assign'], flags: 'userAssigned' },
  'microsoft.app/jobs': { words: ['containerapp', 'job', 'identity', 'assign'], flags: 'userAssigned' },
  'microsoft.compute/virtualmachines': { words: ['vm', 'identity', 'assign'], flags: 'identities' },
  'microsoft.compute/virtualmachinescalesets': { words: ['vmss', 'identity', 'assign'], flags: 'identities' },
};

/** Each adds to what the resource has when it is run: nothing is taken away. */
export function attachCommand(item: AttachmentItem, lines: boolean): readonly string[] {
  const { resource, attach } = item;
  const { type = '' } = locatedAt(resource.id);
  const refusal = patchRefusal(type);
  if (refusal !== undefined) return refused(item, refusal, lines);
  const attacher = attachers[type.toLowerCase()];
  if (attacher === undefined) return patch(item, lines);
  const [group = '', ...rest] = attacher.words;
  const isFunction = group === 'webapp' && /functionapp/i.test(resource.kind ?? '');
  const system: readonly Option[] = attach.systemAssigned ? [['--system-assigned']] : [];
  const user: readonly Option[] =
    attach.userAssigned.length === 0 ? [] : [['--user-assigned', ...attach.userAssigned]];
  const identities = [...(attach.systemAssigned ? ['[system]'] : []), ...attach.userAssigned];
  return [
    shellCommand(
      ['az', isFunction ? 'functionapp' : group, ...rest],
      [
        ...place(resource.id),
        ...(attacher.flags === 'identities'
          ? [['--identities', ...identities] as const]
          : [...system, ...user]),
      ],
      lines,
    ),
  ];
}

function place(id: string): readonly Option[] {
  const { place: at, names } = locatedAt(id);
  const [name = '', slot] = names;
  return [
    ['--subscription', at.subscriptionId ?? ''],
    ['--resource-group', at.resourceGroup ?? ''],
    ['--name', name],
    ...(slot === undefined ? [] : [['--slot', slot] as const]),
  ];
}

/** The type of the block stands for all of it, so it is read first. */
function patch(item: AttachmentItem, lines: boolean): readonly string[] {
  const { resource, attach } = item;
  const { both, alone, other, location, note } = patchOf(item);
  const url = restUrl(resource.id, resource.apiVersion);
  const read = `type=$(az rest --method get --url ${posixWord(url)} --query identity.type --output tsv)`;
  const decide =
    other === undefined
      ? `type='${both}'`
      : `case "$type" in *${other}*) type='${both}' ;; *) type='${alone}' ;; esac`;
  const map = Object.fromEntries(attach.userAssigned.map((id) => [id, {}]));
  const users = attach.userAssigned.length === 0 ? '' : `,"userAssignedIdentities":${jsonBody(map)}`;
  const region = location === undefined ? '' : `"location":${jsonBody(location)},`;
  const body = `${posixWord(`{${region}"identity":{"type":"`)}"$type"${posixWord(`"${users}}}`)}`;
  const send = shellCommand(
    ['az', 'rest'],
    [
      ['--method', 'patch'],
      ['--url', url],
      ['--body', { raw: body }],
    ],
    lines,
  );
  const notes = note === undefined ? [] : [`# ${commentText(note)}`];
  return lines ? [...notes, read, decide, send] : [`${read}; ${decide}; ${send}`];
}

function refused({ resource, attach }: AttachmentItem, why: string, lines: boolean): readonly string[] {
  const { type = '' } = locatedAt(resource.id);
  const notes = lines ? [`# ${commentText(why)}`] : [];
  const [only] = attach.userAssigned;
  if (!/managedClusters$/i.test(type)) return lines ? notes : [`# ${commentText(`${resource.id}: ${why}`)}`];
  return [
    ...notes,
    shellCommand(
      ['az', 'aks', 'update'],
      [
        ...place(resource.id),
        ['--enable-managed-identity'],
        only === undefined ? undefined : ['--assign-identity', only],
      ],
      lines,
    ),
  ];
}
