/** The sentences of the rules that hold for every language: IDs, raw requests, tokens and secrets. */

import { l10n } from 'vscode';
import type { Finding } from '../code/language';

export function moreFindingSentence({ rule, variant, values }: Finding): string {
  const name = values['name'] ?? '';
  switch (rule) {
    case 'two-identifiers':
      return variant === 'takesOne'
        ? l10n.t('This names the identity twice, and only one of the IDs is used: keep the one you mean.')
        : l10n.t('This names the identity twice, which the SDK refuses: keep one ID.');
    case 'object-id-as-client-id':
      return l10n.t('This is the object ID of {0}. Its client ID belongs here.', name);
    case 'client-id-as-object-id':
      return l10n.t('This is the client ID of {0}. Its object (principal) ID belongs here.', name);
    case 'unknown-identity':
      if (variant === 'blanks')
        return l10n.t(
          'The blanks or quotes around this ID are sent along with it: no identity has such an ID.',
        );
      return l10n.t(
        'None of the identities you can see has this ID. It may be mistyped, deleted, or of another tenant.',
      );
    case 'environment-not-read':
      if (variant === 'badValue')
        return l10n.t(
          '"{0}" is neither dev or prod nor a credential that DefaultAzureCredential knows.',
          values['found'] ?? '',
        );
      return variant === 'misspelt'
        ? l10n.t('Nothing reads AZURE_TOKEN_CREDENTIAL. The variable is AZURE_TOKEN_CREDENTIALS, with an S.')
        : l10n.t(
            'The workspace sets AZURE_CLIENT_ID, but this credential does not read it: hand the ID over in code.',
          );
    case 'msi-disabled':
      return l10n.t(
        'WEBSITE_DISABLE_MSI takes the identity endpoint away from the app: no managed identity works in it.',
      );
    case 'raw-token-request':
      return rawTokenRequest(variant, values);
    case 'token-handling':
      return tokenHandling(variant);
    case 'secret-in-code':
      return secretInCode(variant, values);
    default:
      return rule;
  }
}

function rawTokenRequest(variant: string | undefined, values: Finding['values']): string {
  const found = values['found'] ?? '';
  const expected = values['expected'] ?? '';
  switch (variant) {
    case 'parameter':
      return l10n.t(
        'This endpoint does not know the parameter "{0}": here it is called "{1}".',
        found,
        expected,
      );
    case 'defaultScope':
      return l10n.t('"resource" takes the audience alone, without "/.default".');
    case 'header':
      return l10n.t('This endpoint refuses requests without the header {0}.', expected);
    case 'apiVersion':
      return l10n.t('This endpoint wants api-version {0}.', expected);
    case 'oldEndpoint':
      return l10n.t(
        'MSI_ENDPOINT and MSI_SECRET belong to the endpoint of 2017: use IDENTITY_ENDPOINT and IDENTITY_HEADER.',
      );
    case 'twoIds':
      return l10n.t('A request names one identity: keep one of the ID parameters.');
    case 'noId':
      return l10n.t(
        'Without an ID this asks for the system-assigned identity, but the workspace identity is user-assigned.',
      );
    case 'https':
      return l10n.t('The metadata endpoint of a virtual machine answers over http only.');
    case 'notEncoded':
      return l10n.t('An ID in a URL has to be percent-encoded.');
    default:
      return l10n.t('This token request does not fit the endpoint it is sent to.');
  }
}

function tokenHandling(variant: string | undefined): string {
  switch (variant) {
    case 'decoded':
      return l10n.t('The content of a token is not a contract: do not decode it.');
    case 'logged':
      return l10n.t('This writes a token to a log. Whoever reads the log can use it.');
    case 'exposed':
      return l10n.t('This sends a token where it does not belong. Whoever sees it can use it.');
    default:
      return l10n.t('This fetches a token on every call. Keep it until shortly before it expires.');
  }
}

function secretInCode(variant: string | undefined, values: Finding['values']): string {
  switch (variant) {
    case 'connectionString':
      return l10n.t('This connection string holds a key. A managed identity needs none.');
    case 'sas':
      return l10n.t('This address holds a shared access signature. A managed identity needs none.');
    case 'clientSecret':
      return l10n.t('This signs in with a client secret. In Azure, a managed identity needs none.');
    case 'sqlPassword':
      return l10n.t('This connection string holds a password. Azure SQL takes a managed identity.');
    case 'password':
    case 'userPassword':
      return l10n.t('This signs in with a password. In Azure, a managed identity needs none.');
    case 'oldCrate':
      return l10n.t(
        'This signs in with a key. The crate {0} takes a managed identity in its place.',
        values['instead'] ?? '',
      );
    case 'vault':
      return l10n.t('This is a secret that a managed identity cannot replace: keep it in a key vault.');
    default:
      return l10n.t('This signs in with a key. A managed identity needs none.');
  }
}
