/** Tells what kind of secret a text holds, if any: shapes of connection strings and signatures, never guesses. */

export type SecretKind = 'connectionString' | 'sas' | 'sqlPassword';

/** Keys that everybody has: those of the local emulators (Azurite, Cosmos DB), from their public documentation. */
const publicKeys = [
  'Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq',
  'C2y6yDjf5/R+ob0N8A7Cgv30VRDJIWEHLM+4QDU5DEQ2nQ9nDuVTqobD4b8mGGyPMbIZnqyMsecaGQy67XIw',
];

/** A value that is put in later: `${name}`, `{name}`, `%NAME%`, `<key>`, `$(name)`, `***`. */
const openValue = /^(?:\$?\{[^}]*\}|%\w+%|<[^>]*>|\$\([^)]*\)|\*+|\.{3}|)$/;

const keyed = /(?:^|;)\s*(?:AccountKey|SharedAccessKey|Secret)\s*=\s*([^;]*)/i;
const named = /(?:^|;)\s*(?:AccountName|AccountEndpoint|Endpoint|HostName)\s*=/i;
const signature = /[?&]sig=([^&\s"']{20,})/i;
const password = /(?:^|;)\s*(?:Password|Pwd)\s*=\s*([^;]*)/i;
const azureSql = /\.database\.(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)/i;

/** `undefined` for a text without a secret, with one of the emulators, or with one that is put in later. */
export function secretKind(text: string): SecretKind | undefined {
  if (publicKeys.some((key) => text.includes(key)) || /UseDevelopmentStorage=true/i.test(text))
    return undefined;
  const key = keyed.exec(text)?.[1];
  if (key !== undefined && named.test(text)) return isOpen(key) ? undefined : 'connectionString';
  const signed = signature.exec(text)?.[1];
  if (signed !== undefined && /[?&]s[vpre]=/i.test(text)) return isOpen(signed) ? undefined : 'sas';
  const word = password.exec(text)?.[1];
  if (word !== undefined && azureSql.test(text)) return isOpen(word) ? undefined : 'sqlPassword';
  return undefined;
}

function isOpen(value: string): boolean {
  return openValue.test(value.trim());
}
