/** Which types of C++ can be given where another is wanted, by the signature table. */

import { clientSignatures } from './clientSignatures';
import { signatures as identitySignatures } from './signatures';
import type { Parameters } from './signatures';
import { inner } from './signatureText';

/** Every type of the table. */
export const signatures = [...identitySignatures, ...clientSignatures];

/** What literals are. */
export const literalTypes: Readonly<Record<string, string>> = {
  string_literal: 'const char*',
  raw_string_literal: 'const char*',
  concatenated_string: 'const char*',
  char_literal: 'char',
  number_literal: 'int',
  true: 'bool',
  false: 'bool',
  null: 'nullptr',
};

/** Whether a list of parameters takes these types. */
export function accepts(parameters: Parameters, given: readonly string[]): boolean {
  const least = parameters.filter((parameter) => !parameter.endsWith('?')).length;
  if (given.length < least || given.length > parameters.length) return false;
  return given.every((type, at) => fits(type, (parameters[at] ?? '').replace(/\?$/, '')));
}

/** Whether a value of one type can be given where another is wanted, without a cast. */
export function fits(given: string, wanted: string): boolean {
  if (given === wanted || given === 'unknown' || wanted === 'unknown') return true;
  if (given === 'const char*' && wanted === 'string') return true;
  if (given === 'char' && wanted === 'int') return true;
  const nullable = inner(wanted, 'Azure::Nullable');
  if (nullable !== undefined) return fits(given, nullable);
  const [from, to] = [inner(given, 'std::shared_ptr'), inner(wanted, 'std::shared_ptr')];
  if (from !== undefined && to !== undefined) return fits(from, to);
  const base = signatures.find(({ name }) => name === given)?.base;
  return base !== undefined && fits(base, wanted);
}
