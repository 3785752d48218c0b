/** Clients that `AddAzureClients` registers with a secret: finds them, and writes an endpoint and a credential there. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { Service } from '../clients/client';
import type { Finding, ParsedFile, Plan, TextLiteral } from '../language';
import { indentAt } from '../lines';
import { planOf } from '../planOf';
import { perTree } from '../query';
import type { CredentialRequest } from '../request';
import { connectionTarget } from '../secrets/connectionString';
import { secretKind } from '../secrets/secretKind';
import { signedAddress } from '../secrets/signedAddress';
import type { Span } from '../text';
import { tokens } from '../words';
import { addressIn } from './connectionStrings';
import { argumentsOf } from './credentials';
import { writeExpression } from './expression';
import { identityPackage } from './needs';
import { registrations } from './registrations';
import type { Registration } from './registrations';
import { sampleRemarkAbove } from './remark';
import { literalOf } from './strings';
import { literal } from './style';
import { createUsings } from './usingEdits';
import { isImported } from './usings';

const namespace = 'Microsoft.Extensions.Azure';

interface Registered {
  readonly call: Node;
  /** The name of the method. */
  readonly name: Node;
  readonly text: TextLiteral;
  readonly takes: Registration['takes'];
  /** Where it leads without the secret; absent where that is not known. */
  readonly endpoint?: string;
  readonly hub?: string;
}

const registered = perTree((file: ParsedFile): Registered[] =>
  (Object.entries(registrations) as [Service, Registration][]).flatMap(([service, { method, takes }]) =>
    tokens(file, method.replace('WithNamespace', '')).flatMap((name): Registered[] => {
      const member = name.parent;
      const call = member?.parent;
      const isCall = member?.type === 'member_access_expression' && call?.type === 'invocation_expression';
      if (!isCall || !isImported(file, namespace, name.startIndex)) return [];
      const [first, second, ...others] = argumentsOf(call).arguments;
      const text = first && (literalOf(first.value) ?? addressIn(first.value));
      if (!text || others.length > 0 || secretKind(text.value) === undefined) return [];
      const signed = signedAddress(text.value);
      const target = connectionTarget(text.value, service);
      const endpoint = signed?.service === service ? signed.address : target?.endpoint;
      const hub = second?.value.text ?? (target?.entity === undefined ? undefined : literal(target.entity));
      const isKnown = endpoint !== undefined && (takes !== 'hostAndEntity' || hub !== undefined);
      const known = isKnown ? { endpoint, ...(hub !== undefined && { hub }) } : {};
      return [{ call, name, text, takes, ...known }];
    }),
  ),
);

/** A finding for each secret, which itself goes nowhere. */
export function registeredFindings(file: ParsedFile): Finding[] {
  return registered(file).map(({ text, endpoint }) => ({
    rule: 'secret-in-code',
    variant: secretKind(text.value) ?? 'connectionString',
    values: {},
    start: text.start,
    end: text.end,
    fix: endpoint === undefined ? 'none' : 'replace',
  }));
}

export function registeredAt(file: ParsedFile, { start, end }: Span): Registered | undefined {
  return registered(file).find(({ text }) => text.start === start && text.end === end);
}

/** `AddX(endpoint).WithCredential(credential)` in the place of `AddX("…")`; what follows stays. */
export function replaceRegistered(
  file: ParsedFile,
  { call, name, takes, endpoint, hub }: Registered,
  request: CredentialRequest,
): Plan | undefined {
  if (endpoint === undefined || call.hasError || request.flavour === 'client') return undefined;
  const usings = createUsings(file, call.startIndex);
  const indent = indentAt(file.text, call.startIndex);
  const credential = writeExpression(file, request, {
    at: call,
    usings,
    indent,
    column: indent.length,
    needsCast: request.flavour === 'localAndAzure',
    isChosen: false,
  });
  const address = literal(endpoint);
  const given = takes === 'uri' ? `new ${usings.typeName('System', 'Uri')}(${address})` : address;
  const entity = takes === 'hostAndEntity' ? `, ${hub ?? ''}` : '';
  const suffix = takes === 'uri' ? '' : 'WithNamespace';
  const edits = usings.edits();
  const note = sampleRemarkAbove(file, call.startIndex, request);
  if (credential === undefined || !edits || !note) return undefined;
  const parts = [`${name.text}${suffix}(${given}${entity}).WithCredential(${credential})`];
  return planOf([...edits, ...note], { start: name.startIndex, end: call.endIndex, parts }, [
    identityPackage,
  ]);
}
