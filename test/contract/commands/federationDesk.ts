/** Commands on federated credentials over the sample tenant, with a workspace made of a few sign-ins. */

import type { Exchange, WorkspaceFederation } from '../../../src/code/federation/exchange';
import type { GithubContext } from '../../../src/model/trust';
import type { Node } from '../../../src/tree/nodes';
import { say } from '../../../src/ui/said';
import type { Script } from '../../unit/commands/fakeUi';
import { t } from '../../unit/ui/words';
import { never } from '../kit';
import { sampleDesk } from '../sampleDesk';
import { identityNamed, sampleTenantId } from '../sampleRig';

export const issuer = 'https://token.actions.githubusercontent.com';
export const audience = 'api://AzureADTokenExchange';

/** A sign-in of a workflow, for these runs. */
export function ofGithub(contexts: readonly GithubContext[], more: Partial<Exchange> = {}): Exchange {
  return {
    kind: 'github',
    uri: 'file:///repo/.github/workflows/deploy.yml',
    path: '.github/workflows/deploy.yml',
    line: 9,
    start: 0,
    end: 1,
    name: 'deploy',
    expected: contexts.map((context) => ({
      claims: [
        { kind: 'github', host: 'github.com', owner: 'contoso-sample', repository: 'orders', context },
      ],
      sure: true,
      because: 'push',
    })),
    open: [],
    problems: [],
    ...more,
  };
}

export const workspace = (...exchanges: Exchange[]): WorkspaceFederation => ({
  repositories: [
    {
      kind: 'github',
      host: 'github.com',
      path: ['contoso-sample', 'orders'],
      defaultBranch: 'main',
      branches: ['main'],
      tags: [],
    },
  ],
  exchanges,
  texts: new Map(exchanges.map(({ uri }) => [uri, 'the text that was read'])),
  unread: [],
});

export const branch = (name: string): GithubContext => ({ what: 'branch', name });
export const environment = (name: string): GithubContext => ({ what: 'environment', name });

export async function start(
  name: string,
  script: Script = {},
  options: Parameters<typeof sampleDesk>[1] = {},
) {
  const made = sampleDesk(script, options);
  const identity = await identityNamed(made.rig.azure.identities, name);
  const node: Node = { kind: 'identity', identity, tenantId: sampleTenantId };
  const writes = () =>
    made.sent
      .filter(({ method }) => method === 'PUT' || method === 'DELETE')
      .map(({ method, path, body }) => ({ method, name: path.split('/').at(-1), body }));
  const listed = async () =>
    (await made.rig.azure.federatedCredentials.list(sampleTenantId, identity.id, never())).items;
  return { ...made, identity, node, writes, listed, onNode: { from: 'nodes', nodes: [node] } as const };
}

export const told = (made: { ui: { told: readonly unknown[] } }): string => {
  const news = made.ui.told.at(-1) as { news: string; text: Parameters<typeof say>[1] } | undefined;
  return news?.news === 'said' ? say(t, news.text) : JSON.stringify(news);
};
