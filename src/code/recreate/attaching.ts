/** What is true of attaching identities in every language. */

/** Why a type's identities cannot be changed by a PATCH; `undefined` where they can. */
export function patchRefusal(type: string): string | undefined {
  switch (type.toLowerCase()) {
    case 'microsoft.containerinstance/containergroups':
      return 'A container group takes its identities when it is made, and giving it others means making it anew with all its secrets: use "az container create" with --assign-identity.';
    case 'microsoft.containerservice/managedclusters':
      return 'The identity of a cluster is changed by its own command; what runs in the cluster takes an identity through a federated credential.';
    default:
      return undefined;
  }
}
