/** What the built-in data roles allow on the services that code has clients for: known without reading a definition. */

import type { May } from '../code/clients/targets';

/** By GUID: each service, and what of it. From the definitions of the roles; a test holds them to be the same. */
const allowed: Readonly<Record<string, string>> = {
  // Storage Blob Data Owner
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': 'blob:read,write,delete',
  // Storage Blob Data Contributor
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': 'blob:read,write,delete',
  // Storage Blob Data Reader
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': 'blob:read',
  // Storage Queue Data Contributor
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': 'queue:read,send,receive,delete',
  // Storage Queue Data Reader
  '19e7f393-937e-4f77-808e-94535e297925': 'queue:read',
  // Storage Queue Data Message Processor
  '8a0f0c08-91a1-4084-bc3d-661d67233fed': 'queue:read,receive,delete',
  // Storage Queue Data Message Sender
  'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a': 'queue:send',
  // Storage Table Data Contributor
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': 'table:read,write,delete',
  // Storage Table Data Reader
  '76199698-9eea-4c19-bc75-cec21354c6b6': 'table:read',
  // Key Vault Administrator
  '00482a5a-887f-4fb3-b363-3b7fe8e74483':
    'keyVaultSecrets:read,write,delete keyVaultKeys:read,use,write,delete keyVaultCertificates:read,write,delete',
  // Key Vault Secrets Officer
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': 'keyVaultSecrets:read,write,delete',
  // Key Vault Secrets User
  '4633458b-17de-408a-b874-0445c86b69e6': 'keyVaultSecrets:read',
  // Key Vault Crypto Officer
  '14b46e9e-c2b7-41b4-b07b-48a6ebf60603': 'keyVaultKeys:read,use,write,delete',
  // Key Vault Crypto User
  '12338af0-0e69-4776-bea7-57ae8d297424': 'keyVaultKeys:read,use',
  // Key Vault Certificates Officer
  'a4417e6f-fecd-4de8-b567-7b0420556985': 'keyVaultCertificates:read,write,delete',
  // Key Vault Certificate User
  'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba': 'keyVaultSecrets:read keyVaultKeys:read keyVaultCertificates:read',
  // Azure Service Bus Data Owner
  '090c5cfd-751d-490a-894a-3ce6f1109419': 'serviceBus:send,receive',
  // Azure Service Bus Data Sender
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': 'serviceBus:send',
  // Azure Service Bus Data Receiver
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': 'serviceBus:receive',
  // Azure Event Hubs Data Owner
  'f526a384-b230-433a-b45c-95f59c4a2dec': 'eventHubs:send,receive',
  // Azure Event Hubs Data Sender
  '2b629674-e913-4c01-ae53-ef4638d8f975': 'eventHubs:send',
  // Azure Event Hubs Data Receiver
  'a638d3c7-ab3a-418d-83e6-5f17a39d4fde': 'eventHubs:receive',
  // App Configuration Data Owner
  '5ae67dd6-50cb-40e7-96ff-dc2bfa4b606b': 'appConfiguration:read,write,delete',
  // App Configuration Data Reader
  '516239f1-63e1-4d78-a4de-a74fb236a071': 'appConfiguration:read',
  // Cognitive Services OpenAI Contributor
  'a001fd3d-188f-4b5d-821b-7da978bf7442': 'openAi:use',
  // Cognitive Services OpenAI User
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': 'openAi:use',
  // Cognitive Services User
  'a97b65f3-24c7-4388-baec-2e87135dc908': 'openAi:use',
  // Azure AI Developer
  '64702f94-c441-49e6-a78b-ef80e0188fee': 'openAi:use',
  // Foundry User
  '53ca6127-db72-4b80-b1b0-d745d6d5456d': 'openAi:use',
};

/** Whether any of these roles, by GUID, allows it; `false` for whatever is not a built-in data role. */
export function mayWith(roleGuids: readonly string[]): May {
  const all = roleGuids.flatMap((guid) => (allowed[guid.toLowerCase()] ?? '').split(' '));
  return (service, operation) =>
    all.some((one) => {
      const [of, operations = ''] = one.split(':');
      return of === service && operations.split(',').includes(operation);
    });
}

/** The GUIDs of all of them. */
export const dataRoles: readonly string[] = Object.keys(allowed);
