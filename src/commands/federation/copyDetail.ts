/** Copies the issuer, subject or audience whose line was clicked. */

import type { Gesture } from '../deps';

export const copyDetail: Gesture =
  ({ ui }) =>
  async (input) => {
    const node = input.from === 'nodes' ? input.nodes[0] : undefined;
    if (node?.kind !== 'federatedDetail') return;
    await ui.copy(node.value);
    ui.tell({ news: 'said', text: [`federation.copied.${node.detail}`], tone: 'passing' }, false);
  };
