/** Management groups by name, the tenant's root group among them: it is there without being in the data. */

import { groupNamesUpFrom } from './scopes';
import type { SampleState } from './state';

/** Display name of a group; the tenant's root group is there without being in the data. */
export function groupTitle(state: SampleState, name: string): string {
  return (
    state.managementGroups.get(name)?.displayName ?? (name === state.tenantId ? 'Tenant Root Group' : name)
  );
}

/** A group's name in its own casing. */
export function groupName(state: SampleState, name: string): string {
  return state.managementGroups.get(name)?.name ?? name;
}

/** All groups, the root group first, by lower-case name. */
export function groupNames(state: SampleState): readonly string[] {
  return [state.tenantId, ...state.managementGroups.keys()];
}

export function parentGroup(state: SampleState, name: string): string | undefined {
  return groupNamesUpFrom(state, name)[1];
}
