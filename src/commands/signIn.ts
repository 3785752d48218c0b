/** Signs in on a click, in one tenant when named. */

import { isGuid } from '../model/armId';
import { badArgument, textOf, valuesOf } from './arguments';
import type { CommandInput, Gesture } from './deps';

export const signIn: Gesture =
  ({ session, ui }) =>
  async (input) => {
    await session.signIn(wantedTenant(input));
    const { state } = session;
    if (state.kind === 'connected') {
      const { account, sample } = state.connection;
      ui.tell({ news: 'signedIn', account: account.label }, sample);
    }
  };

function wantedTenant(input: CommandInput): string | undefined {
  if (input.from === 'nodes') {
    const [node] = input.nodes;
    if (node.kind === 'tenantProblem') return node.tenant.tenantId;
    return node.kind === 'problem' ? node.failure.details.tenantId : undefined;
  }
  const tenantId = textOf(valuesOf(input), 'tenantId');
  // A domain name, such as contoso.example, names a tenant too.
  if (tenantId !== undefined && !isGuid(tenantId) && !/^[\w-]+(\.[\w-]+)+$/.test(tenantId)) {
    throw badArgument('tenantId', 'guid', tenantId);
  }
  return tenantId;
}
