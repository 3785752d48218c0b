/** Conditions of role assignments: which the sample takes, as strict as Azure, and whether one holds for what is asked. */

import { permits } from '../model/actions';
import { expressionOf, type Comparison, type Expression } from '../model/conditions/expression';
import { badRequest } from './armError';
import type { SampleRoleDefinition } from './data/shape';

/** What somebody wants to do, with the attributes that conditions can ask for: `request Microsoft.…:RoleDefinitionId`. */
export interface Attempt {
  readonly action: string;
  /** Keys in lower case. */
  readonly attributes: ReadonlyMap<string, string>;
}

/** Refuses what is no condition, and one about operations that the role does not have or that take no conditions. */
export function demandCondition(condition: string, role: SampleRoleDefinition): void {
  const expression = expressionOf(condition);
  if (expression === undefined || !isFor(expression, role)) {
    throw badRequest('InvalidRoleAssignmentCondition', 'The given role assignment condition is invalid.');
  }
}

function isFor(expression: Expression, role: SampleRoleDefinition): boolean {
  if ('all' in expression) return expression.all.every((part) => isFor(part, role));
  if ('any' in expression) return expression.any.every((part) => isFor(part, role));
  if ('not' in expression) return isFor(expression.not, role);
  if ('subOperation' in expression) return true;
  if ('comparison' in expression) return isKnown(expression.comparison);
  const plane = /^microsoft\.authorization\//i.test(expression.action) ? 'control' : 'data';
  return takesConditions.test(expression.action) && permits(role.permissions, expression.action, plane);
}

const takesConditions =
  /^microsoft\.(?:storage\/storageaccounts\/(?:blobservices\/containers\/blobs|queueservices\/queues\/messages)|authorization\/roleassignments)\//i;
const knownAttributes =
  /^microsoft\.(?:storage\/storageaccounts(?:\/|:)|authorization\/roleassignments:(?:roledefinitionid|principalid|principaltype)$)/i;

function isKnown({ source, attribute, operator }: Comparison): boolean {
  if (source !== 'resource' && source !== 'request')
    return source === 'principal' || source === 'environment';
  return (
    knownAttributes.test(attribute) &&
    /^(?:exists|notexists|(?:for\w+:)?(?:string|guid|bool|numeric|datetime)\w+)$/i.test(operator)
  );
}

/** Whether a condition lets it be done; one that is not understood lets nothing. */
export function holds(expression: Expression | undefined, attempt: Attempt): boolean {
  if (expression === undefined) return false;
  if ('all' in expression) return expression.all.every((part) => holds(part, attempt));
  if ('any' in expression) return expression.any.some((part) => holds(part, attempt));
  if ('not' in expression) return !holds(expression.not, attempt);
  if ('action' in expression) return expression.action.toLowerCase() === attempt.action.toLowerCase();
  if ('subOperation' in expression) return false;
  const { source, attribute, operator, values } = expression.comparison;
  const found = attempt.attributes.get(`${source} ${attribute}`.toLowerCase());
  if (found === undefined) return false;
  // GUIDs are written with hyphens or without them.
  const bare = (value: string) => value.replaceAll('-', '').toLowerCase();
  const isAmong = values.some((value) => bare(value) === bare(found));
  return /notequals/i.test(operator) ? !isAmong : isAmong;
}
