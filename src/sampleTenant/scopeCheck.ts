/** Whether a scope that a path names is there: assignments, locks and permissions can only be asked of what exists. */

import { idKey, parseArmId } from '../model/armId';
import {
  ArmError,
  badRequest,
  resourceGroupNotFound,
  resourceNotFound,
  subscriptionNotFound,
} from './armError';
import { resourceTypeNamed } from './apiVersions';
import { groupNames } from './groups';
import { resourceGroupId, type SampleState } from './state';

/** The scope as an ID with a leading slash (`/` for the root); throws 404 for what is missing, 400 for what is no scope. */
export function demandScope(state: SampleState, path: string): string {
  const scope = `/${path}`;
  const parsed = parseArmId(scope);
  if (parsed === undefined) throw badRequest('InvalidScope', `The scope '${scope}' is not valid.`);
  const { subscriptionId, resourceGroup, managementGroup, provider, types } = parsed;
  if (managementGroup !== undefined) {
    if (!groupNames(state).includes(managementGroup.toLowerCase())) {
      throw new ArmError(404, 'NotFound', `The management group '${managementGroup}' cannot be found.`);
    }
    return scope;
  }
  if (subscriptionId === undefined) {
    if (scope !== '/') throw badRequest('InvalidScope', `The scope '${scope}' is not valid.`);
    return scope;
  }
  if (!state.subscriptions.has(subscriptionId.toLowerCase())) throw subscriptionNotFound(subscriptionId);
  if (resourceGroup === undefined) return scope;
  if (!state.resourceGroups.has(idKey(resourceGroupId({ subscriptionId, name: resourceGroup }))))
    throw resourceGroupNotFound(resourceGroup);
  if (provider !== undefined) demandResource(state, scope, [provider, ...types].join('/'));
  return scope;
}

/** Children of a kind the sample does not keep are taken on trust when their resource exists. */
function demandResource(state: SampleState, scope: string, type: string): void {
  if (state.resources.has(idKey(scope))) return;
  if (resourceTypeNamed(type) !== undefined) throw resourceNotFound(scope);
  const resource = /^(.*?\/providers\/[^/]+\/[^/]+\/[^/]+)/i.exec(scope)?.[1] ?? scope;
  if (!state.resources.has(idKey(resource))) throw resourceNotFound(scope);
}
