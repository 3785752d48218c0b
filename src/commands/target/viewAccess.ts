/** Shows which managed identities have access at a place, how and from where, with the way to give another one access. */

import type { Connection } from '../../access/connection';
import { factsOf } from '../../access/placeFacts';
import { scopeOf, type Scope } from '../../model/scope';
import type { Picked } from '../../ui/listPicker';
import type { NamedScope } from '../../ui/ports';
import { scopeArgument, valuesOf } from '../arguments';
import { askForPlace, type PlaceInTenant } from '../askForPlace';
import { assignRole } from '../assignRole';
import { connect } from '../connect';
import type { CommandDeps, CommandInput, Gesture } from '../deps';
import { locatedNode } from '../idOfNode';
import { namedScope } from '../namedScope';
import { readingTenant } from '../tenants';
import {
  accessReport,
  identitiesWith,
  plainAccess,
  plainUnread,
  type PlainAccess,
  type PlainUnread,
} from './accessReport';

export interface AccessResult {
  readonly scope: string;
  readonly access: readonly PlainAccess[];
  /** What could not be read: without it, `access` is all there is in sight. */
  readonly unread: readonly PlainUnread[];
  /** Groups that hold roles there: whoever is in one has them too. */
  readonly groups: number;
  /** The report as it is shown. */
  readonly report: string;
}

/** @returns who has access there; `undefined` when the person left. */
export const viewAccess: Gesture =
  (deps) =>
  async (input): Promise<AccessResult | undefined> => {
    const { ui } = deps;
    const connection = await connect(deps);
    const place = await placeOf(deps, connection, input);
    if (place === 'back' || place === 'cancelled') return undefined;
    const { at, tenantId } = place;
    const { id } = at.scope;
    const found = await ui.busy({ doing: 'said', what: ['access.reading', at.name] }, (signal) =>
      connection.store.accessAt(tenantId, id, signal),
    );
    const report = await ui.documents.showReport(
      `access ${at.name}`,
      accessReport(at, found, ui.failures),
      connection.sample,
    );
    ui.tell(
      { news: 'said', text: ['access.told', identitiesWith(found), at.name], tone: 'note' },
      connection.sample,
      {
        more: [
          {
            label: ['access.assign'],
            run: async () => {
              await assignRole(deps)({ from: 'arguments', values: { scope: id } });
            },
          },
        ],
      },
    );
    return {
      scope: id,
      access: found.entries.map(plainAccess),
      unread: plainUnread(found, ui.failures),
      groups: found.groups,
      report,
    };
  };

/** The place of a node or an argument, with its name; else one that is asked for. */
async function placeOf(
  deps: CommandDeps,
  connection: Connection,
  input: CommandInput,
): Promise<Picked<PlaceInTenant>> {
  const given = input.from === 'nodes' ? locatedNode(input.nodes[0]) : undefined;
  const scope = given === undefined ? scopeArgument(valuesOf(input), 'scope') : scopeOf(given.id);
  if (scope === undefined) {
    const purpose = { doing: 'said', what: ['access.purpose'] } as const;
    const step = { purpose, number: 1, total: 1, sample: connection.sample };
    return askForPlace(deps, connection, { step, back: false });
  }
  const tenantId = given?.tenantId ?? (await readingTenant(deps, connection, scope.id));
  return { at: await named(deps, connection, tenantId, scope), tenantId };
}

async function named(
  { ui }: CommandDeps,
  connection: Connection,
  tenantId: string,
  scope: Scope,
): Promise<NamedScope> {
  return ui.busyInView(async (signal) =>
    namedScope(scope, await factsOf(connection.azure.roleAssignments, tenantId, scope.id, signal)),
  );
}
