/** Reads JSON that came from outside, without trusting its shape: what is not as expected reads as absent. */

export type Json = Readonly<Record<string, unknown>>;

export function isRecord(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The object itself, or an empty one in place of anything else. */
export function record(value: unknown): Json {
  return isRecord(value) ? value : {};
}

/** What lies under the names, one below the other; `undefined` as soon as one is missing. */
export function at(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, name) => (isRecord(inner) ? inner[name] : undefined), value);
}

/** A text that is not empty. */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}

/** The texts of a list, whatever else is in it left out. */
export function texts(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : [];
}

/** The objects of a list, whatever else is in it left out. */
export function records(value: unknown): readonly Json[] {
  return Array.isArray(value) ? value.filter(isRecord) : [];
}

/** A map of texts, such as tags; other values are left out. */
export function textMap(value: unknown): Readonly<Record<string, string>> {
  const entries = Object.entries(record(value));
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Reads JSON; `undefined` when the text is none. */
export function parseJson(source: string | null | undefined): unknown {
  if (source === null || source === undefined || source === '') return undefined;
  try {
    return JSON.parse(source) as unknown;
  } catch {
    return undefined;
  }
}

/** `{ name: value }` when there is a value, `{}` when there is none: to be spread where an absent property must stay absent. */
export function present<K extends string, V>(name: K, value: V | undefined): Partial<Record<K, V>> {
  const one: Partial<Record<K, V>> = {};
  if (value !== undefined) one[name] = value;
  return one;
}
