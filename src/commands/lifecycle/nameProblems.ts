/** What is wrong with a typed name, beside the field as it is typed. */

import {
  groupNameFault,
  groupNameLength,
  identityNameFault,
  identityNameLength,
  type NameFault,
} from '../../model/identityName';
import type { Said } from '../../ui/said';

/** Of a user-assigned identity. */
export function nameProblem(name: string): Said | undefined {
  return faultWords(identityNameFault(name), name, ['create.nameCharacters'], identityNameLength.most);
}

/** Of a resource group. */
export function groupNameProblem(name: string): Said | undefined {
  return faultWords(groupNameFault(name), name, ['create.groupNameCharacters'], groupNameLength.most);
}

function faultWords(
  fault: NameFault | undefined,
  name: string,
  characters: Said,
  most: number,
): Said | undefined {
  switch (fault) {
    case undefined:
      return undefined;
    case 'characters':
      return characters;
    case 'start':
      return ['create.nameStart'];
    case 'end':
      return ['create.nameEnd'];
    case 'short':
      return name === '' ? ['form.required'] : ['create.nameShort', identityNameLength.least];
    case 'long':
      return ['create.nameLong', most, name.length];
  }
}
