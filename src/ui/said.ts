/** Sentences by code: pure code says which one and with what values, the tables in `sayings/` have the words. */

import { sayings } from './sayings';
import { plainly, type Translate } from './words';

type Sayings = typeof sayings;
type Values<S> = S extends (t: Translate, ...values: infer V) => string ? V : never;

/** A sentence: its code, and the values that its words take, such as `['form.required']`. */
export type Said = { [C in keyof Sayings]: readonly [C, ...Values<Sayings[C]>] }[keyof Sayings];

/** What a person reads: a sentence of ours, or data that came from Azure or the workspace and stands for itself. */
export type Text = Said | { readonly data: string };

/** The sentence in words. Every value in it is made plain, so that no name says more than itself. */
export function say(translate: Translate, said: Said): string {
  const [code, ...values] = said;
  const words = sayings[code] as (t: Translate, ...values: readonly (string | number)[]) => string;
  return words(plainly(translate), ...values);
}

export function textOf(t: Translate, text: Text): string {
  return 'data' in text ? text.data : say(t, text);
}
