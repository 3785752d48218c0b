/** Measures what commands compute in one go, over every built-in role and a large table. */

import { createOperations } from '../../src/access/operations';
import { fitRoles } from '../../src/access/roleFit';
import { roleDiff } from '../../src/access/roleDiff';
import { evaluateKql } from '../../src/sampleTenant/kql/evaluate';
import { builtIn, builtInRoles } from '../unit/access/builtInRoles';
import { anAssignment } from '../unit/fakes/builders';
import { largeJoin } from '../unit/sampleTenant/kql/largeJoin';
import { anIdentity, bigSubscriptionId } from './bigTenant';
import { distribution, type Figure } from './figures';
import { processorTime } from './stretches';

const times = 10;

/** Each time as if the roles had just been read, so that nothing is remembered of them. */
export function computingFigures(): Promise<Figure[]> {
  const identity = anIdentity();
  const scope = `/subscriptions/${bigSubscriptionId}`;
  const held = [anAssignment(identity, builtIn('Reader'), scope)];
  return Promise.resolve([
    repeated('ranking 928 roles for a storage account', () => {
      fitRoles({ definitions: [...builtInRoles], targetType: 'Microsoft.Storage/storageAccounts' });
    }),
    repeated('comparing 20 roles with those held', () => {
      const definitions = [...builtInRoles];
      const operationsOf = createOperations();
      for (const role of definitions.slice(0, 20))
        roleDiff({ role, scope, assignments: held, definitions, operationsOf });
    }),
    repeated(
      'sample tenant: a join of 10,000 rows with 900',
      () => {
        evaluateKql(largeJoin.query, largeJoin.tables);
      },
      'join',
    ),
  ]);
}

function repeated(of: string, act: () => void, row: 'block' | 'join' = 'block'): Figure {
  const walls: number[] = [];
  const processors: number[] = [];
  for (let time = 0; time < times; time++) {
    const processor = processorTime();
    const started = performance.now();
    act();
    walls.push(performance.now() - started);
    processors.push(processorTime() - processor);
  }
  return distribution(row, of, walls, processors);
}
