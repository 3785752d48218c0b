/** Uses a VS Code account that has not consented yet: what a node of the tree offers. */

import type { Gesture } from './deps';

export const useAccount: Gesture =
  ({ session }) =>
  async (input) => {
    const [node] = input.from === 'nodes' ? input.nodes : [];
    if (node?.kind === 'accountOffer') await session.useAccount(node.account);
    else await session.signIn();
  };
