/** `AZURE_TOKEN_CREDENTIALS`, the variable that tells `DefaultAzureCredential` which credentials to try. */

/** Whether a line of a settings file that is no comment gives the variable a value, in whatever syntax the file has. */
export function setsTokenCredentials(text: string): boolean {
  return /^(?!\s*(?:#|\/\/)).*\bAZURE_TOKEN_CREDENTIALS\b(?!\s*=\s*$)/m.test(text);
}
