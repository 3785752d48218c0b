/** The offers of clients for what the identity reaches, and of reads from a key vault. */

import assert from 'node:assert/strict';
import type { RememberedIdentity } from '../../../src/access/identityMemory';
import type { RememberedRole } from '../../../src/access/roleMemory';
import { reachableTargets } from '../../../src/access/targets';
import { publicCloud } from '../../../src/auth/clouds';
import { columnOf } from '../../../src/code/clients/columns';
import { clientName, formFor } from '../../../src/code/clients/tables';
import type { Language } from '../../../src/code/language';
import { csharp } from '../../../src/code/csharp/language';
import { java } from '../../../src/code/java/language';
import { python } from '../../../src/code/python/language';
import { sharedFindings } from '../../../src/code/sharedRules';
import { shell } from '../../../src/code/shell/language';
import { typescript } from '../../../src/code/typescript/language';
import type { CodeSettings } from '../../../src/editor/codeSettings';
import { fixesOf, rewritesAt, siteAt, type Offer } from '../../../src/editor/offers';
import { parseText } from '../code/parseText';
import { known, settings } from './offering';

const group = '/subscriptions/11111111-1111-4111-8111-111111111111/resourceGroups/rg/providers';
const blobReader = '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1';
const messageProcessor = '8a0f0c08-91a1-4084-bc3d-661d67233fed';
const receiver = '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0';
const targets = reachableTargets(
  [
    { scope: `${group}/Microsoft.Storage/storageAccounts/stordersprod`, roleGuid: blobReader },
    { scope: `${group}/Microsoft.Storage/storageAccounts/stqueues`, roleGuid: messageProcessor },
  ],
  publicCloud.suffixes,
);

function lines(offers: readonly Offer[]): string[] {
  return offers.map((offer) => {
    if (offer.does !== 'write') return offer.does;
    const { flavour, target } = offer.request;
    const what =
      target === undefined ? '' : ` ${target.service} ${target.endpoint}${target.call ? ' call' : ''}`;
    return `${flavour}${what}${offer.over === undefined ? '' : ' over'}`;
  });
}

async function rewrites(...given: Parameters<typeof offersIn>): Promise<string[]> {
  return lines(await offersIn(...given));
}

async function offersIn(
  language: Language,
  marked: string,
  over: Partial<CodeSettings> = {},
  identity: RememberedIdentity | 'nobody' = known,
  reached = targets,
): Promise<readonly Offer[]> {
  const at = marked.indexOf('|');
  const file = await parseText(language, language.languageIds[0] ?? '', marked.replace('|', ''));
  const cursor = { start: at, end: at };
  const site = siteAt(language.credentials(file, [cursor]), cursor);
  const who = identity === 'nobody' ? undefined : identity;
  return rewritesAt(language, file, cursor, who, { ...settings, ...over }, site, reached);
}

const clients = [
  'client blob https://stordersprod.blob.core.windows.net',
  'client blob https://stordersprod.blob.core.windows.net call',
  'client queue https://stqueues.queue.core.windows.net',
];

describe('the offers of clients', () => {
  it('follow those of the credential, each with the call only where a role allows it', async () => {
    assert.deepEqual(await rewrites(typescript, "import '@azure/identity';\n|\n"), [
      'credential',
      'localAndAzure',
      'credential',
      'credential',
      ...clients,
      'choose',
    ]);
  });

  it('come first where the settings say so', async () => {
    const offered = await rewrites(python, 'import azure.identity\n|\n', { flavour: 'client' });
    assert.deepEqual(offered.slice(0, 4), [...clients, 'credential']);
  });

  it('are not made while no identity is known', async () => {
    const offered = await rewrites(typescript, "import '@azure/identity';\n|\n", {}, 'nobody');
    assert.deepEqual(offered, ['credential', 'credential', 'choose']);
  });
});

describe('the clients of a bus', () => {
  const hub = `${group}/Microsoft.EventHub/namespaces/eh-orders/eventhubs/clicks`;
  const bus = `${group}/Microsoft.ServiceBus/namespaces/sb-orders`;
  const [hubReceiver, hubSender, hubOwner] = [
    'a638d3c7-ab3a-418d-83e6-5f17a39d4fde',
    '2b629674-e913-4c01-ae53-ef4638d8f975',
    'f526a384-b230-433a-b45c-95f59c4a2dec',
  ];
  const sender = '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39';
  const sampleTexts: readonly (readonly [Language, string, string])[] = [
    [typescript, "import '@azure/identity';\n|\n", 'ServiceBusClient'],
    [python, 'import azure.identity\n|\n', 'ServiceBusClient'],
    [csharp, 'using Azure.Identity;\n|\n', 'ServiceBusClient'],
    [java, 'import com.azure.identity.*;\nclass A { void a() {\n|\n} }\n', 'ServiceBusReceiverClient'],
  ];
  const offered = async (
    [language, marked]: (typeof sampleTexts)[number],
    roles: readonly RememberedRole[],
  ): Promise<string[]> => {
    const offers = await offersIn(language, marked, {}, known, reachableTargets(roles, publicCloud.suffixes));
    const column = columnOf(language);
    return offers.flatMap((offer) => {
      const target = offer.does === 'write' ? offer.request.target : undefined;
      const form = target && column && formFor(column, target);
      if (target === undefined) return [];
      return `${form ? clientName(form) : target.service} ${target.entity ?? ''}${target.call ? ' call' : ''}`;
    });
  };

  it('receive for an identity that may only do that, and their call too', async () => {
    const roles = [
      { scope: hub, roleGuid: hubReceiver },
      { scope: `${bus}/queues/orders`, roleGuid: receiver },
    ];
    for (const sample of sampleTexts)
      assert.deepEqual(await offered(sample, roles), [
        'EventHubConsumerClient clicks',
        'EventHubConsumerClient clicks call',
        `${sample[2]} orders`,
        `${sample[2]} orders call`,
      ]);
  });

  it('send for one that may send, whatever else it may', async () => {
    for (const roleGuid of [hubSender, hubOwner])
      for (const sample of sampleTexts)
        assert.deepEqual(
          await offered(sample, [
            { scope: hub, roleGuid },
            { scope: hub, roleGuid: hubReceiver },
          ]),
          ['EventHubProducerClient clicks', 'EventHubProducerClient clicks call'],
        );
    const [, , , inJava] = sampleTexts;
    assert.ok(inJava);
    assert.deepEqual(await offered(inJava, [{ scope: bus, roleGuid: sender }]), [
      'ServiceBusSenderClient ',
      'ServiceBusSenderClient  call',
    ]);
  });

  it('of the REST API send only: a script of who may receive gets its token alone', async () => {
    const roles = [{ scope: `${bus}/queues/orders`, roleGuid: receiver }];
    const script = [shell, '#!/bin/bash\n|\n', ''] as const;
    assert.deepEqual(await offered(script, roles), ['serviceBus orders']);
    const sending = await offered(script, [{ scope: bus, roleGuid: sender }]);
    assert.deepEqual(sending, ['serviceBus ', 'serviceBus  call']);
  });
});

describe('the fixes of a secret that no token replaces', () => {
  it('read it from a key vault with the identity, or ask for one', async () => {
    const text = "export const cache = 'mongodb+srv://app:q7Zk2mB1xYc9@cluster0.abcde.mongodb.net/orders';\n";
    const file = await parseText(typescript, 'typescript', text);
    const [finding] = sharedFindings(typescript, file, { tokenCredentialsSet: false });
    assert.ok(finding);
    const offers = fixesOf(finding, known, settings, 'vault.azure.cn');
    assert.deepEqual(lines(offers), [
      'client keyVaultSecrets https://<vault-name>.vault.azure.cn call',
      'choose',
    ]);
    const [read] = offers;
    assert.ok(read?.does === 'write' && read.secret);
    assert.equal(text.slice(read.secret.start, read.secret.end).startsWith('mongodb+srv://'), true);
    assert.deepEqual(lines(fixesOf(finding, undefined, settings)), ['choose']);
    const [named] = lines(fixesOf(finding, known, settings, 'vault.azure.cn', 'kv-orders'));
    assert.equal(named, 'client keyVaultSecrets https://kv-orders.vault.azure.cn call');
  });
});
