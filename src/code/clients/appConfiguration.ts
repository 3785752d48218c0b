/** Clients of App Configuration. */

import type { ClientTable } from './client';
import { cppRetry, form, goNames, goRetry, goSdk, javaRetry, javaRetryNames, python } from './form';

export const appConfiguration: ClientTable = {
  service: 'appConfiguration',
  entity: 'setting',
  forms: {
    typescript: form(
      '@azure/app-configuration 1.1.0',
      { AppConfigurationClient: '@azure/app-configuration' },
      'appConfigurationClient',
      'new {AppConfigurationClient}({endpoint}, {credential}, { retryOptions: { maxRetries: 5 } })',
      'const { value } = await {client}.getConfigurationSetting({ key: {entity} });',
    ),
    python: python(
      'azure-appconfiguration 1.1.0',
      { AzureAppConfigurationClient: 'azure.appconfiguration' },
      'app_configuration_client',
      '{AzureAppConfigurationClient}(base_url={endpoint}, credential={credential}, retry_total=5)',
      'setting = {await}{client}.get_configuration_setting(key={entity})',
    ),
    csharp: form(
      'Azure.Data.AppConfiguration 1.0.0',
      {
        ConfigurationClient: 'Azure.Data.AppConfiguration',
        ConfigurationClientOptions: 'Azure.Data.AppConfiguration',
        Uri: 'System',
      },
      'configurationClient',
      'new {ConfigurationClient}(new {Uri}({endpoint}), {credential}, new {ConfigurationClientOptions} { Retry = { MaxRetries = 5 } })',
      'string value = {client}.GetConfigurationSetting({entity}).Value.Value;',
    ),
    java: form(
      'com.azure:azure-data-appconfiguration 1.3.0',
      {
        ConfigurationClient: 'com.azure.data.appconfiguration',
        ConfigurationClientBuilder: 'com.azure.data.appconfiguration',
        ...javaRetryNames,
      },
      'configurationClient',
      `new {ConfigurationClientBuilder}().endpoint({endpoint}).credential({credential})${javaRetry}.buildClient()`,
      'String value = {client}.getConfigurationSetting({entity}, null).getValue();',
    ),
    go: form(
      `${goSdk}data/azappconfig 1.0.0`,
      { azappconfig: `${goSdk}data/azappconfig`, ...goNames },
      'configurationClient',
      `{azappconfig}.NewClient({endpoint}, {credential}, ${goRetry('azappconfig')})`,
      'setting, err := {client}.GetSetting({context}.Background(), {entity}, nil)',
      '{fmt}.Println(*setting.Value)',
    ),
    cpp: form(
      'azure-data-appconfiguration-cpp 1.0.0-beta.1',
      { ConfigurationClient: 'azure/data/appconfiguration.hpp' },
      'configurationClient',
      `Azure::Data::AppConfiguration::{ConfigurationClient}({endpoint}, {credential}, ${cppRetry('Azure::Data::AppConfiguration::ConfigurationClientOptions')})`,
      "auto setting = {client}.GetKeyValue({entity}, {'application/vnd.microsoft.appconfig.kv+json'}).Value;",
    ),
  },
};
