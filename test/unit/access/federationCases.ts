/** Sign-ins and credentials, each pair with what the doctor finds. */

import type { Claim, Exchange, Repository } from '../../../src/code/federation/exchange';
import type { FederatedCredential, TokenCluster } from '../../../src/model/federation';
import type { GithubContext } from '../../../src/model/trust';
import { anIdentity } from '../fakes/builders';

export const identity = anIdentity('id-orders');
export const other = anIdentity('id-billing');
export const issuer = 'https://token.actions.githubusercontent.com';
export const audience = 'api://AzureADTokenExchange';
export const octo: Repository = {
  kind: 'github',
  host: 'github.com',
  path: ['octo-org', 'octo-repo'],
  defaultBranch: 'main',
  branches: ['main'],
  tags: [],
};

export function credential(
  subject: string | undefined,
  more: Partial<FederatedCredential> = {},
): FederatedCredential {
  const name = (subject ?? 'any').replace(/\W+/g, '-');
  return {
    id: `${identity.id}/federatedIdentityCredentials/${name}`,
    name,
    issuer,
    audiences: [audience],
    ...(subject !== undefined && { subject }),
    ...more,
  };
}

export function exchange(claims: readonly Claim[], more: Partial<Exchange> = {}): Exchange {
  const [first] = claims;
  return {
    kind: first?.kind ?? 'github',
    uri: 'file:///repo/x.yml',
    path: 'x.yml',
    line: 3,
    start: 10,
    end: 20,
    name: 'deploy',
    expected: claims.map((claim) => ({ claims: [claim], sure: true, because: 'push' })),
    open: [],
    problems: [],
    ...more,
  };
}

const github = (context: GithubContext): Claim => ({
  kind: 'github',
  host: 'github.com',
  owner: 'octo-org',
  repository: 'octo-repo',
  context,
});
export const main = github({ what: 'branch', name: 'main' });
export const production = github({ what: 'environment', name: 'production' });
export const pods = (namespace?: string): Claim => ({
  kind: 'kubernetes',
  account: 'api',
  ...(namespace !== undefined && { namespace }),
});
export const cluster: TokenCluster = {
  id: '/c',
  name: 'aks',
  resourceGroup: 'rg',
  subscriptionId: 's',
  arc: false,
  workloadIdentity: true,
  issuer: 'https://weu.oic.prod-aks.azure.com/T/C/',
};

const onMain = 'repo:octo-org/octo-repo:ref:refs/heads/main';
const onDev = 'repo:octo-org/octo-repo:ref:refs/heads/dev';
const aks = (subject: string, more: Partial<FederatedCredential> = {}): FederatedCredential =>
  credential(subject, { issuer: cluster.issuer ?? '', ...more });
const pipeline: Claim = { kind: 'azureDevOps', connection: 'prod', organization: 'contoso', project: 'shop' };
const devOps = 'https://vstoken.dev.azure.com/0';

/** Name, what is shown, what is trusted, what is found. */
export const checkCases: readonly (readonly [
  string,
  Exchange,
  readonly FederatedCredential[],
  readonly string[],
])[] = [
  ['the same to the letter', exchange([main]), [credential(onMain)], ['good works']],
  [
    'the same with the IDs of the repository',
    exchange([main]),
    [credential('repo:octo-org@1/octo-repo@2:ref:refs/heads/main')],
    ['good works'],
  ],
  [
    'the issuer of an enterprise',
    exchange([main]),
    [credential(onMain, { issuer: `${issuer}/octo` })],
    ['good works'],
  ],
  ['nothing', exchange([main]), [], ['error missing']],
  ['another branch', exchange([main]), [credential(onDev)], ['error missing', 'hint unused']],
  [
    'the branch, where the job has an environment',
    exchange([production]),
    [credential(onMain)],
    ['error missing', 'hint unused'],
  ],
  [
    'another case of the branch',
    exchange([main]),
    [credential('repo:octo-org/octo-repo:ref:refs/heads/Main')],
    ['error caseDiffers'],
  ],
  [
    'another case of the owner',
    exchange([main]),
    [credential('repo:Octo-Org/octo-repo:ref:refs/heads/main')],
    ['error caseDiffers'],
  ],
  [
    'another case of the environment, with IDs',
    exchange([production]),
    [credential('repo:octo-org@1/octo-repo@2:environment:Production')],
    ['error caseDiffers'],
  ],
  [
    'a slash behind the issuer',
    exchange([main]),
    [credential(onMain, { issuer: `${issuer}/` })],
    ['error issuerDiffers'],
  ],
  [
    'the issuer of another service',
    exchange([main]),
    [credential(onMain, { issuer: 'https://x.example' })],
    ['error issuerDiffers'],
  ],
  [
    'another audience',
    exchange([main]),
    [credential(onMain, { audiences: ['api://AzureADTokenExchangeUSGov'] })],
    ['error audienceDiffers'],
  ],
  [
    'the audience that the step asks for',
    exchange([main], { audience: 'mine' }),
    [credential(onMain, { audiences: ['mine'] })],
    ['good works'],
  ],
  [
    'a customized subject',
    exchange([main]),
    [credential('repo:octo-org/octo-repo:job_workflow_ref:x')],
    ['error missing', 'hint unused'],
  ],
  [
    'an expression of the same issuer',
    exchange([main]),
    [credential(undefined)],
    ['hint cannotCompare', 'hint elsewhere'],
  ],
  [
    'another repository',
    exchange([main]),
    [credential('repo:octo-org/elsewhere:pull_request')],
    ['error missing', 'hint elsewhere'],
  ],
  [
    'a condition decides',
    exchange([], { expected: [{ claims: [main], sure: false, because: 'push' }] }),
    [],
    ['warning missing'],
  ],
  [
    'one of two, the second there',
    exchange([], {
      expected: [
        {
          claims: [github({ what: 'pullRequest', name: '' }), main],
          sure: false,
          because: 'pull_request_target',
        },
      ],
    }),
    [credential(onMain)],
    ['good works'],
  ],
  [
    'this identity by its object ID',
    exchange([main], { clientId: { start: 0, end: 1, value: identity.principalId } }),
    [credential(onMain)],
    ['error objectId', 'good works'],
  ],
  [
    'another identity',
    exchange([main], { clientId: { start: 0, end: 1, value: other.clientId } }),
    [],
    ['hint otherIdentity'],
  ],
  [
    'an unknown identity',
    exchange([main], { clientId: { start: 0, end: 1, value: '00000000-0000-4000-8000-000000000000' } }),
    [],
    ['hint unknownIdentity'],
  ],
  [
    'this identity, in capitals',
    exchange([main], { clientId: { start: 0, end: 1, value: identity.clientId.toUpperCase() } }),
    [],
    ['error missing'],
  ],
  [
    'an expression for the identity',
    exchange([main], { clientIdText: '${{ vars.X }}' }),
    [],
    ['error missing'],
  ],
  [
    'a missing permission',
    exchange([main], { problems: [{ fault: 'idToken', start: 0, end: 1 }] }),
    [credential(onMain)],
    ['error idToken', 'good works'],
  ],
  [
    'what cannot be foretold',
    exchange([], { open: [{ reason: 'anyTag', because: 'push' }] }),
    [],
    ['hint open'],
  ],
  [
    'a service account',
    exchange([pods('orders')]),
    [aks('system:serviceaccount:orders:api')],
    ['good works'],
  ],
  [
    'a service account, the audience of another cloud',
    exchange([pods('orders')]),
    [aks('system:serviceaccount:orders:api', { audiences: ['api://AzureADTokenExchangeChina'] })],
    ['warning audienceDiffers'],
  ],
  [
    'a service account in any namespace',
    exchange([pods()]),
    [aks('system:serviceaccount:orders:api')],
    ['good works'],
  ],
  [
    'one in another namespace',
    exchange([pods('orders')]),
    [aks('system:serviceaccount:default:api')],
    ['error otherNamespace'],
  ],
  [
    'one of another name',
    exchange([pods('orders')]),
    [aks('system:serviceaccount:orders:web')],
    ['error missing', 'hint unused'],
  ],
  [
    'the cluster without its slash',
    exchange([pods('orders')]),
    [aks('system:serviceaccount:orders:api', { issuer: 'https://weu.oic.prod-aks.azure.com/T/C' })],
    ['error issuerDiffers'],
  ],
  [
    'a cluster that Azure does not know',
    exchange([pods('orders')]),
    [aks('system:serviceaccount:orders:api', { issuer: 'https://k8s.example' })],
    ['good works'],
  ],
  [
    'a service connection by name',
    exchange([pipeline]),
    [credential('sc://contoso/shop/prod', { issuer: devOps })],
    ['hint retiring', 'good works'],
  ],
  [
    'one in another case',
    exchange([pipeline]),
    [credential('sc://contoso/Shop/prod', { issuer: devOps })],
    ['error caseDiffers', 'hint retiring'],
  ],
  [
    'one by number, which nobody can read',
    exchange([pipeline]),
    [credential('/eid1/c/pub/t/a/a/b/sc/c/d', { issuer: 'https://login.microsoftonline.com/t/v2.0' })],
    ['hint cannotCompare', 'hint elsewhere'],
  ],
  [
    'a pipeline whose organization is not known',
    exchange([{ kind: 'azureDevOps', connection: 'prod' }]),
    [credential('sc://contoso/shop/prod', { issuer: devOps })],
    ['hint retiring', 'good works'],
  ],
];
