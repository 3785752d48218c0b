/** Values and expressions of a deployment, which Bicep and ARM templates each write in their own way. */

/** A resource that expressions speak of. */
export interface Target {
  /** Bicep's name for it, unique in the text. */
  readonly symbol: string;
  readonly type: string;
  readonly apiVersion: string;
  /** Its name and those of its parents; a role assignment has an expression. */
  readonly name: Value;
  readonly names: readonly string[];
  /** Made by this text, so that what reads it has to wait for it. */
  readonly declared: boolean;
}

export type Value =
  | { readonly is: 'text'; readonly text: string }
  | { readonly is: 'plain'; readonly value: number | boolean | null }
  | { readonly is: 'list'; readonly items: readonly Value[] }
  | { readonly is: 'object'; readonly entries: readonly Entry[] }
  /** A function of the same name in both languages; with `member` a property of what it gives. */
  | {
      readonly is: 'call';
      readonly name: string;
      readonly with: readonly Expression[];
      readonly member?: string;
    }
  | { readonly is: 'parameter'; readonly name: string }
  | { readonly is: 'id'; readonly of: Target }
  /** What Azure says of a resource: `properties.principalId`, `identity.principalId`. */
  | { readonly is: 'read'; readonly of: Target; readonly path: readonly [string, string] };

/** What can stand within an expression. */
export type Expression = Exclude<Value, { is: 'list' } | { is: 'object' }>;

/** The name of a property is mostly a text of ours or data; the keys of an identity map can be expressions. */
export type Entry = readonly [string | Value, Value];

export function text(value: string): Expression {
  return { is: 'text', text: value };
}

export function object(...entries: readonly (Entry | undefined)[]): Value {
  return { is: 'object', entries: entries.filter((entry) => entry !== undefined) };
}

export function call(name: string, ...values: readonly Expression[]): Expression {
  return { is: 'call', name, with: values };
}

/** `resourceGroup().location` and the like. */
export function memberOf(name: string, member: string): Expression {
  return { is: 'call', name, with: [], member };
}

/** JSON that came from Azure, as a value. */
export function fromJson(json: unknown): Value {
  if (typeof json === 'string') return text(json);
  if (Array.isArray(json)) return { is: 'list', items: json.map(fromJson) };
  if (typeof json === 'object' && json !== null)
    return object(...Object.entries(json).map(([name, value]): Entry => [name, fromJson(value)]));
  return { is: 'plain', value: typeof json === 'number' || typeof json === 'boolean' ? json : null };
}

/** Every resource that a value speaks of. */
export function targetsIn(value: Value): readonly Target[] {
  switch (value.is) {
    case 'id':
    case 'read':
      return [value.of];
    case 'list':
      return value.items.flatMap(targetsIn);
    case 'call':
      return value.with.flatMap(targetsIn);
    case 'object':
      return value.entries.flatMap(([name, inner]) => [
        ...(typeof name === 'string' ? [] : targetsIn(name)),
        ...targetsIn(inner),
      ]);
    case 'text':
    case 'plain':
    case 'parameter':
      return [];
  }
}
