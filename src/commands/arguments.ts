/** Reads the fields of an argument object: each is checked as data, and a failure names the field. */

import { isGuid, isUserAssignedId, lastSegment, parseArmId, resourceTypeOf } from '../model/armId';
import { isCosmosOwn } from '../model/cosmosPlaces';
import { Failure } from '../model/failure';
import { scopeOf } from '../model/scope';
import type { Scope } from '../model/scope';
import type { BadArgumentReason } from '../ui/badArgumentWords';
import type { Arguments, CommandInput } from './deps';

/** The argument object, empty when there is none: then everything is asked. */
export function valuesOf(input: CommandInput): Arguments {
  return input.from === 'arguments' ? input.values : {};
}

/** The failure for one field; `given` is shown, shortened, so it must not be a secret. */
export function badArgument(
  field: string,
  reason: BadArgumentReason,
  given?: unknown,
  allowed?: string,
): Failure {
  return new Failure('badArgument', {
    field,
    values: {
      reason,
      ...(typeof given === 'string' && { given }),
      ...(allowed !== undefined && { allowed }),
    },
  });
}

/** A text without the blanks and quotes that pasting leaves around it; absent when the field is absent. */
export function textOf(values: Arguments, field: string): string | undefined {
  const value = values[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw badArgument(field, 'text');
  return bare(value);
}

/** A text as it is, for descriptions and conditions, whose quotes belong to them; empty counts as absent. */
export function proseOf(values: Arguments, field: string): string | undefined {
  const value = values[field];
  if (value === undefined || value === null || value === '') return undefined;
  if (typeof value !== 'string') throw badArgument(field, 'text');
  return value;
}

/** The texts of `many`, or the one of `field`; `undefined` when neither is given. An empty list is refused. */
export function textsOf(values: Arguments, field: string, many: string): readonly string[] | undefined {
  const list = values[many];
  if (list === undefined || list === null) {
    const one = textOf(values, field);
    return one === undefined ? undefined : [one];
  }
  if (!Array.isArray(list) || list.length === 0) throw badArgument(many, 'textList');
  return list.map((each: unknown) => {
    if (typeof each !== 'string') throw badArgument(many, 'textList');
    return bare(each);
  });
}

/** Yes or no; `undefined` when the field is absent. */
export function switchOf(values: Arguments, field: string): boolean | undefined {
  const value = values[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'boolean') throw badArgument(field, 'trueOrFalse', value);
  return value;
}

export function oneOf<T extends string>(
  values: Arguments,
  field: string,
  allowed: readonly T[],
): T | undefined {
  const value = textOf(values, field);
  if (value === undefined) return undefined;
  const found = allowed.find((each) => each === value);
  if (found === undefined) throw badArgument(field, 'oneOf', value, allowed.join(', '));
  return found;
}

/** An ARM ID with something in it: a subscription, a group or a resource. */
export function armIdOf(values: Arguments, field: string): string | undefined {
  const value = textOf(values, field);
  return value === undefined ? undefined : armId(value, field);
}

export function armId(value: string, field: string): string {
  const parsed = parseArmId(value);
  if (parsed === undefined || (parsed.subscriptionId === undefined && parsed.provider === undefined)) {
    throw badArgument(field, 'armId', value);
  }
  return value.replace(/\/+$/, '');
}

/** The ID of a user-assigned identity, or of the resource that owns a system-assigned one. */
export function identityId(value: string, field: string): string {
  const parsed = parseArmId(value);
  if (parsed?.subscriptionId === undefined || resourceTypeOf(value) === undefined) {
    throw badArgument(field, 'identityId', value);
  }
  return value.replace(/\/+$/, '');
}

export function identityIdOf(values: Arguments): string | undefined {
  const value = textOf(values, 'identityId');
  return value === undefined ? undefined : identityId(value, 'identityId');
}

/** A scope of a role: an ARM ID, or `/` for the whole tenant. */
export function scopeArgument(values: Arguments, field: string): Scope | undefined {
  const value = textOf(values, field);
  if (value === undefined) return undefined;
  const scope = scopeOf(value === '/' ? value : armId(value, field));
  if (scope === undefined) throw badArgument(field, 'armId', value);
  return scope;
}

/** The GUID of a role, from a GUID or a full ID. */
export function roleGuid(value: string, field: string): string {
  const isId =
    /\/providers\/Microsoft\.Authorization\/roleDefinitions\/[^/]+\/*$/i.test(value) ||
    isCosmosOwn({ id: value });
  const guid = isId ? lastSegment(value) : value;
  if (!isGuid(guid)) throw badArgument(field, 'guidOrId', value);
  return guid.toLowerCase();
}

/** The same, or the full ID of an assignment of one of Cosmos DB's own roles. */
export function heldRoleId(value: string, field: string): string {
  return isCosmosOwn({ id: value }) ? armId(value, field) : roleAssignmentId(value, field);
}

/** The full ID of a role assignment: its scope is in it, so a GUID alone is not enough. */
export function roleAssignmentId(value: string, field: string): string {
  const form = /^(\/.*)?\/providers\/Microsoft\.Authorization\/roleAssignments\/([^/]+)\/*$/i.exec(value);
  if (form === null || parseArmId(value) === undefined || !isGuid(form[2] ?? '')) {
    throw badArgument(field, 'roleAssignmentId', value);
  }
  return value.replace(/\/+$/, '');
}

/**
 * Whether `confirm` answers the question about all of these: one name, or a list of names.
 * @param names for each thing that is asked about, the names that stand for it.
 */
export function isConfirmed(values: Arguments, names: readonly (readonly string[])[]): boolean {
  const { confirm } = values;
  const given = Array.isArray(confirm) ? confirm : [confirm];
  return names.length > 0 && names.every((aliases) => aliases.some((alias) => given.includes(alias)));
}

/** How an identity may be named: a system-assigned one by nothing but what it is. Throws `badArgument`. */
export function checkIdentifier(identifier: string | undefined, id: string): void {
  if (identifier === undefined) return;
  const userAssigned = isUserAssignedId(id);
  if (userAssigned && identifier === 'systemAssigned')
    throw badArgument('identifier', 'userAssigned', identifier);
  if (!userAssigned && identifier !== 'systemAssigned')
    throw badArgument('identifier', 'systemAssigned', identifier);
}

function bare(text: string): string {
  const trimmed = text.trim();
  const quoted = /^(["'`])(.*)\1$/s.exec(trimmed);
  return quoted === null ? trimmed : (quoted[2] ?? '').trim();
}
