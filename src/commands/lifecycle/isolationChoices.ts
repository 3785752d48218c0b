/** The isolation scopes to choose from, each with what it means. */

import type { IsolationScope } from '../../model/identityWrites';
import type { Choice } from '../../ui/formPorts';

export interface ChosenIsolation {
  readonly isolationScope: IsolationScope;
}

export function isolationChoices(chosen: IsolationScope): readonly Choice<ChosenIsolation>[] {
  return [
    {
      value: { isolationScope: 'None' },
      label: ['isolation.none'],
      detail: ['isolation.noneMeans'],
      icon: 'globe',
      checked: chosen === 'None',
    },
    {
      value: { isolationScope: 'Regional' },
      label: ['isolation.regional'],
      detail: ['isolation.regionalMeans'],
      icon: 'location',
      checked: chosen === 'Regional',
    },
  ];
}
