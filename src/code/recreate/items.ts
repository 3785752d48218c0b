/** What can be written so that it is made anew: an identity, what it holds, and where it is attached. */

export interface IdentityItem {
  readonly kind: 'identity';
  /** Of a user-assigned identity. */
  readonly id: string;
  readonly location: string;
  readonly tags: Readonly<Record<string, string>>;
  readonly isolationScope?: string;
}

export interface AssignmentItem {
  readonly kind: 'assignment';
  readonly scope: string;
  readonly principalId: string;
  /** The user-assigned identity that holds it: where the same text makes that, its new principal takes the place of the old. */
  readonly identityId?: string;
  /** Absent for an identity, which is a service principal. */
  readonly principalType?: string;
  readonly roleGuid: string;
  /** For comments and names within the text. */
  readonly roleName?: string;
  readonly condition?: string;
  readonly description?: string;
  /** What it is called in Azure now. */
  readonly name?: string;
  /** The version that a resource at the scope is read with; needed for resources only. */
  readonly apiVersion?: string;
}

export interface CredentialItem {
  readonly kind: 'credential';
  /** The user-assigned identity that has it. */
  readonly identityId: string;
  readonly name: string;
  readonly issuer: string;
  readonly subject: string;
  readonly audiences: readonly string[];
}

/** A resource and the identities it is to have beside those it keeps. */
export interface AttachmentItem {
  readonly kind: 'attachment';
  readonly resource: AttachedResource;
  readonly attach: IdentityBlock;
  /** What it has besides, which stays. */
  readonly keep: IdentityBlock;
}

export interface IdentityBlock {
  readonly systemAssigned: boolean;
  /** IDs of user-assigned identities. */
  readonly userAssigned: readonly string[];
}

export interface AttachedResource {
  readonly id: string;
  readonly apiVersion: string;
  /** The subtype, such as `functionapp,linux`. */
  readonly kind?: string;
  /**
   * Everything a declaration has to say beside name, identity and properties, as Azure gives it: location, tags, sku and
   * the like.
   */
  readonly members: Readonly<Record<string, unknown>>;
}

export type Item = IdentityItem | AssignmentItem | CredentialItem | AttachmentItem;
export type ItemKind = Item['kind'];

export const formats = ['bicep', 'armTemplate', 'terraform', 'azureCli', 'azurePowerShell'] as const;
export type Format = (typeof formats)[number];

export interface Options {
  /** Give out what Azure draws anew: principal and client IDs. Scripts print them anyway. */
  readonly outputs: boolean;
  /** The IDs are those of the sample tenant, which the text then says. */
  readonly sample: boolean;
}

const rank: Readonly<Record<ItemKind, number>> = { identity: 0, credential: 1, assignment: 2, attachment: 3 };

/** In the order in which they have to be made: what others refer to comes first. */
export function inOrder(items: readonly Item[]): readonly Item[] {
  return [...items].sort((a, b) => rank[a.kind] - rank[b.kind]);
}

/** What the resource is to have in all. */
export function wholeBlock({ attach, keep }: AttachmentItem): IdentityBlock {
  return {
    systemAssigned: attach.systemAssigned || keep.systemAssigned,
    userAssigned: [...keep.userAssigned, ...attach.userAssigned],
  };
}
