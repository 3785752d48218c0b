/** What an error says of a refused access: only what stands in it, and which parts do not. */

import type { Operation, Service } from '../../code/clients/client';

/** Who refused. `storage` and `keyVault` where the error does not tell which of their services it was. */
export type RefusedBy =
  | 'arm'
  | 'storage'
  | 'keyVault'
  | 'serviceBus'
  | 'eventHubs'
  /** Service Bus or Event Hubs: their hosts and sentences are the same. */
  | 'messaging'
  | 'cosmos'
  | 'appConfiguration'
  | 'cognitiveServices'
  | 'eventGrid'
  | 'search'
  | 'containerRegistry'
  | 'sql'
  | 'postgreSql'
  | 'graph'
  | 'entra'
  | 'managedIdentity';

export type RefusalKind =
  /** No role of Azure RBAC allows it. */
  | 'noRole'
  /** A deny assignment forbids it, whatever the roles. */
  | 'denied'
  | 'policy'
  | 'lock'
  /** The network rules of the resource: no role helps. */
  | 'network'
  /** The vault asks its access policies, not roles. */
  | 'accessPolicy'
  /** Cosmos DB's own data roles, which are no roles of Azure RBAC. */
  | 'dataRole'
  /** Cosmos DB: no token for data may do it, only Azure Resource Manager. */
  | 'managementOnly'
  /** A user inside the database. */
  | 'databaseUser'
  /** The database knows the user, who may not do this in it. */
  | 'databaseGrant'
  /** Entra application roles, of Microsoft Graph or another API. */
  | 'appRole'
  /** Keys are switched off there, and a key was used. */
  | 'keysOff'
  /** The request carried no token that could be used. */
  | 'noToken'
  | 'expired'
  | 'wrongTenant'
  | 'wrongAudience'
  /** Tokens are taken only at a host name of the resource's own. */
  | 'noSubdomain'
  /** No federated credential fits the token that was presented. */
  | 'federation'
  | 'unknownApplication'
  | 'conditionalAccess'
  /** A client secret that is wrong or has expired. */
  | 'secret'
  /** Some other refusal of Entra ID, known by its code. */
  | 'entraOther'
  /** The identity that was asked for is not attached to the resource. */
  | 'identityMissing'
  /** Nothing answers where managed identities get their tokens. */
  | 'noEndpoint'
  /** More than one identity is attached, and none was named. */
  | 'severalIdentities'
  /** The secret or key itself is disabled. */
  | 'disabled';

export interface Caller {
  /** As role assignments name it. */
  readonly objectId?: string;
  /** As code names it; of an app registration the application ID. */
  readonly clientId?: string;
  readonly resourceId?: string;
  /** A user principal name, or the name of a database user. */
  readonly name?: string;
  readonly tenantId?: string;
}

/** One operation that was refused: any one of these, as role definitions name them. */
export interface NeededOperation {
  readonly plane: 'control' | 'data';
  readonly anyOf: readonly string[];
}

export type Part = 'who' | 'action' | 'where';

/** `notSaid`: such errors never have it. `hidden`: masked, as logs of pipelines do. `cut`: it is not there any more. */
export type WhyAbsent = 'notSaid' | 'hidden' | 'cut';

export interface Absent {
  readonly part: Part;
  readonly why: WhyAbsent;
}

export interface Refusal {
  readonly by: RefusedBy;
  readonly kind: RefusalKind;
  /** The service's own code, as it writes it. */
  readonly code?: string;
  readonly who: Caller;
  /** All of them were refused. Empty where the error does not say, and where roles do not decide. */
  readonly operations: readonly NeededOperation[];
  /** What it was called where it was refused: a claim, a permission of an access policy, an action of Cosmos DB, an app role. */
  readonly permissions: readonly string[];
  /** The client of code that it was, where that is told. */
  readonly service?: Service;
  /** What code did, where the request tells. */
  readonly operation?: Operation;
  /** ARM IDs. */
  readonly scopes: readonly string[];
  /** The host that was asked, and the resource's own name in it. */
  readonly host?: string;
  readonly resourceName?: string;
  /** The container, queue, hub, repository or secret within it. */
  readonly entity?: string;
  readonly database?: string;
  /** The deny assignment, policy or lock that stands in the way; the subject, issuer or audience that does not fit. */
  readonly obstacle?: string;
  /** What would have been right, where the error tells: a tenant, an audience. */
  readonly expected?: readonly string[];
  /** To tell support: a correlation, request, activity or tracking ID. */
  readonly correlationId?: string;
  readonly absent: readonly Absent[];
}

/** Everything but what is worked out for all kinds alike. */
export type RefusalDraft = Pick<Refusal, 'by' | 'kind'> &
  Partial<Omit<Refusal, 'by' | 'kind' | 'absent' | 'correlationId'>> & {
    /** The parts that such an error has when it is whole. */
    readonly tells?: readonly Part[];
    /** Parts that are there and masked. */
    readonly hidden?: readonly Part[];
  };

/** Fills in what all have, and names the parts that are not there. */
export function refusal(draft: RefusalDraft, correlationId?: string): Refusal {
  const { tells = [], hidden = [], ...rest } = draft;
  const { who = {}, operations = [], permissions = [], scopes = [] } = rest;
  const there: Readonly<Record<Part, boolean>> = {
    who: Object.values(who).some((value) => value !== undefined),
    action: operations.length > 0 || permissions.length > 0 || rest.operation !== undefined,
    where: scopes.length > 0 || rest.host !== undefined || rest.resourceName !== undefined,
  };
  const parts: readonly Part[] = ['who', 'action', 'where'];
  return {
    ...rest,
    who,
    operations,
    permissions,
    scopes,
    ...(correlationId !== undefined && { correlationId }),
    absent: parts
      .filter((part) => !there[part])
      .map((part) => ({
        part,
        why: hidden.includes(part) ? 'hidden' : tells.includes(part) ? 'cut' : 'notSaid',
      })),
  };
}
