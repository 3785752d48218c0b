/** A setting as the rules see it, whatever file it stands in: a name, a value, and where both are written. */

import type { ParsedFile, TextLiteral } from '../language';
import type { Span } from '../text';

/** Where the settings of a file take effect, which decides what may be written into it. */
export type FileKind =
  /** `.env`: variables, mostly of a developer's machine. */
  | 'dotenv'
  /** `local.settings.json`: the Functions host on a developer's machine. */
  | 'local'
  /** What launches a program for debugging. */
  | 'launch'
  /** A list of `name` and `value`, as App Service exports and takes it. */
  | 'appService'
  /** `appsettings.json`: the configuration of a .NET program, in levels. */
  | 'configuration'
  /** `application.properties` of Spring. */
  | 'spring'
  /** Another file of names and values. */
  | 'other'
  /** `ENV` lines of a Dockerfile. */
  | 'image';

/** The span is that of the whole entry: what is to be copied to write another one like it. */
export interface Setting extends Span {
  readonly name: string;
  /** The name as names are compared: `settingKey` of it. */
  readonly key: string;
  /** Where the name stands, without quotes; for a nested one its last part. */
  readonly nameAt: Span;
  readonly value: TextLiteral;
}

export interface SettingsFile {
  readonly kind: FileKind;
  readonly settings: readonly Setting[];
  /** What stands between two entries, where the file has none to copy from. */
  readonly container?: Span;
}

/** Reads the settings of a parsed file; once per tree. */
export type ReadSettings = (file: ParsedFile) => SettingsFile;

/** A value that is put in later or lives elsewhere: a substitution, a placeholder, a reference to a key vault. */
export function isOpenValue(value: string): boolean {
  return /^(?:\$?\{.*\}|%\w+%|<[^>]*>|\[.*\]|\$\(.*\)|\$\w+|\*+|\.{3}|x{3,}|@Microsoft\.KeyVault\(.*|(?:your|change|replace)[-_ ]?.*|)$/is.test(
    value.trim(),
  );
}

/** The setting of a name, whatever its case and its separator. */
export function settingNamed({ settings }: SettingsFile, name: string): Setting | undefined {
  const key = settingKey(name);
  return settings.find((setting) => setting.key === key);
}

/** .NET takes `:` and `__` for the same, and names of settings whatever their case. */
export function settingKey(name: string): string {
  const key = name.toLowerCase();
  return key.includes('__') ? key.replaceAll('__', ':') : key;
}

/** Files that show others what to fill in. */
export function isTemplate({ path }: ParsedFile): boolean {
  return /[.\-_](?:example|sample|template|dist|defaults?)(?:\.\w+)?$/i.test(path);
}
