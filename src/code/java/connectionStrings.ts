/** Connection strings and keys on the Azure SDK's client builders: finds them, and puts an endpoint and a credential there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import { beginsLine, indentAt, lineStart } from '../lines';
import type { Finding, ParsedFile, Plan } from '../language';
import { spanOf } from '../nodes';
import { planOf } from '../planOf';
import { perTree } from '../query';
import type { CredentialRequest } from '../request';
import { connectionTarget } from '../secrets/connectionString';
import type { ConnectionTarget } from '../secrets/connectionString';
import { secretKind } from '../secrets/secretKind';
import { signedAddress } from '../secrets/signedAddress';
import { sampleRemarkAbove } from '../slashRemark';
import { lineEndOf } from '../text';
import type { Span } from '../text';
import { chainsOf } from './credentials';
import type { Call } from './credentials';
import { writeExpression } from './expression';
import { createImporter } from './importer';
import { javaNeeds } from './needs';
import { owners } from './slot';
import { literal, literalOf } from './strings';

/** The packages whose builders take a connection string, or a key (Cosmos DB), and the service each is for. */
const services: Readonly<Record<string, Service>> = {
  'com.azure.storage.blob': 'blob',
  'com.azure.storage.queue': 'queue',
  'com.azure.data.tables': 'table',
  'com.azure.data.appconfiguration': 'appConfiguration',
  'com.azure.messaging.servicebus': 'serviceBus',
  'com.azure.messaging.eventhubs': 'eventHubs',
  'com.azure.cosmos': 'cosmos',
};

/** A call that hands over a secret. */
interface Handover {
  readonly call: Call;
  /** What the finding marks: the content of a literal, or the expression. */
  readonly span: Span;
  readonly variant: 'connectionString' | 'key' | 'sas';
  readonly isLiteral: boolean;
  /** Known when the connection string is. */
  readonly target?: ConnectionTarget;
  /** The address without its signature, which stood in it; absent where the signature stands by itself. */
  readonly address?: string;
}

const handovers = perTree((file: ParsedFile): Handover[] =>
  chainsOf(file, 'ClientBuilder', (each) => each in services).flatMap(({ calls, packageName }) =>
    calls.flatMap((call) => {
      const service = services[packageName];
      const [value] = call.arguments;
      const name = service === 'cosmos' ? 'key' : 'connectionString';
      if (service && value && /^(?:endpoint|sasToken)$/.test(call.name)) return signed(call, value, service);
      return service && value && call.name === name ? handover(call, value, service) : [];
    }),
  ),
);

/** The address with a signature in it, or a signature beside an address. */
function signed(call: Call, value: Node, service: Service): Handover[] {
  const text = literalOf(value);
  if (!text || secretKind(text.value) !== 'sas') return [];
  const found = signedAddress(text.value);
  if (call.name === 'endpoint' && found?.service !== service) return [];
  const { start, end } = text;
  const address = call.name === 'endpoint' && found ? { address: found.address } : {};
  return [{ call, span: { start, end }, variant: 'sas', isLiteral: true, ...address }];
}

function handover(call: Call, value: Node, service: Service): Handover[] {
  const text = literalOf(value);
  const isKey = service === 'cosmos';
  // A key by itself is known as an emulator's in the place where it usually stands.
  const whole = isKey && text ? `AccountEndpoint=https://a;AccountKey=${text.value}` : text?.value;
  if (whole !== undefined && secretKind(whole) === undefined) return [];
  const target = text && !isKey ? connectionTarget(text.value, service) : undefined;
  const { start, end } = text ?? spanOf(value);
  const variant = isKey ? 'key' : 'connectionString';
  return [{ call, span: { start, end }, variant, isLiteral: text !== undefined, ...(target && { target }) }];
}

/** A finding for each; an identity can take the secret's place where the address is known. */
export function connectionFindings(file: ParsedFile): Finding[] {
  return handovers(file).map(({ span, variant, isLiteral, target }) => ({
    ...span,
    rule: 'secret-in-code',
    variant,
    values: {},
    fix: target || variant !== 'connectionString' ? 'replace' : 'none',
    ...(!isLiteral && { weak: true }),
  }));
}

/** Whether the finding at `site` is one of these. */
export function isHandover(file: ParsedFile, site: Span): boolean {
  return handoverAt(file, site) !== undefined;
}

function handoverAt(file: ParsedFile, site: Span): Handover | undefined {
  return handovers(file).find(({ span }) => span.start === site.start && span.end === site.end);
}

/** Puts the endpoint and a credential in the place of the call whose secret is at `site`. */
export function replaceHandover(file: ParsedFile, site: Span, request: CredentialRequest): Plan | undefined {
  const found = handoverAt(file, site);
  if (!found || found.call.node.hasError || request.flavour === 'client') return undefined;
  const { nameNode, node } = found.call;
  const { text } = file;
  const indent = indentAt(text, nameNode.startIndex);
  const column = nameNode.startIndex - lineStart(text, nameNode.startIndex) + 'credential('.length;
  const importer = createImporter(file);
  const written = writeExpression(file, request, { at: node, importer, indent, column });
  const isOwnLine = beginsLine(text, nameNode.startIndex - 1);
  const rewritten = calls(found, written?.text ?? '', isOwnLine ? lineEndOf(text) + indent : '');
  const edits = importer.edits();
  const note = sampleRemarkAbove(file, node.startIndex, request, owners);
  if (!written || rewritten === undefined || !edits || !note) return undefined;
  const guard = written.guard ? [written.guard] : [];
  const snippet = { start: nameNode.startIndex, end: node.endIndex, parts: [rewritten] };
  return planOf([...edits, ...note, ...guard], snippet, javaNeeds(request));
}

/** The calls that say the same without a secret, joined by `gap` and a dot; `undefined` where the endpoint is not known. */
function calls(
  { call, variant, target, address }: Handover,
  credential: string,
  gap: string,
): string | undefined {
  if (address !== undefined) return `endpoint(${literal(address)})${gap}.credential(${credential})`;
  if (variant !== 'connectionString') return `credential(${credential})`;
  if (!target) return undefined;
  const host = literal(target.endpoint);
  const [, hub] = call.arguments;
  const name = hub?.text ?? (target.entity === undefined ? undefined : literal(target.entity));
  if (target.service === 'serviceBus') return `credential(${host}, ${credential})`;
  if (target.service !== 'eventHubs') return `endpoint(${host})${gap}.credential(${credential})`;
  return name === undefined
    ? `fullyQualifiedNamespace(${host})${gap}.credential(${credential})`
    : `credential(${host}, ${name}, ${credential})`;
}
