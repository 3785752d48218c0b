/** Which built-in roles people assign for managing what a provider has, of the many that could do some of it. */

/** Reads everything, and no data. */
export const readerRole = 'acdd72a7-3385-48ef-bd42-f606fba81ae7';

/**
 * By the provider that an operation begins with: the roles that serve its resources. Others that allow the same were made
 * for one product of Microsoft that does it on the way, and grow with that. A provider that is not listed has too few
 * roles for that to matter.
 */
const byProvider: Readonly<Record<string, readonly string[]>> = {
  'microsoft.authorization/': [
    // Locks Contributor
    '28bf596f-4eb7-45ce-b5bc-6cf482fec137',
    // Resource Policy Contributor
    '36243c78-bf99-498c-9df9-86d9f8d28608',
  ],
  // What belongs to no resource: nothing but the general roles.
  'microsoft.resources/': [],
  'microsoft.compute/': [
    // Virtual Machine Contributor
    '9980e02c-c2be-4d73-94e8-173b1dc7cf3c',
  ],
  'microsoft.containerregistry/': [
    // AcrPull
    '7f951dda-4ed3-4680-a7ca-43fe172d538d',
    // AcrPush
    '8311e382-0749-4cb8-b61a-304f252e45ec',
    // AcrDelete
    'c2f4ef07-c644-48eb-af81-4b1b4947fb11',
    // Container Registry Contributor and Data Access Configuration Administrator
    '3bc748fc-213d-45c1-8d91-9da5725539b9',
  ],
  'microsoft.documentdb/': [
    // Cosmos DB Account Reader Role
    'fbdf93bf-df7d-467e-a4d2-9458aa1360c8',
    // Cosmos DB Operator
    '230815da-be43-4aae-9cb4-875f7bd000aa',
    // DocumentDB Account Contributor
    '5bd9cd88-fe45-4216-938b-f97437e15450',
  ],
  'microsoft.eventgrid/': [
    // EventGrid EventSubscription Reader
    '2414bbcf-6497-4faf-8c65-045460748405',
    // EventGrid EventSubscription Contributor
    '428e0ff0-5e57-4d9c-a221-2c70d0e0a443',
    // EventGrid Contributor
    '1e241071-0855-49ea-94dc-649edcd759de',
  ],
  'microsoft.insights/': [
    // Monitoring Reader
    '43d0d8ad-25c7-4714-9337-8ba259a9fe05',
    // Monitoring Contributor
    '749f88d5-cbae-40b8-bcfc-e573ddc772fa',
  ],
  'microsoft.managedidentity/': [
    // Managed Identity Operator
    'f1a07417-d97a-45cb-824c-7a7467783830',
    // Managed Identity Federated Identity Credential Contributor
    '7e559ce2-48d7-4b27-9128-fa1b247f1308',
    // Managed Identity Contributor
    'e40ec5ca-96e0-45a2-b4ff-59039f2c2b59',
  ],
  'microsoft.network/': [
    // DNS Zone Contributor
    'befefa01-2a29-4197-83a8-272ff33ce314',
    // Private DNS Zone Contributor
    'b12aa53e-6015-4669-85d0-8515ebb3ae7f',
    // Network Contributor
    '4d97b98b-1d4f-4787-a291-c67834d212e7',
  ],
  'microsoft.operationalinsights/': [
    // Log Analytics Data Reader
    '3b03c2da-16b3-4a49-8834-0f8130efdd3b',
    // Log Analytics Reader
    '73c42c96-874c-492b-b04d-ab87d138a893',
    // Log Analytics Contributor
    '92aaf0da-9dab-42b6-94a3-d43ce8d16293',
  ],
  'microsoft.storage/': [
    // Storage Account Key Operator Service Role
    '81a9662b-bebf-436f-a333-f67b29880f12',
    // Reader and Data Access
    'c12c1c16-33a1-487b-954d-41c89c60f349',
    // Storage Account Contributor
    '17d1049b-9a84-46fb-8f53-869881c3d3ab',
  ],
  'microsoft.web/': [
    // Website Contributor
    'de139f84-1756-47ae-9be6-808fbbe84772',
    // Web Plan Contributor
    '2cc479cb-7b4d-49a8-b449-8c00fd0f0a4b',
  ],
};

/** The GUIDs for a provider (`microsoft.web/`), in lower case; `undefined` where all its roles are as good as each other. */
export function managementRoles(provider: string): readonly string[] | undefined {
  return byProvider[provider.toLowerCase()];
}
