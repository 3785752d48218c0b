/** A node of each kind, and what can be done with it to look at it and take it along, or why not. */

import { noPermissions } from '../../../src/model/accessPolicies';
import { Failure } from '../../../src/model/failure';
import type { Node } from '../../../src/tree/nodes';
import { aTenant, aUser, anAssignment, guid } from '../fakes/builders';
import { app, blobReader, orders, prod, reader, storage, wholeSubscription } from './office';

const { tenantId } = aTenant();
const tenant = aTenant();
const assignment = anAssignment(orders, blobReader, storage);
const gone = anAssignment({ principalId: guid('gone') }, reader, wholeSubscription);
const group = `${wholeSubscription}/resourceGroups/rg-apps`;
const vaultId = `${group}/providers/Microsoft.KeyVault/vaults/kv-orders`;
const policy = { vaultId, principalId: orders.principalId, permissions: noPermissions, ignored: false };
const account = `${group}/providers/Microsoft.DocumentDB/databaseAccounts/cosmos-orders`;
const cosmos = { ...assignment, id: `${account}/sqlRoleAssignments/${guid('cosmos')}`, scope: account };
const slot = aUser('app-orders/slots/staging', prod, 'Microsoft.Web/sites');
const credential = {
  id: `${orders.id}/federatedIdentityCredentials/github`,
  name: 'github',
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:contoso/orders:ref:refs/heads/main',
  audiences: ['api://AzureADTokenExchange'],
};
const failure = new Failure('forbidden', { correlationId: 'c-1' });
const whole = { identity: orders, tenantId } as const;

/** Not there, for this reason. */
export interface Not {
  readonly not: string;
}

export interface Row {
  readonly node: Node;
  /** The end of the address in the portal, behind the tenant. */
  readonly portal: string | Not;
  /** The ARM ID whose document is shown. */
  readonly properties: string | Not;
  /** The ARM ID that is copied. */
  readonly id: string | Not;
  readonly text: string | Not;
  readonly code: true | Not;
}

const heading: Not = { not: 'is a heading: what stands above and below it has them' };
const nothing: Not = { not: 'stands for nothing in Azure' };
const line: Not = { not: 'is a line of the node above it, which has them' };
const notMade: Not = { not: 'is no identity, assignment, attachment or federated credential' };
const none = { portal: nothing, properties: nothing, id: nothing, text: nothing, code: nothing };
const ofHeading = { portal: heading, properties: heading, id: heading, text: heading, code: heading };
const taken: Not = { not: 'was taken away: there is nothing of it to look at' };
const ofTaken = { portal: taken, properties: taken, id: taken, text: taken, code: taken };
const ofLine = { portal: line, properties: line, id: line, code: line };

/** Each kind, and each way in which it can be there. */
export const rows: Readonly<Record<Node['kind'], readonly Row[]>> = {
  subscription: [
    {
      node: { kind: 'subscription', subscription: prod, tenant },
      portal: wholeSubscription,
      properties: wholeSubscription,
      id: wholeSubscription,
      text: 'prod',
      code: notMade,
    },
  ],
  tenantProblem: [{ node: { kind: 'tenantProblem', tenant, failure }, ...none, text: 'contoso' }],
  accountOffer: [
    { node: { kind: 'accountOffer', account: { kind: 'vscode', label: 'a@b.example' } }, ...none },
  ],
  action: [{ node: { kind: 'action', action: 'openSample' }, ...none }],
  identity: [orders, app].map((identity) => ({
    node: { kind: 'identity', identity, tenantId },
    portal: identity.id,
    properties: identity.id,
    id: identity.id,
    text: identity.name,
    code: true,
  })),
  filter: [{ node: { kind: 'filter' }, ...none }],
  identityGroup: [
    {
      node: { kind: 'identityGroup', by: 'resourceGroup', name: 'rg-apps', subscription: prod },
      portal: group,
      properties: group,
      id: group,
      text: 'rg-apps',
      code: notMade,
    },
    { node: { kind: 'identityGroup', by: 'region', name: 'westeurope' }, ...none, text: 'westeurope' },
    { node: { kind: 'identityGroup', by: 'tag', tag: 'team', name: 'orders' }, ...none, text: 'orders' },
    { node: { kind: 'identityGroup', by: 'tag', tag: 'team' }, ...ofHeading },
  ],
  systemAssignedGroup: [{ node: { kind: 'systemAssignedGroup', subscription: prod }, ...ofHeading }],
  identifier: [
    {
      node: { kind: 'identifier', ...whole, identifier: 'clientId', value: orders.clientId },
      ...ofLine,
      text: orders.clientId,
    },
    {
      node: { kind: 'identifier', ...whole, identifier: 'clientId' },
      ...ofLine,
      text: { not: 'could not be read' },
    },
  ],
  roleAssignments: [{ node: { kind: 'roleAssignments', ...whole }, ...ofHeading }],
  roleAssignment: [
    {
      node: { kind: 'roleAssignment', ...whole, assignment },
      portal: `${storage}/users`,
      properties: assignment.id,
      id: assignment.id,
      text: 'Storage Blob Data Reader',
      code: true,
    },
    {
      node: { kind: 'roleAssignment', ...whole, assignment, group: 'developers' },
      portal: `${storage}/users`,
      properties: assignment.id,
      id: assignment.id,
      text: 'Storage Blob Data Reader',
      code: { not: 'belongs to the group, which is not made here' },
    },
  ],
  assignmentDetail: [
    {
      node: { kind: 'assignmentDetail', assignment, detail: { what: 'scope', value: storage } },
      ...ofLine,
      text: storage,
    },
    {
      node: {
        kind: 'assignmentDetail',
        assignment,
        detail: { what: 'group', value: guid('devs'), tenantId },
      },
      ...ofLine,
      portal: `/view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/${guid('devs')}`,
      text: guid('devs'),
    },
    {
      node: {
        kind: 'assignmentDetail',
        assignment,
        detail: { what: 'lock', lock: { id: `${group}/l`, name: 'keep', level: 'CanNotDelete' } },
      },
      ...ofLine,
      text: `${group}/l`,
    },
  ],
  throughGroups: [{ node: { kind: 'throughGroups', ...whole }, ...ofHeading }],
  accessPolicies: [{ node: { kind: 'accessPolicies', ...whole }, ...ofHeading }],
  accessPolicy: [
    {
      node: { kind: 'accessPolicy', ...whole, policy },
      portal: vaultId,
      properties: vaultId,
      id: vaultId,
      text: 'kv-orders',
      code: { not: 'is a part of the vault, which is not made here' },
    },
  ],
  cosmosRoles: [{ node: { kind: 'cosmosRoles', ...whole }, ...ofHeading }],
  cosmosRole: [
    {
      node: { kind: 'cosmosRole', ...whole, assignment: cosmos },
      portal: account,
      properties: cosmos.id,
      id: cosmos.id,
      text: 'Storage Blob Data Reader',
      code: { not: 'is a part of the account, which is not made here' },
    },
  ],
  usedBy: [{ node: { kind: 'usedBy', ...whole }, ...ofHeading }],
  user: [
    {
      node: { kind: 'user', ...whole, user: slot },
      portal: slot.id,
      properties: slot.id,
      id: slot.id,
      text: 'app-orders / staging',
      code: true,
    },
  ],
  federatedCredentials: [{ node: { kind: 'federatedCredentials', ...whole }, ...ofHeading }],
  federatedCredential: [
    {
      node: { kind: 'federatedCredential', ...whole, credential },
      // The portal shows credentials on the page of their identity.
      portal: orders.id,
      properties: credential.id,
      id: credential.id,
      text: 'github',
      code: true,
    },
  ],
  federatedDetail: [
    {
      node: { kind: 'federatedDetail', credential, detail: 'subject', value: credential.subject },
      ...ofLine,
      text: credential.subject,
    },
  ],
  orphans: [{ node: { kind: 'orphans' }, ...ofHeading }],
  doubtfulOrphans: [{ node: { kind: 'doubtfulOrphans', orphans: [] }, ...ofHeading }],
  orphan: [
    {
      node: { kind: 'orphan', orphan: { assignment: gone, tenantId } },
      portal: `${wholeSubscription}/users`,
      properties: gone.id,
      id: gone.id,
      text: 'Reader',
      code: { not: 'has no principal that it could be given to' },
    },
  ],
  empty: [{ node: { kind: 'empty', of: 'usedBy', parentKey: 'x' }, ...none }],
  problem: [
    {
      node: { kind: 'problem', where: storage, failure, parentKey: 'x' },
      ...none,
      text: 'sentence for forbidden c-1',
    },
  ],
  loadMore: [
    { node: { kind: 'loadMore', parent: { kind: 'subscription', subscription: prod, tenant } }, ...none },
  ],
  note: [
    { node: { kind: 'note', note: 'entraRolesNotShown', identity: app, tenantId, parentKey: 'x' }, ...none },
  ],
  appFacts: [{ node: { kind: 'appFacts', identity: app, tenantId }, ...ofHeading }],
  appFact: [
    {
      node: {
        kind: 'appFact',
        resourceId: app.id,
        tenantId,
        fact: { what: 'clientId', value: orders.clientId, mine: true },
        parentKey: 'x',
      },
      ...ofLine,
      text: orders.clientId,
    },
    {
      node: {
        kind: 'appFact',
        resourceId: app.id,
        tenantId,
        fact: { what: 'clientIdOther' },
        parentKey: 'x',
      },
      ...ofLine,
      text: { not: 'its value is not shown' },
    },
  ],
  taken: [
    {
      node: {
        kind: 'taken',
        change: {
          felt: 'role',
          taken: true,
          listId: orders.id,
          tenantId,
          id: assignment.id,
          scope: storage,
          principalId: orders.principalId,
          roleGuid: blobReader.guid,
          at: 0,
        },
        parentKey: 'x',
      },
      ...ofTaken,
    },
  ],
  deadReferences: [{ node: { kind: 'deadReferences' }, ...ofHeading }],
  deadReference: [
    {
      node: { kind: 'deadReference', reference: { carrier: slot, identityId: orders.id, tenantId } },
      portal: slot.id,
      properties: slot.id,
      id: slot.id,
      text: 'app-orders / staging',
      code: { not: 'names an identity that is gone' },
    },
  ],
};
