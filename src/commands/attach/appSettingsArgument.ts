/** The `settings` of a call that tells an app its identity: a list of what to set, or settings by name. */

import { isSettingKind, isSettingName, type SettingKind, type WantedSettings } from '../../model/appIdentity';
import { badArgument } from '../arguments';
import type { Arguments } from '../deps';

/** `undefined` when the call does not say. Throws `badArgument`. */
export function settingsArgument(values: Arguments): WantedSettings | undefined {
  const given = values['settings'];
  if (given === undefined || given === null) return undefined;
  if (Array.isArray(given)) return given.map(kindOf);
  if (typeof given !== 'object') throw badArgument('settings', 'settings', given);
  const named = Object.entries(given).map(([name, value]: [string, unknown]) => {
    if (!isSettingName(name)) throw badArgument('settings', 'settingName', name);
    // The value is not repeated in the sentence: it may be a secret.
    if (value !== null && typeof value !== 'string') throw badArgument('settings', 'settings', name);
    return [name, value] as const;
  });
  if (named.length === 0) throw badArgument('settings', 'settings');
  return Object.fromEntries(named);
}

function kindOf(item: unknown): SettingKind {
  if (typeof item !== 'string' || !isSettingKind(item)) throw badArgument('settings', 'settings', item);
  return item;
}
