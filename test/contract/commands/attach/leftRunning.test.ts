/** A change that the person does not wait for: Azure goes on, the log says where to look, and its end is told. */

import assert from 'node:assert/strict';
import { setImmediate as turn } from 'node:timers/promises';
import { attachToResource } from '../../../../src/commands/attach/attach';
import * as hosts from '../../../../src/sampleTenant/data/hosts';
import * as identities from '../../../../src/sampleTenant/data/identities';
import * as troubles from '../../../../src/sampleTenant/data/outOfOrder';
import type { SampleResource } from '../../../../src/sampleTenant/data/shape';
import { toldBy, writesIn } from '../../deskViews';
import { failureOf } from '../../kit';
import { sampleDesk } from '../../sampleDesk';
import { sampleRig } from '../../sampleRig';
import { carriedBy, logOf, type Desk } from './attaching';

/** A desk whose person stops waiting as soon as a request for `when` has been answered. */
function impatient(when: RegExp): Desk {
  const stop = new AbortController();
  const rig = sampleRig('owner', {
    intercept: async (request, next) => {
      const answer = await next(request);
      if (when.test(`${request.method} ${request.url}`)) stop.abort();
      return answer;
    },
  });
  const made = sampleDesk({}, { rig });
  const ui = { ...made.ui, busy: made.ui.busy };
  ui.busy = (_activity, work) => work(stop.signal, () => undefined);
  return { ...made, deps: { ...made.deps, ui } };
}

async function attachTo(made: Desk, resource: SampleResource): Promise<unknown> {
  return attachToResource(made.deps)({
    from: 'arguments',
    values: { identityId: identities.ordersWeb.id, resourceId: resource.id },
  });
}

/** Goes through the turns that the background takes. */
async function until(holds: () => boolean): Promise<void> {
  for (let turns = 0; turns < 1000 && !holds(); turns += 1) await turn();
  assert.ok(holds());
}

describe('a change that is left running', () => {
  it('is told of now and when it is done, and shows in the lists then', async () => {
    const made = impatient(/operationStatuses/);
    const result = await attachTo(made, hosts.vmReports);
    assert.equal((result as { state: string }).state, 'running');
    assert.match(toldBy(made)[0] ?? '', /^note: Azure goes on changing the identities of vm-reports-01/);
    assert.ok(logOf(made).some((line) => line.includes('goes on in Azure and was not waited for')));
    await until(() => made.ui.told.length === 2);
    assert.equal(toldBy(made)[1], 'good: Attached id-orders-web to vm-reports-01.');
    assert.ok((await carriedBy(made, hosts.vmReports)).includes('id-orders-web'));
  });

  it('is told of when it fails', async () => {
    const made = impatient(/operationStatuses/);
    await attachTo(made, troubles.vmForecast);
    await until(() => made.ui.told.length === 2);
    assert.match(
      toldBy(made)[1] ?? '',
      /^bad: The change of the identities of vm-forecast-01 did not succeed/,
    );
  });

  it('is not begun when the person stops before it is sent', async () => {
    const made = impatient(/GET .*virtualMachines/);
    assert.equal((await failureOf(attachTo(made, hosts.vmReports))).code, 'cancelled');
    assert.deepEqual(writesIn(made.sent), []);
  });

  it('is known to its end when the person stops while it is sent', async () => {
    const made = impatient(/PATCH .*sites/);
    const result = await attachTo(made, hosts.appOrders);
    assert.ok(['done', 'running'].includes((result as { state: string }).state));
    assert.ok((await carriedBy(made, hosts.appOrders)).includes('id-orders-web'));
  });
});
