/** Finds the clients that a file makes or takes, and what it calls on them: by the names of the tables, in any language. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ClientSite, Language, ParsedFile } from '../language';
import { hostsIn } from './addresses';
import type { Operation, Service } from './client';
import { nothingKnown } from './followedValues';
import type { KnownValues } from './followedValues';
import { callOperations } from './operations';
import { calledFrom } from './siteCalls';
import { sqlServers } from './sqlServers';

interface Names {
  /** Classes, without `Builder` or a leading `Async`; in Go the package. */
  readonly classes: string;
  /** What imports of the SDK hold, in lower case without separators: without it, a class is somebody else's. */
  readonly module: RegExp;
  /** The part of a host name that tells the service. */
  readonly host: string;
  /** What stands before calls whose names are everybody's: theirs begin with a dot in `calls`. */
  readonly before?: RegExp;
  /** Methods, in lower case without underscores and without a last `async`. */
  readonly calls: Readonly<Partial<Record<Operation, RegExp>>>;
}

const storage = (service: string, classes: string, calls: Names['calls']): Names => ({
  classes,
  module: new RegExp(`storage(?:az)?${service}`),
  host: `.${service}.`,
  calls,
});
const vault = (kind: string, classes: string, calls: Names['calls']): Names => ({
  classes,
  module: new RegExp(`keyvault(?:az)?${kind}`),
  host: '.vault.',
  calls,
});

/** Calls that do everything in one, and a processor of changes, which keeps its place in a container of its own. */
const cosmosBatches =
  '|\\.batch|\\.bulk|\\.executebulkoperations|executeitembatch|(?:create|new|execute)transactionalbatch|executecosmosbatch|executebulkoperations|(?:get)?changefeedprocessorbuilder';
const cosmosWrites = (calls: string): RegExp => new RegExp(`^(?:${calls}${cosmosBatches})$`);

/** SQL is not here: its servers are found by their hosts alone. */
const services: Readonly<Partial<Record<Service, Names>>> = {
  blob: storage(
    'blob',
    'BlobServiceClient ContainerClient BlobContainerClient BlobClient BlockBlobClient azblob',
    {
      read: /^(download\w*|openread|listblobs?\w*|getblobs\w*|walkblobs|newlistblobs\w*|exists|getproperties|getblobproperties|queryblob)$/,
      write:
        /^(upload\w*|stageblock\w*|commitblock\w*|appendblock\w*|setmetadata|sethttpheaders|setblobmetadata|openwrite|\w*copyfromur[il]|create(?:blob)?container(?:ifnotexists)?|createifnotexists)$/,
      delete:
        /^(delete|deleteblobs?|deleteifexists|deleteblobifexists|delete(?:blob)?container(?:ifexists)?)$/,
    },
  ),
  queue: storage('queue', 'QueueServiceClient QueueClient azqueue', {
    read: /^peekmessages?$/,
    send: /^(sendmessage|enqueuemessage)$/,
    receive: /^(receivemessages?|dequeuemessages?|updatemessage)$/,
    // To make a queue, or to take one away, is more than a message: only the role that has all of it allows it.
    write: /^(?:createqueue(?:ifnotexists)?|createifnotexists|deletequeue(?:ifexists)?)$/,
    delete: /^deletemessage$/,
  }),
  table: {
    classes: 'TableServiceClient TableClient aztables',
    module: /data(?:az)?tables/,
    host: '.table.',
    calls: {
      read: /^(getentity|listentities|queryentities|query|newlistentitiespager|getentityifexists)$/,
      write:
        /^((create|upsert|update|add|merge|insert)entity|submittransaction|createtable(?:ifnotexists)?|createifnotexists|deletetable(?:ifexists)?)$/,
      delete: /^deleteentity$/,
    },
  },
  keyVaultSecrets: vault('secrets|addazurekeyvault', 'SecretClient AzureKeyVault azsecrets', {
    read: /^(getsecret|getsecretvalue|\w*propertiesofsecret\w*|\w*listsecretproperties\w*|addazurekeyvault)$/,
    write: /^(setsecret|updatesecret\w*)$/,
    delete: /^(begin|start)?deletesecret$/,
  }),
  keyVaultKeys: vault('keys', 'KeyClient CryptographyClient azkeys', {
    read: /^(getkey|getcryptographyclient)$/,
    use: /^(encrypt|decrypt|wrapkey|unwrapkey|sign|signdata|verify|verifydata)$/,
    write: /^(create(rsa|ec|oct)?key|importkey|rotatekey)$/,
    delete: /^(begin|start)?deletekey$/,
  }),
  keyVaultCertificates: vault('certificates', 'CertificateClient azcertificates', {
    read: /^(getcertificate\w*|listpropertiesofcertificates)$/,
    write: /^(begin|start)?(create|import|update)certificate\w*$/,
    delete: /^(begin|start)?deletecertificate$/,
  }),
  serviceBus: {
    classes:
      'ServiceBusClient ServiceBusSender ServiceBusReceiver ServiceBusProcessor ServiceBusSenderClient ServiceBusReceiverClient ServiceBusProcessorClient azservicebus',
    module: /servicebus/,
    host: '.servicebus.',
    calls: {
      send: /^(sendmessages?|sendmessagebatch|schedulemessages?|createsender|newsender|get(queue|topic)sender|sender)$/,
      receive:
        /^(receivemessages?|peekmessages?|completemessage|create(session)?(receiver|processor)|accept(next)?session\w*|newreceiverfor\w+|get(queue|subscription)receiver|(session)?(receiver|processor))$/,
    },
  },
  eventHubs: {
    classes:
      'EventHubProducerClient EventHubConsumerClient EventProcessorClient EventHubBufferedProducerClient EventHubProducer EventHubConsumer EventHubClient ProducerClient ConsumerClient EventProcessor azeventhubs',
    module: /eventhub/,
    host: '.servicebus.',
    calls: {
      send: /^(sendbatch|sendeventdatabatch|sendevent|createbatch|neweventdatabatch|enqueueevents?|newproducerclient|build(async)?producer(async)?client|eventhub(buffered)?producerclient)$/,
      receive:
        /^(subscribe|receive|receive(batch|events|frompartition)|readevents(frompartition)?|startprocessing|newconsumerclient|build(async)?consumer(async)?client|buildeventprocessorclient|createpartitionclient|openreceiveronpartition|streamevents|eventhubconsumerclient|eventprocessorclient)$/,
    },
  },
  cosmos: {
    classes:
      'CosmosClient CosmosAsyncClient CosmosDatabase CosmosAsyncDatabase CosmosContainer CosmosAsyncContainer ContainerProxy ContainerClient Container azcosmos',
    module: /azure(?:data)?cosmos|azcosmos/,
    host: '.documents.',
    before: /(?<=\.\s*)items?\b(?=\s*[.(])/g,
    calls: {
      read: /^(?:\.read|\.readall|readitem(?:s|stream)?|readmany\w*|readallitems\w*)$/,
      query:
        /^(?:\.query|\.readall|queryitems|newqueryitemspager|getitemquery(?:stream)?iterator|getitemlinqqueryable|readmany\w*|readallitems\w*)$/,
      follow:
        /^(?:\.?(?:get|read)?changefeed(?:iterator)?|queryitemschangefeed|querychangefeed\w*|getchangefeed\w+|changefeedprocessorbuilder)$/,
      create: cosmosWrites('\\.create|createitem(?:stream)?'),
      write: cosmosWrites('\\.upsert|upsertitem(?:stream)?'),
      replace: cosmosWrites('\\.replace|\\.patch|(?:replace|patch)item(?:stream)?'),
      delete: cosmosWrites('\\.delete|deleteitem(?:stream)?|deleteallitems\\w+'),
      use: /^(?:execute)?storedprocedure(?:stream)?$/,
    },
  },
  appConfiguration: {
    classes:
      'AppConfigurationClient AzureAppConfigurationClient ConfigurationClient AzureAppConfiguration azappconfig',
    module: /appconfig/,
    host: '.azconfig.',
    calls: {
      read: /^(getconfigurationsettings?|listconfigurationsettings|getsetting|newlistsettingspager)$/,
      write: /^((set|add)configurationsetting|setsetting|addsetting)$/,
      delete: /^(deleteconfigurationsetting|deletesetting)$/,
    },
  },
  openAi: {
    classes: 'AzureOpenAI AsyncAzureOpenAI AzureOpenAIClient OpenAIClient azopenai WithEndpoint',
    module: /openai/,
    host: '.openai.',
    calls: { use: /^(create|parse|completechat\w*|getchatcompletions\w*|getembeddings|generate\w+|new)$/ },
  },
};

/** What C# registers clients of all services with, without the import of any. */
const factory = 'microsoftextensionsazure';
const call = /([A-Za-z_]\w*)\s*(?:<[\w\s,.?]*>\s*)?\(/g;

/**
 * One for each service whose client is in the file, at the first place that names it, and of several hosts for each one.
 * @param known what names stand for that other files set.
 */
export function clientSites(
  language: Language,
  file: ParsedFile,
  known: KnownValues = nothingKnown,
): readonly ClientSite[] {
  if (language.clients) return language.clients(file, known);
  const plain = file.text.toLowerCase().replace(/[^a-z0-9\n]+/g, '');
  const found: ClientSite[] = [];
  let methods: ReadonlySet<string> | undefined;
  for (const [service, names] of Object.entries(services) as [Service, Names][]) {
    if (!names.module.test(plain) && !plain.includes(factory)) continue;
    const first = firstOf(file, names.classes.split(' '));
    if (first === undefined) continue;
    methods ??= calledIn(file);
    const at = { service, start: first.startIndex, end: first.endIndex };
    const called = operationsIn(new Set([...methods, ...calledBehind(file, names)]), names);
    // What nothing is called on is of use for what its class is for.
    const usual = /Receiver|Consumer|Processor/.test(first.text) ? 'receive' : callOperations[service];
    const operations = called.length > 0 ? called : [usual];
    const hosts = hostsIn(language, file, names.host, known);
    if (hosts.size < 2) {
      found.push({ ...at, hosts: [...hosts.keys()], operations });
      continue;
    }
    // What is done with one account is not needed on the other.
    for (const [host, offsets] of hosts) {
      const from = [...calledFrom(file, offsets)].map(plainly);
      const seen = operationsIn(new Set(names.before ? [...from, ...from.map(dotted)] : from), names);
      found.push({ ...at, hosts: [host], operations: seen.length > 0 ? seen : operations });
    }
  }
  return [...found, ...sqlServers(language, file, plain, known)];
}

/** What the methods do; nothing where none of them is known. */
function operationsIn(methods: ReadonlySet<string>, { calls }: Names): readonly Operation[] {
  return (Object.entries(calls) as [Operation, RegExp][])
    .filter(([, pattern]) => [...methods].some((method) => pattern.test(method)))
    .map(([operation]) => operation);
}

const dotted = (name: string): string => `.${name}`;

/** The calls on what `before` names, with a dot in front; none of what they give. */
function calledBehind(file: ParsedFile, names: Names): readonly string[] {
  if (names.before === undefined) return [];
  const offsets = [...file.text.matchAll(names.before)]
    .map(({ index }) => index)
    .filter((at) => isCode(leafAt(file, at, 1)));
  const isEnd = (method: string) => operationsIn(new Set([dotted(plainly(method))]), names).length > 0;
  return [...calledFrom(file, offsets, isEnd)].map((method) => dotted(plainly(method)));
}

/** A method's name as the tables have it. */
function plainly(name: string): string {
  return name
    .toLowerCase()
    .replaceAll('_', '')
    .replace(/async$/, '');
}

/** The methods that are called anywhere in code. */
function calledIn(file: ParsedFile): ReadonlySet<string> {
  const names = new Set<string>();
  for (const { index, 1: name = '' } of file.text.matchAll(call)) {
    const plain = plainly(name);
    if (!names.has(plain) && isCode(leafAt(file, index, name.length))) names.add(plain);
  }
  return names;
}

function firstOf(file: ParsedFile, classes: readonly string[]): Node | undefined {
  const word = new RegExp(
    `\\b(?:Add|Async)?(?:${classes.join('|')})(?:Builder|AsyncClient|WithNamespace)?\\b`,
    'g',
  );
  for (const { index, 0: name } of file.text.matchAll(word)) {
    const leaf = leafAt(file, index, name.length);
    if (leaf && isCode(leaf)) return leaf;
  }
  return undefined;
}

function leafAt({ tree }: ParsedFile, start: number, length: number): Node | undefined {
  return tree.rootNode.descendantForIndex(start, start + length) ?? undefined;
}

function isCode(node: Node | undefined): boolean {
  return (
    node !== undefined && node.childCount === 0 && !/comment|string|content|fragment|text/.test(node.type)
  );
}
