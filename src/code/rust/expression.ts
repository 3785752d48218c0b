/** Writes the credential expression itself in Rust, without what ends a fallible one. */

import type { Node } from '@vscode/tree-sitter-wasm';
import { stepOf } from '../braceSlot';
import type { ParsedFile } from '../language';
import { credentialClass } from '../request';
import type { CredentialRequest } from '../request';
import { resourceIdParts } from '../resourceIdParts';
import { lineEndOf } from '../text';
import { guardFor } from './guard';
import type { Guard } from './guard';
import type { Importer } from './importer';
import { literal } from './strings';

/** Where an expression is written. */
export interface Place {
  /** The node whose scope it is in. */
  readonly at: Node;
  readonly importer: Importer;
  /** Indentation of the line it begins on. */
  readonly indent: string;
  /** `?` or what stands for it. */
  readonly failure: string;
  /** The function around it is being written, and is made asynchronous where it has to be. */
  readonly mayWait?: boolean;
}

export interface Written {
  readonly expression: string;
  readonly guard?: Guard;
}

/** rustfmt breaks lines that are longer. */
export const widest = 100;

const variants = { clientId: 'ClientId', resourceId: 'ResourceId', objectId: 'ObjectId' } as const;

/** `ManagedIdentityCredential::new(…)` or its like, a `Result`; `undefined` when the request has no ID. */
export function writeManaged(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
): Written | undefined {
  const { importer, indent } = place;
  const name = `azure_identity::${credentialClass(request)}`;
  const type = importer.nameOf(name);
  if (request.identifier === 'systemAssigned') return { expression: `${type}::new(None)` };
  const id = writeId(file, request, place);
  if (!id) return undefined;
  const options = importer.nameOf(`${name}Options`);
  const lineBreak = lineEndOf(file.text);
  const inner = indent + stepOf(file);
  const selector = request.workload
    ? ''
    : `${importer.nameOf('azure_identity::UserAssignedId')}::${variants[request.identifier]}(`;
  const lead = `${request.workload ? 'client_id' : 'user_assigned_id'}: Some(${selector}`;
  const end = selector === '' ? '),' : ')),';
  const isLong = !id.expression.includes('\n') && `${inner}${lead}${id.expression}${end}`.length > widest;
  const value = isLong
    ? `${lineBreak}${inner}${stepOf(file)}${id.expression},${lineBreak}${inner}`
    : id.expression;
  const lines = [
    `${type}::new(Some(${options} {`,
    `${inner}${lead}${value}${end}`,
    `${inner}..Default::default()`,
    `${indent}}))`,
  ];
  return { ...id, expression: lines.join(lineBreak) };
}

/** A fallible expression with what ends it; a method stands on a line of its own behind several lines, as rustfmt has it. */
export function ended(
  file: ParsedFile,
  expression: string,
  { failure, indent }: Pick<Place, 'failure' | 'indent'>,
): string {
  const breaks = failure.startsWith('.') && expression.includes('\n');
  return expression + (breaks ? lineEndOf(file.text) + indent : '') + failure;
}

function writeId(file: ParsedFile, request: CredentialRequest, place: Place): Written | undefined {
  const { at, failure, indent } = place;
  if (request.idSource === 'literal')
    return request.id === undefined ? undefined : { expression: `${literal(request.id)}.to_string()` };
  const guard = guardFor(file, at);
  const read = (variable: string): string => `${guard.name}(${literal(variable)})${failure}`;
  if (request.idSource === 'environmentVariable') return { expression: read(request.variable), guard };
  if (request.identifier !== 'resourceId') return undefined;
  const lineBreak = lineEndOf(file.text);
  const step = stepOf(file);
  const pattern = resourceIdParts.map((part) => (typeof part === 'string' ? part : '{}')).join('');
  const values = resourceIdParts.flatMap((part) => (typeof part === 'string' ? [] : [read(part.variable)]));
  const inner = `${lineBreak}${indent}${step}${step}`;
  const lines = [literal(pattern), ...values].map(
    (line, index, all) => `${inner}${line}${index < all.length - 1 ? ',' : ''}`,
  );
  return { expression: `format!(${lines.join('')}${lineBreak}${indent}${step})`, guard };
}

/** The test for a developer's machine; unset means Azure. */
export function localTest({ localSwitch }: CredentialRequest, { importer }: Pick<Place, 'importer'>): string {
  return `${importer.reach('std::env')}::var(${literal(localSwitch)}).as_deref() == Ok("development")`;
}

/** The developer's sign-in, with what ends it. */
export function writeLocal({ importer, failure }: Pick<Place, 'importer' | 'failure'>): string {
  return `${importer.nameOf('azure_identity::DeveloperToolsCredential')}::new(None)${failure}`;
}

/** `if … { … } else { … }` whose value is `Arc<dyn TokenCredential>`; `cast` says so where nothing around it does. */
export function writeSplit(
  file: ParsedFile,
  request: CredentialRequest,
  place: Place,
  cast: boolean,
): Written | undefined {
  const lineBreak = lineEndOf(file.text);
  const inner = place.indent + stepOf(file);
  const managed = writeManaged(file, request, { ...place, indent: inner });
  if (!managed) return undefined;
  const type = cast ? ` as ${tokenCredentialType(place.importer)}` : '';
  const lines = [
    `if ${localTest(request, place)} {`,
    `${inner}${writeLocal(place)}${type}`,
    `${place.indent}} else {`,
    `${inner}${ended(file, managed.expression, { ...place, indent: inner })}`,
    `${place.indent}}`,
  ];
  return { ...managed, expression: lines.join(lineBreak) };
}

export function tokenCredentialType(importer: Importer): string {
  const arc = importer.nameOf('std::sync::Arc');
  return `${arc}<dyn ${importer.nameOf('azure_core::credentials::TokenCredential')}>`;
}
