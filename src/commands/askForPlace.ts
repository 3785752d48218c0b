/** Asks for a place that no identity narrows down: in the one tenant there is, or in one that is chosen first. */

import type { Connection } from '../access/connection';
import { grouped } from '../model/grouped';
import { listing } from '../model/listing';
import type { Listing } from '../model/listing';
import type { Choice } from '../ui/formPorts';
import type { Picked } from '../ui/listPicker';
import type { NamedScope } from '../ui/ports';
import type { Said } from '../ui/said';
import type { Step } from '../ui/step';
import { subscriptionsIn } from './assignSteps';
import type { CommandDeps } from './deps';
import { recentScopes } from './recentScopes';

export interface PlaceInTenant {
  readonly at: NamedScope;
  readonly tenantId: string;
}

interface TenantChoice {
  readonly tenantId: string;
}

const whichTenant: Said = ['place.whichTenant'];

export async function askForPlace(
  deps: CommandDeps,
  connection: Connection,
  { step, back }: { readonly step: Step; readonly back: boolean },
): Promise<Picked<PlaceInTenant>> {
  const tenants = await deps.ui.busyInView((signal) => tenantChoices(connection, signal));
  const several = tenants.items.length + tenants.problems.length > 1;
  for (;;) {
    const tenant = several
      ? await deps.ui.pick.choice<TenantChoice>({
          step,
          back,
          question: whichTenant,
          load: () => Promise.resolve(tenants),
        })
      : (tenants.items[0]?.value ?? 'cancelled');
    if (tenant === 'back' || tenant === 'cancelled') return tenant;
    const { tenantId } = tenant;
    const at = await deps.ui.pick.scope({
      step,
      back: back || several,
      tenantId,
      recent: recentScopes(deps.memory, connection.sample, tenantId),
      scopes: connection.azure.scopes,
      subscriptions: (signal) => subscriptionsIn(connection, tenantId, signal),
    });
    if (at === 'back' && several) continue;
    return at === 'back' || at === 'cancelled' ? at : { at, tenantId };
  }
}

/** The tenants that gave subscriptions; those that refused are problems. */
async function tenantChoices(
  { store }: Connection,
  signal: AbortSignal,
): Promise<Listing<Choice<TenantChoice>>> {
  const { items, problems } = await store.subscriptions(signal);
  const byTenant = [...grouped(items, ({ subscription }) => subscription.tenantId.toLowerCase()).values()];
  const choices = byTenant.flatMap(([first]): Choice<TenantChoice>[] =>
    first === undefined
      ? []
      : [
          {
            value: { tenantId: first.subscription.tenantId },
            label: { data: first.tenant.displayName },
            description: { data: first.tenant.defaultDomain ?? first.tenant.tenantId },
            icon: 'organization',
          },
        ],
  );
  return listing(choices, problems);
}
