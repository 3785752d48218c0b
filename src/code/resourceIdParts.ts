/** A resource ID that code builds by convention, for an identity that does not exist yet. */

/** A piece of the ID: fixed text, or the environment variable whose value stands there. */
export type ResourceIdPart = string | { readonly variable: string };

/** The environment variables that hold what a resource ID is made of, in the order they stand in it. */
export const resourceIdVariables = [
  'AZURE_SUBSCRIPTION_ID',
  'AZURE_RESOURCE_GROUP',
  'MANAGED_IDENTITY_NAME',
] as const;

/** `/subscriptions/<id>/resourceGroups/<name>/providers/Microsoft.ManagedIdentity/userAssignedIdentities/<name>`. */
export const resourceIdParts: readonly ResourceIdPart[] = [
  '/subscriptions/',
  { variable: resourceIdVariables[0] },
  '/resourceGroups/',
  { variable: resourceIdVariables[1] },
  '/providers/Microsoft.ManagedIdentity/userAssignedIdentities/',
  { variable: resourceIdVariables[2] },
];
