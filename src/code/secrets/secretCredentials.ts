/** Credentials that are made from a secret: an identity can take the place of each. */

import type { CredentialSite, Finding } from '../language';

/** Class names that mean the same in every language's SDK, with the sentence that fits. */
const variants: ReadonlyMap<string, string> = new Map([
  ['ClientSecretCredential', 'clientSecret'],
  ['UsernamePasswordCredential', 'userPassword'],
  ['StorageSharedKeyCredential', 'key'],
  ['SharedKeyCredential', 'key'],
  ['AzureNamedKeyCredential', 'key'],
  ['AzureKeyCredential', 'key'],
  ['ApiKeyCredential', 'key'],
  ['KeyCredential', 'key'],
  ['AzureSasCredential', 'sas'],
  ['AzureSASCredential', 'sas'],
]);

/** A project with global usings has such a credential in files that name no package. */
export const secretCredentialTriggers: readonly RegExp[] = [...variants.keys()].map(
  (name) => new RegExp(name),
);

/** The account of the local emulators, whose key everybody has. */
const emulator = 'devstoreaccount1';

/** A finding for every credential of such a class; choosing an identity writes a managed identity credential over it. */
export function secretCredentials(sites: readonly CredentialSite[], text: string): Finding[] {
  return sites.flatMap(({ start, end, name }): Finding[] => {
    const variant = variants.get((name ?? '').replace(/Builder$|^New/g, ''));
    return variant === undefined || text.slice(start, end).includes(emulator)
      ? []
      : [{ rule: 'secret-in-code', start, end, variant, values: {}, fix: 'replace' }];
  });
}
