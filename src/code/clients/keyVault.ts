/** Clients of Key Vault: one for each kind of content, alike but for their names. */

import type { ClientTable } from './client';
import {
  cppRetry,
  form,
  goNames,
  goRetry,
  goSdk,
  javaRetry,
  javaRetryNames,
  python,
  rustClient,
  rustNames,
} from './form';

export const keyVaultSecrets = table('keyVaultSecrets', 'Secret', 'KeyVaultSecret');
export const keyVaultKeys = table('keyVaultKeys', 'Key', 'KeyVaultKey');
export const keyVaultCertificates = table(
  'keyVaultCertificates',
  'Certificate',
  'KeyVaultCertificateWithPolicy',
);

/** `Kind` is the singular in class names, `model` the class of what the call gives in C# and Java. */
function table(service: ClientTable['service'], Kind: string, model: string): ClientTable {
  const Kinds = `${Kind}s`;
  const kind = Kind.toLowerCase();
  const kinds = `${kind}s`;
  const az = `az${kinds}`;
  const client = `${Kind}Client`;
  const [csharp, java] = [`Azure.Security.KeyVault.${Kinds}`, `com.azure.security.keyvault.${kinds}`];
  return {
    service,
    entity: `${kind}-name`,
    forms: {
      typescript: form(
        `@azure/keyvault-${kinds} 4.2.0`,
        { [client]: `@azure/keyvault-${kinds}` },
        `${kind}Client`,
        `new {${client}}({endpoint}, {credential}, { retryOptions: { maxRetries: 5 } })`,
        `const ${kind} = await {client}.get${Kind}({entity});`,
      ),
      python: python(
        `azure-keyvault-${kinds} 4.2.0`,
        { [client]: `azure.keyvault.${kinds}` },
        `${kind}_client`,
        `{${client}}(vault_url={endpoint}, credential={credential}, retry_total=5)`,
        `${kind} = {await}{client}.get_${kind}({entity})`,
      ),
      csharp: form(
        `${csharp} 4.0.3`,
        { [client]: csharp, [`${client}Options`]: csharp, [model]: csharp, Uri: 'System' },
        `${kind}Client`,
        `new {${client}}(new {Uri}({endpoint}), {credential}, new {${client}Options} { Retry = { MaxRetries = 5 } })`,
        `{${model}} ${kind} = {client}.Get${Kind}({entity});`,
      ),
      java: form(
        `com.azure:azure-security-keyvault-${kinds} 4.4.0`,
        { [client]: java, [`${client}Builder`]: java, [model]: `${java}.models`, ...javaRetryNames },
        `${kind}Client`,
        `new {${client}Builder}().vaultUrl({endpoint}).credential({credential})${javaRetry}.buildClient()`,
        `{${model}} ${kind} = {client}.get${Kind}({entity});`,
      ),
      go: form(
        `${goSdk}security/keyvault/${az} 1.0.0`,
        { [az]: `${goSdk}security/keyvault/${az}`, ...goNames },
        `${kind}Client`,
        `{${az}}.NewClient({endpoint}, {credential}, ${goRetry(az)})`,
        // The empty version is the newest.
        `${kind}, err := {client}.Get${Kind}({context}.Background(), {entity}, {''}, nil)`,
        `{fmt}.Println(${kind}.${Kind === 'Key' ? 'Key.KID' : 'ID'}.Name())`,
      ),
      cpp: form(
        `azure-security-keyvault-${kinds}-cpp 4.0.0`,
        { [client]: `azure/keyvault/${kinds}.hpp` },
        `${kind}Client`,
        `Azure::Security::KeyVault::${Kinds}::{${client}}({endpoint}, {credential}, ${cppRetry(`Azure::Security::KeyVault::${Kinds}::${client}Options`)})`,
        `auto ${kind} = {client}.Get${Kind}({entity}).Value;`,
      ),
      rust: form(
        `azure_security_keyvault_${kinds} 1.0.0`,
        {
          [client]: `azure_security_keyvault_${kinds}`,
          [`${client}Options`]: `azure_security_keyvault_${kinds}`,
          ...rustNames,
        },
        `${kind}_client`,
        rustClient(client, '{endpoint}', '{credential}'),
        `let ${kind} = {client}.get_${kind}({entity}, None).await?.into_model()?;`,
      ),
    },
  };
}
