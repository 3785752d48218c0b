/** The one place that judges `api-version`: missing, unknown to the type, or of a type nobody provides. */

import { ArmError, badRequest } from './armError';
import { coreTypes, resourceTypes, type ResourceType } from './data/resourceTypes';
import { locationNames } from './data/locations';

const byName = new Map(resourceTypes.map((type) => [type.name.toLowerCase(), type]));
const namespaces = new Map(
  resourceTypes.map((type) => [namespaceOf(type.name).toLowerCase(), namespaceOf(type.name)]),
);

/** What is known of a resource type, in any case; `undefined` for one nobody provides. */
export function resourceTypeNamed(name: string): ResourceType | undefined {
  return byName.get(name.toLowerCase());
}

/** Namespaces in their own casing. */
export function providerNamespaces(): readonly string[] {
  return [...new Set(namespaces.values())];
}

/** Types of one namespace, which may be in any case. */
export function typesOfNamespace(namespace: string): readonly ResourceType[] {
  return resourceTypes.filter((type) => namespaceOf(type.name).toLowerCase() === namespace.toLowerCase());
}

/** The version when the type takes it; throws what ARM answers otherwise. */
export function checkApiVersion(type: string, version: string | undefined): string {
  if (version === undefined || version === '') {
    throw badRequest(
      'MissingApiVersionParameter',
      'The api-version query parameter (?api-version=) is required for all requests.',
    );
  }
  const core = coreTypes[type];
  if (core !== undefined) {
    if (core.includes(version)) return version;
    throw badRequest(
      'InvalidApiVersionParameter',
      `The api-version '${version}' is invalid. The supported versions are '${newestFirst(core)}'.`,
    );
  }
  const known = resourceTypeNamed(type);
  if (known?.versions.includes(version) === true) return version;
  throw known === undefined ? unknownType(type, version) : unknownVersion(known, version);
}

function unknownType(type: string, version: string): ArmError {
  const namespace = namespaceOf(type);
  if (!namespaces.has(namespace.toLowerCase())) {
    return new ArmError(404, 'InvalidResourceNamespace', `The resource namespace '${namespace}' is invalid.`);
  }
  const supported = newestFirst(
    [...new Set(typesOfNamespace(namespace).flatMap((one) => one.versions))].sort(),
  );
  return badRequest(
    'InvalidResourceType',
    `The resource type '${type.slice(namespace.length + 1)}' could not be found in the namespace '${namespace}' for ` +
      `api version '${version}'. The supported api-versions are '${supported}'.`,
  );
}

function unknownVersion(type: ResourceType, version: string): ArmError {
  return badRequest(
    'NoRegisteredProviderFound',
    `No registered resource provider found for location '' and API version '${version}' for type ` +
      `'${type.name.slice(namespaceOf(type.name).length + 1)}'. The supported api-versions are ` +
      `'${newestFirst(type.versions)}'. The supported locations are '${locationNames.join(', ')}'.`,
  );
}

function namespaceOf(type: string): string {
  return type.split('/')[0] ?? '';
}

function newestFirst(versions: readonly string[]): string {
  return [...versions].reverse().join(', ');
}
