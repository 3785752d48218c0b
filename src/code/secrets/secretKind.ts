/** Tells what kind of secret a text holds, if any: shapes of connection strings, signatures and keys, never guesses. */

import { cloudHosts } from '../triggers';

export type SecretKind = 'connectionString' | 'sas' | 'sqlPassword' | 'vault';

/** Keys that everybody has: those of the local emulators (Azurite, Cosmos DB), from their public documentation. */
const publicKeys = [
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DE2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsEcaGQy67XIw',
];
const emulator =
  /UseDevelopmentStorage=true|UseDevelopmentEmulator=true|SAS_KEY_VALUE|@Microsoft\.(?:KeyVault|AppConfiguration)\(/i;

/** A value that is put in later: `${name}`, `{name}`, `%NAME%`, `<key>`, `$(name)`, `[name]`, `***`, `$NAME`, `:name`. */
const openValue =
  /^(?:\$?\{+[^{}]*\}+|%\w*%?|<[^>]*>|\$\(.*\)|\$\w+|\[[^\]]*\]|:\w+|#\{.*\}#?|__\w+__|\*+|\.{3}|…|)$/;
/** What people write where they mean a secret of the reader's own. */
const standIn =
  /\b(?:your|my|some|the|enter|insert|replace|put)[-_ ]|^(?:password|passw0rd|pass|pwd|secret|key|changeme|change-me|example|sample|placeholder|redacted|removed|hidden|dummy|fake|mock|test|todo|foo|bar|abc|xyz|guest|postgres|root|admin|user)?\d{0,4}={0,2}$|^(.)\1*={0,2}$/i;

const keyed = /(?:^|;)\s*(?:AccountKey|SharedAccessKey|Secret)\s*=\s*([^;]*)/i;
const named = /(?:^|;)\s*(?:AccountName|AccountEndpoint|Endpoint|HostName)\s*=/i;
const signature = /[?&]sig=([^&\s"']{20,})/i;
const password = /(?:^|[;,])\s*(?:Password|Pwd)\s*=\s*([^;,]*)/i;
/** The host of a database of Azure SQL. */
export const azureSqlHost = new RegExp(`\\.database\\.${cloudHosts.source}`, 'i');
const redis = new RegExp(`\\.redis(?:enterprise)?\\.cache\\.${cloudHosts.source}`, 'i');
const managedRedis = /\.redis\.azure\.net/i;
const otherDatabase =
  /\.(?:mysql|mariadb|postgres|mongocluster\.cosmos|mongo\.cosmos)\.[a-z.]*azure\.(?:com|cn|us)/i;
/** The name and password of an address; a user may be empty, as Redis has it. */
const address =
  /^(?:mongodb(?:\+srv)?|mysql|mariadb|postgres(?:ql)?|rediss?|amqps?|sqlserver|mssql(?:\+\w+)?):\/\/([^:@/\s]*):([^@/\s]+)@([^/?\s]+)/i;
const local = /^(?:localhost|127\.|0\.0\.0\.0|\[?::1|host\.docker\.internal|[\w-]+(?::\d+)?$)/i;
/** Keys of other services that carry their own mark; those of payment services for tests are meant to be shown. */
const marked =
  /^(?:sk_live_[0-9A-Za-z]{24,}|rk_live_[0-9A-Za-z]{24,}|SG\.[\w-]{22}\.[\w-]{43}|gh[pousr]_[0-9A-Za-z]{36}|github_pat_\w{82}|xox[bpars]-\d+-[\w-]{20,}|AIza[\w-]{35}|sk-(?:proj|svcacct|ant)-[\w-]{40,}|glpat-[\w-]{20})$/;

/** What stands in a secret itself, or right in front of it. */
const ownMarks: readonly RegExp[] = [
  /accountkey\s*=/i,
  /sharedaccesskey\s*=/i,
  /;\s*secret\s*=/i,
  /[?&]sig=/i,
  /(?:mongodb(?:\+srv)?|mysql|mariadb|postgres(?:ql)?|rediss?|amqps?|sqlserver|mssql(?:\+\w+)?):\/\//i,
  /[sr]k_live_/i,
  /\bSG\.[\w-]{22}\./i,
  /gh[pousr]_\w{36}/i,
  /github_pat_/i,
  /xox[bpars]-\d/i,
  /AIza[\w-]{35}/i,
  /sk-(?:proj|svcacct|ant)-/i,
  /glpat-/i,
];

/** One of these stands in every text that `secretKind` takes for a secret. */
export const secretMarks: readonly RegExp[] = [...ownMarks, /(?:password|pwd)\s*=/i];

/** One of these stands in every file with such a text: a password counts only beside the host it is for. */
export const secretTriggers: readonly RegExp[] = [
  ...ownMarks,
  azureSqlHost,
  redis,
  managedRedis,
  otherDatabase,
];

/**
 * `undefined` for a text without a secret, with one of the emulators, or with one that is put in later. `vault`: of
 * something that takes no token of Azure's.
 */
export function secretKind(text: string): SecretKind | undefined {
  if (publicKeys.some((key) => text.includes(key)) || emulator.test(text)) return undefined;
  if (marked.test(text)) return 'vault';
  const [, , secret, host] = address.exec(text) ?? [];
  if (secret !== undefined && host !== undefined) {
    if (isOpen(decoded(secret)) || local.test(host)) return undefined;
    return azureSqlHost.test(host) ? 'sqlPassword' : 'vault';
  }
  const key = keyed.exec(text)?.[1];
  if (key !== undefined && named.test(text)) return isOpen(key) ? undefined : 'connectionString';
  const signed = signature.exec(text)?.[1];
  if (signed !== undefined && /[?&]s[vpre]=/i.test(text)) return isOpen(decoded(signed)) ? undefined : 'sas';
  const word = password.exec(text)?.[1];
  if (word === undefined || isOpen(word)) return undefined;
  if (azureSqlHost.test(text)) return 'sqlPassword';
  return redis.test(text) || managedRedis.test(text) || otherDatabase.test(text) ? 'vault' : undefined;
}

/** Whether a text looks like a key that is in use: long, without blanks, and none that stands for another. */
export function isKey(text: string): boolean {
  if (publicKeys.some((key) => text.includes(key)) || isOpen(text)) return false;
  return /^(?!your|my|test|fake|dummy|sample|replace|insert)[\w+/=-]{24,}$/i.test(text) && /\d/.test(text);
}

/** Whether a text is a password that somebody wrote down, and none that stands for another. */
export function isPassword(text: string): boolean {
  return text.length >= 6 && !isOpen(text);
}

function isOpen(value: string): boolean {
  const word = value.trim().replace(/^(['"])(.*)\1$/, '$2');
  return openValue.test(word) || standIn.test(word);
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
