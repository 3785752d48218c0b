/** What can be wrong in Rust and is put right; each file is a module. */

import { ids } from '../../unit/code/applied';
import type { Fixes } from '../kit/fixes';
import * as texts from './texts';

const made = (uses: readonly string[], code: string): string =>
  `${uses.map((one) => `use ${one};\n`).join('')}
pub fn made() -> azure_core::Result<()> {
    let credential = ${code};
    used(credential.clone());
    Ok(())
}

fn used<T>(_: T) {}
`;
const managed = 'azure_identity::ManagedIdentityCredential';
const identity = (id: string): string =>
  made(
    ['azure_identity::{ManagedIdentityCredential, ManagedIdentityCredentialOptions, UserAssignedId}'],
    `ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions {
        user_assigned_id: Some(UserAssignedId::${id}),
        ..Default::default()
    }))?`,
  );

export const fixes: Fixes = {
  developerTools: made(['azure_identity::DeveloperToolsCredential'], 'DeveloperToolsCredential::new(None)?'),
  developerToolsQualified: made([], 'azure_identity::DeveloperToolsCredential::new(None)?'),
  developerToolsHandedOver: `use azure_identity::DeveloperToolsCredential;
use azure_security_keyvault_secrets::SecretClient;

pub fn made() -> azure_core::Result<SecretClient> {
    SecretClient::new("https://kv-orders.vault.azure.net", DeveloperToolsCredential::new(None)?, None)
}
`,
  missing: made([managed], 'ManagedIdentityCredential::new(None)?'),
  removedType: made(
    ['azure_identity::ImdsManagedIdentityCredential'],
    'ImdsManagedIdentityCredential::new(None)?',
  ),
  removedDefault: made(['azure_identity::DefaultAzureCredential'], 'DefaultAzureCredential::new()?'),
  wrappedTwice: made(['std::sync::Arc', managed], 'Arc::new(ManagedIdentityCredential::new(None)?)'),
  resourceAsClient: identity(`ClientId("${ids.resourceId}".to_string())`),
  objectAsClient: identity(`ClientId("${ids.objectId}".to_string())`),
  clientAsObject: identity(`ObjectId("${ids.clientId}".to_string())`),
  blanks: identity(`ClientId(" ${ids.clientId} ".into())`),
  clientSecret: made(
    ['azure_identity::ClientSecretCredential'],
    'ClientSecretCredential::new("t", "c".to_string(), "s".to_string().into(), None)?',
  ),
  cosmosKey: `use azure_data_cosmos::AccountReference;

pub fn made() -> Result<AccountReference, Box<dyn std::error::Error>> {
    Ok(AccountReference::with_authentication_key("${texts.cosmosUrl}".parse()?, "${texts.accountKey}"))
}
`,
  misspelt: 'pub fn found() -> Option<String> {\n    std::env::var("AZURE_TOKEN_CREDENTIAL").ok()\n}\n',
  rawRequest: `pub const ADDRESS: &str = "${texts.imds}";\n`,
};
