/** What the built-in data roles allow on the services that code has clients for: known without reading a definition. */

import type { May } from '../code/clients/targets';

/** By GUID: the name, each service, and what of it. From the definitions of the roles; a test holds them to be the same. */
const allowed: Readonly<Record<string, readonly [name: string, operations: string]>> = {
  'b7e6dc6d-f1e8-4753-8033-0f276bb0955b': ['Storage Blob Data Owner', 'blob:read,write,delete'],
  'ba92f5b4-2d11-453d-a403-e96b0029c9fe': ['Storage Blob Data Contributor', 'blob:read,write,delete'],
  '2a2b9908-6ea1-4ae2-8e65-a410df84e7d1': ['Storage Blob Data Reader', 'blob:read'],
  '974c5e8b-45b9-4653-ba55-5f855dd0fb88': [
    'Storage Queue Data Contributor',
    'queue:read,send,receive,write,delete',
  ],
  '19e7f393-937e-4f77-808e-94535e297925': ['Storage Queue Data Reader', 'queue:read'],
  '8a0f0c08-91a1-4084-bc3d-661d67233fed': [
    'Storage Queue Data Message Processor',
    'queue:read,receive,delete',
  ],
  'c6a89b2d-59bc-44d0-9896-0f6e12d7b80a': ['Storage Queue Data Message Sender', 'queue:send'],
  '0a9a7e1f-b9d0-4cc4-a60d-0319b160aaa3': ['Storage Table Data Contributor', 'table:read,write,delete'],
  '76199698-9eea-4c19-bc75-cec21354c6b6': ['Storage Table Data Reader', 'table:read'],
  '00482a5a-887f-4fb3-b363-3b7fe8e74483': [
    'Key Vault Administrator',
    'keyVaultSecrets:read,write,delete keyVaultKeys:read,use,write,delete keyVaultCertificates:read,write,delete',
  ],
  'b86a8fe4-44ce-4948-aee5-eccb2c155cd7': ['Key Vault Secrets Officer', 'keyVaultSecrets:read,write,delete'],
  '4633458b-17de-408a-b874-0445c86b69e6': ['Key Vault Secrets User', 'keyVaultSecrets:read'],
  '14b46e9e-c2b7-41b4-b07b-48a6ebf60603': ['Key Vault Crypto Officer', 'keyVaultKeys:read,use,write,delete'],
  '12338af0-0e69-4776-bea7-57ae8d297424': ['Key Vault Crypto User', 'keyVaultKeys:read,use'],
  'a4417e6f-fecd-4de8-b567-7b0420556985': [
    'Key Vault Certificates Officer',
    'keyVaultCertificates:read,write,delete',
  ],
  'db79e9a7-68ee-4b58-9aeb-b90e7c24fcba': [
    'Key Vault Certificate User',
    'keyVaultSecrets:read keyVaultKeys:read keyVaultCertificates:read',
  ],
  '090c5cfd-751d-490a-894a-3ce6f1109419': ['Azure Service Bus Data Owner', 'serviceBus:send,receive'],
  '69a216fc-b8fb-44d8-bc22-1f3c2cd27a39': ['Azure Service Bus Data Sender', 'serviceBus:send'],
  '4f6d3b9b-027b-4f4c-9142-0e5a2a2247e0': ['Azure Service Bus Data Receiver', 'serviceBus:receive'],
  'f526a384-b230-433a-b45c-95f59c4a2dec': ['Azure Event Hubs Data Owner', 'eventHubs:send,receive'],
  '2b629674-e913-4c01-ae53-ef4638d8f975': ['Azure Event Hubs Data Sender', 'eventHubs:send'],
  'a638d3c7-ab3a-418d-83e6-5f17a39d4fde': ['Azure Event Hubs Data Receiver', 'eventHubs:receive'],
  '5ae67dd6-50cb-40e7-96ff-dc2bfa4b606b': [
    'App Configuration Data Owner',
    'appConfiguration:read,write,delete',
  ],
  '516239f1-63e1-4d78-a4de-a74fb236a071': ['App Configuration Data Reader', 'appConfiguration:read'],
  'a001fd3d-188f-4b5d-821b-7da978bf7442': ['Cognitive Services OpenAI Contributor', 'openAi:use'],
  '5e0bd9bd-7b93-4f28-af87-19fc36ad61bd': ['Cognitive Services OpenAI User', 'openAi:use'],
  'a97b65f3-24c7-4388-baec-2e87135dc908': ['Cognitive Services User', 'openAi:use'],
  '64702f94-c441-49e6-a78b-ef80e0188fee': ['Azure AI Developer', 'openAi:use'],
  '53ca6127-db72-4b80-b1b0-d745d6d5456d': ['Foundry User', 'openAi:use'],
};

/** Whether any of these roles, by GUID, allows it; `false` for whatever is not a built-in data role. */
export function mayWith(roleGuids: readonly string[]): May {
  const all = roleGuids.flatMap((guid) => (allowed[guid.toLowerCase()]?.[1] ?? '').split(' '));
  return (service, operation) =>
    all.some((one) => {
      const [of, operations = ''] = one.split(':');
      return of === service && operations.split(',').includes(operation);
    });
}

/** What a built-in data role is called; `undefined` for others. */
export function dataRoleName(guid: string): string | undefined {
  return allowed[guid.toLowerCase()]?.[0];
}

/** The GUIDs of all of them. */
export const dataRoles: readonly string[] = Object.keys(allowed);
