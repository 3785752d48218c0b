/** Writes the assignment of a role into an ARM template, as a further resource. */

import type { Node } from '@vscode/tree-sitter-wasm';
import type { ParsedFile } from '../../language';
import { indentAt } from '../../lines';
import { namedChildren } from '../../nodes';
import type { CredentialRequest } from '../../request';
import { sampleNote } from '../../sampleNote';
import { lineEndOf } from '../../text';
import type { Edit } from '../../text';
import { grantOf, thereNote } from '../grants';
import { freeSymbol, nameOf } from '../identityId';
import { properties, property, resourcesOf, templateOf, textAt } from './model';

const assignmentVersion = '2022-04-01';
const identityType = 'Microsoft.ManagedIdentity/userAssignedIdentities';

/**
 * `undefined` outside of the resources of the template, and where neither the template declares the identity nor `id`,
 * as the template has it, is the principal's. `around` are the nodes around the cursor.
 */
export function assignmentEdit(
  file: ParsedFile,
  around: readonly Node[],
  request: CredentialRequest,
  id: string | undefined,
): Edit | undefined {
  const grant = grantOf(request.target);
  const { root } = templateOf(file);
  const list = property(root, 'resources')?.value;
  const identity = declaredIdentity(file, nameOf(request));
  const principal = identity
    ? `[reference(${identity.id}).principalId]`
    : request.identifier === 'objectId'
      ? id
      : undefined;
  if (!grant || principal === undefined || !list || !around.some((one) => one.equals(list))) return undefined;
  const { role, type, names, path, isThere } = grant;
  const own = principal.startsWith('[') ? principal.slice(1, -1) : text(principal);
  const comments = [request.sample ? sampleNote : '', isThere ? thereNote : ''].filter((one) => one !== '');
  const value = {
    type: 'Microsoft.Authorization/roleAssignments',
    apiVersion: assignmentVersion,
    // The same in every deployment: a name that changes would make a second assignment, which Azure refuses.
    name: `[guid(resourceId(${[type, ...names].map(text).join(', ')}), ${identity?.id ?? own}, ${text(role.guid)})]`,
    scope: path,
    ...(identity && { dependsOn: [`[${identity.id}]`] }),
    ...(comments.length > 0 && { comments: comments.join(' ') }),
    properties: {
      principalId: principal,
      principalType: 'ServicePrincipal',
      roleDefinitionId: `[subscriptionResourceId('Microsoft.Authorization/roleDefinitions', ${text(role.guid)})]`,
    },
  };
  return memberEdit(file, list, value, `${names.join(' ')} ${role.name}`);
}

/** An expression that gives the ID of the identity, where the template declares it under its name. */
function declaredIdentity(file: ParsedFile, name: string | undefined): { readonly id: string } | undefined {
  if (name === undefined) return undefined;
  const declared = resourcesOf(templateOf(file).root, file.text, /userAssignedIdentities/i).some(
    (resource) =>
      textAt(resource, 'type')?.value.toLowerCase() === identityType.toLowerCase() &&
      textAt(resource, 'name')?.value === name,
  );
  return declared ? { id: `resourceId('${identityType}', ${text(name)})` } : undefined;
}

/** A text within an expression. */
function text(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

/** Behind the last resource: by a name of its own where resources have names. */
function memberEdit(file: ParsedFile, list: Node, value: unknown, called: string): Edit | undefined {
  if (list.type !== 'array' && list.type !== 'object') return undefined;
  const eol = lineEndOf(file.text);
  const step = file.indent.includes('\t') ? '\t' : file.indent;
  const last = namedChildren(list)
    .filter(({ type }) => type !== 'comment')
    .at(-1);
  const outer = indentAt(file.text, list.startIndex);
  const indent = last ? indentAt(file.text, last.startIndex) : outer + step;
  const taken = new Set(properties(list).map(({ key }) => key.value));
  const key = list.type === 'object' ? `${JSON.stringify(freeSymbol(called, taken, ''))}: ` : '';
  const json = key + JSON.stringify(value, undefined, step).replaceAll('\n', eol + indent);
  if (last) return { start: last.endIndex, end: last.endIndex, text: `,${eol}${indent}${json}` };
  return {
    start: list.startIndex + 1,
    end: list.endIndex - 1,
    text: `${eol}${indent}${json}${eol}${outer}`,
  };
}
