/** What becomes of a refusal once the identity, the place and what is held there were looked up. */

import type { Problem } from '../../model/listing';
import type { RoleAssignment, RoleDefinition } from '../../model/role';
import type { Scope } from '../../model/scope';
import type { FoundIdentity } from '../identitySearch';
import type { Grant } from './grantingRoles';
import type { Caller, Refusal } from './refusal';

/** Programs that sign in as the person in front of them: known by the IDs of their applications, the same everywhere. */
export type DeveloperTool =
  'azureCli' | 'azurePowerShell' | 'azurePortal' | 'visualStudio' | 'visualStudioCode';

export type Who =
  | { readonly is: 'identity'; readonly located: FoundIdentity }
  /** The account that is signed in here. */
  | { readonly is: 'you'; readonly name: string }
  /** A developer's own sign-in took the identity's place. */
  | { readonly is: 'tool'; readonly tool: DeveloperTool }
  | { readonly is: 'person'; readonly name: string }
  /** None of the managed identities that can be seen here: an app registration, or an identity of somewhere else. */
  | { readonly is: 'stranger'; readonly caller: Caller }
  /** Nobody is signed in who could look it up. */
  | { readonly is: 'notLooked'; readonly caller: Caller }
  | { readonly is: 'notSaid' };

/** Where a role would have to be held. */
export interface Place {
  readonly is: 'place';
  readonly tenantId: string;
  readonly scope: Scope;
  /** The subtype of a resource. */
  readonly resourceKind?: string;
  /** A key vault that ignores data roles. */
  readonly usesAccessPolicies?: boolean;
}

export type Where =
  | Place
  /** The name or ID that no resource was found for. */
  | { readonly is: 'notFound'; readonly name: string }
  | { readonly is: 'notLooked'; readonly name: string }
  | { readonly is: 'notSaid' };

/** One role that reaches the identity at the place. */
export interface Held {
  readonly assignment: RoleAssignment;
  /** Held by a group that the identity is in. */
  readonly throughGroup: boolean;
  /** Held at a management group, of which an ID does not tell whether it is above the place. */
  readonly above: boolean;
  /** `condition` when it does so under a condition; `unknown` when the role could not be read. */
  readonly allows: 'yes' | 'no' | 'condition' | 'unknown';
  /** It manages only: no data operation is in it. */
  readonly noData: boolean;
  /** How many minutes ago it was made, if that is less than an hour. */
  readonly minutes?: number;
}

/** What a resource lets in; absent where its document does not say. */
export interface NetworkRules {
  /** `Enabled`, `Disabled`, `SecuredByPerimeter`. */
  readonly publicAccess?: string;
  /** `Allow` or `Deny`: what becomes of those that no rule names. */
  readonly defaultAction?: string;
  /** How many address ranges and networks are let in. */
  readonly rules?: number;
}

export interface Explanation {
  readonly refusal: Refusal;
  readonly who: Who;
  readonly where: Where;
  readonly grants: readonly Grant[];
  /** What the identity holds there; absent when it was not looked up. */
  readonly held?: readonly Held[];
  /** Names of deny assignments that forbid it there. */
  readonly denials: readonly string[];
  readonly network?: NetworkRules;
  /** The identity lives in another tenant than the place. */
  readonly otherTenant: boolean;
  /** What could not be looked up. */
  readonly problems: readonly Problem[];
}

/** The role that allows what was refused already, the newest first; `undefined` where none is known to. */
export function heldRole({ held = [] }: Pick<Explanation, 'held'>): Held | undefined {
  const allowing = held.filter(({ allows, above }) => allows === 'yes' && !above);
  return [...allowing].sort((a, b) => (a.minutes ?? Infinity) - (b.minutes ?? Infinity))[0];
}

/** The smallest role for what was refused, if one is known. */
export function bestRole({ grants }: Pick<Explanation, 'grants'>): RoleDefinition | undefined {
  // Where the error leaves open what was done, no role is the right one.
  return grants.length === 1 ? grants[0]?.roles[0] : undefined;
}
