/** The variables that credentials read, as settings files set them: `AZURE_TOKEN_CREDENTIALS` says which credentials to try. */

/** Whether a line of a settings file that is no comment gives the variable a value, in whatever syntax the file has. */
export function setsTokenCredentials(text: string): boolean {
  return /^(?!\s*(?:#|\/\/)).*\bAZURE_TOKEN_CREDENTIALS\b(?!\s*=\s*$)/m.test(text);
}

/** Whether a settings file gives `AZURE_CLIENT_ID` to an identity: an app registration has a secret or a token beside it. */
export function setsClientId(text: string): boolean {
  if (
    /AZURE_CLIENT_(?:SECRET|CERTIFICATE_PATH)|AZURE_FEDERATED_TOKEN_FILE|azure\.workload\.identity/.test(text)
  )
    return false;
  return /^(?!\s*(?:#|\/\/)).*(?<![\w.${(])AZURE_CLIENT_ID\b(?!\s*\}|\s*=\s*$|['"]?\s*[:=]\s*(['"])\1)/m.test(
    text,
  );
}
