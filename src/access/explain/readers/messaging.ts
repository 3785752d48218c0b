/** Service Bus and Event Hubs: which claim is missing on which entity, tokens that do not fit, closed networks. */

import type { ErrorText } from '../errorText';
import { between, names, says } from '../find';
import { addressOf, placeOf } from '../hosts';
import type { NeededOperation, Refusal, RefusalDraft, RefusalKind } from '../refusal';

type Family = 'serviceBus' | 'eventHubs' | 'messaging';

/** Operations of the namespaces' data; `Manage` is none of them, and only the owner roles have it. */
const claimOperations: Readonly<Record<string, string>> = { send: 'send', listen: 'receive' };

export function readMessaging(text: ErrorText): RefusalDraft | undefined {
  const kind = kindOf(text);
  if (kind === undefined) return undefined;
  const by = familyOf(text);
  const claims = kind === 'noRole' ? claimsOf(text) : [];
  const address = addressOf(text, ['servicebus']);
  const entity = address?.path
    ?.replace(/\/\$?management$/i, '')
    .split(/\/(?:consumergroups|subscriptions|partitions)(?:\/|$)/i)[0];
  return {
    by,
    kind,
    ...(by !== 'messaging' && { service: by }),
    operations: by === 'messaging' ? [] : claims.flatMap((claim) => operationOf(by, claim)),
    permissions: claims,
    ...placeOf(address),
    ...(entity !== undefined && entity !== '' && !entity.startsWith('$') && { entity }),
    tells: kind === 'noRole' && says(text, 'claim(s) are required') ? ['action', 'where'] : [],
  };
}

/** What the error leaves open, the resource that was found tells: whether it is Service Bus or Event Hubs. */
export function asFound(refusal: Refusal, resourceType: string): Refusal {
  if (refusal.by !== 'messaging') return refusal;
  const by = resourceType.toLowerCase().startsWith('microsoft.eventhub/') ? 'eventHubs' : 'serviceBus';
  return {
    ...refusal,
    by,
    service: by,
    operations: refusal.permissions.flatMap((claim) => operationOf(by, claim)),
  };
}

function kindOf(text: ErrorText): RefusalKind | undefined {
  if (says(text, 'claim(s) are required to perform this operation')) return 'noRole';
  if (!says(text, 'servicebus') && !says(text, 'eventhub') && !says(text, 'amqp:')) return undefined;
  if (says(text, 'LocalAuthDisabled') || says(text, 'SAS authentication has been disabled')) return 'keysOff';
  if (says(text, 'Ip has been prevented to connect to the endpoint')) return 'network';
  if (says(text, 'Public network access is disabled')) return 'network';
  if (says(text, 'InvalidAudience')) return 'wrongAudience';
  if (says(text, 'InvalidIssuer')) return 'wrongTenant';
  if (says(text, 'ExpiredToken')) return 'expired';
  if (says(text, 'InvalidSignature') || says(text, 'MalformedToken')) return 'noToken';
  if (says(text, 'Attempted to perform an unauthorized operation')) return 'noRole';
  return says(text, 'unauthorized-access') || says(text, 'SubCode=40100') || says(text, 'Unauthorized access')
    ? 'noRole'
    : undefined;
}

/** "'Listen,Manage' claim(s) are required". */
function claimsOf(text: ErrorText): readonly string[] {
  const found =
    /'([a-z,]{3,80})'claim\(s\)arerequired/i.exec(text.compact)?.[1] ?? between(text, "claim '", "'").value;
  return [...new Set(found?.split(',') ?? [])].filter((claim) => /^[a-z]{3,30}$/i.test(claim));
}

/** Not `servicebus` alone, which is in the hosts of both. */
const busMarks = [
  'azure service bus',
  'azure servicebus',
  'messaging servicebus',
  'messaging service bus',
  'azservicebus',
  'ServiceBusException',
  'ServiceBusError',
  'ServiceBusAuthorizationError',
  'ServiceBusSender',
  'ServiceBusReceiver',
  'JmsSecurityException',
  '/subscriptions/',
];

/** Both have hosts that end alike; what is asked for, or the client that printed it, tells them apart. */
function familyOf(text: ErrorText): Family {
  const hubs = ['event hub', 'event hubs', '/consumergroups/'].some((parts) => names(text, parts));
  const bus = busMarks.some((parts) => names(text, parts));
  return hubs === bus ? 'messaging' : hubs ? 'eventHubs' : 'serviceBus';
}

function operationOf(family: 'serviceBus' | 'eventHubs', claim: string): NeededOperation[] {
  const verb = claimOperations[claim.toLowerCase()];
  const at = family === 'serviceBus' ? 'Microsoft.ServiceBus' : 'Microsoft.EventHub';
  return verb === undefined ? [] : [{ plane: 'data', anyOf: [`${at}/namespaces/messages/${verb}/action`] }];
}
