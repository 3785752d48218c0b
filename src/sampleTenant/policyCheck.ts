/** Azure Policy, as far as the sample has it: what a resource lacks at a scope that a policy guards. */

import { isAtOrBelow } from '../model/armId';
import { ArmError } from './armError';
import type { SamplePolicy } from './data/shape';
import type { SampleState } from './state';

/** Throws RequestDisallowedByPolicy, with every violation beside the message, unless all policies take the resource. */
export function demandAllowedByPolicy(
  state: SampleState,
  id: string,
  tags: Readonly<Record<string, string>>,
): void {
  const held = new Set(Object.keys(tags).map((name) => name.toLowerCase()));
  const violated = state.policies.filter(
    ({ scope, tag }) => isAtOrBelow(id, scope) && !held.has(tag.toLowerCase()),
  );
  if (violated.length === 0) return;
  const name = id.slice(id.lastIndexOf('/') + 1);
  const identifiers = violated.map((policy) => {
    const { assignment, definition } = policy;
    return {
      policyAssignment: { name: assignment.displayName, id: assignmentId(policy) },
      policyDefinition: { name: definition.displayName, id: definitionId(policy) },
    };
  });
  throw new ArmError(
    403,
    'RequestDisallowedByPolicy',
    `Resource '${name}' was disallowed by policy. Policy identifiers: '${JSON.stringify(identifiers)}'.`,
    { target: name, additionalInfo: violated.map(violationOf) },
  );
}

function violationOf(policy: SamplePolicy) {
  const { scope, assignment, definition, tag } = policy;
  return {
    type: 'PolicyViolation',
    info: {
      evaluationDetails: {
        evaluatedExpressions: [
          {
            result: 'True',
            expressionKind: 'Field',
            expression: `tags[${tag}]`,
            path: `tags[${tag}]`,
            targetValue: 'false',
            operator: 'Exists',
          },
        ],
      },
      policyDefinitionId: definitionId(policy),
      policyDefinitionName: definition.name,
      policyDefinitionDisplayName: definition.displayName,
      policyDefinitionEffect: 'deny',
      policyAssignmentId: assignmentId(policy),
      policyAssignmentName: assignment.name,
      policyAssignmentDisplayName: assignment.displayName,
      policyAssignmentScope: scope,
    },
  };
}

function assignmentId({ scope, assignment }: SamplePolicy): string {
  return `${scope}/providers/Microsoft.Authorization/policyAssignments/${assignment.name}`;
}

function definitionId({ definition }: SamplePolicy): string {
  return `/providers/Microsoft.Authorization/policyDefinitions/${definition.name}`;
}
