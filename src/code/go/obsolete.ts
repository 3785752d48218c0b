/** The rule `obsolete-constructor` in Go: forms that the packages of today do not have. */

import type { Finding, ParsedFile } from '../language';
import { isUserAssignedId } from '../../model/armId';
import { spanOf } from '../nodes';
import type { Edit, Span } from '../text';
import { callsNamed, credentialCalls, fieldsOf } from './credentials';
import type { PackageCall } from './credentials';
import { azidentity, memberOf } from './imports';
import { literalOf } from './strings';

/** What asked for a managed identity's token before `azidentity`; current clients take none of it. */
const old =
  /\b(?:NewMSIConfig|NewServicePrincipalTokenFromM(?:SI|anagedIdentity)\w*|NewAuthorizerFrom\w+)(?=\()/g;
const oldPath = /^github\.com\/Azure\/go-autorest\/autorest\/(?:azure\/auth|adal)$/;

export function obsoleteFindings(file: ParsedFile, within?: readonly Span[]): Finding[] {
  const removed = callsNamed(file, old, within)
    .filter(({ path }) => oldPath.test(path))
    .map(({ node, name }): Finding => {
      const replacement = name.startsWith('NewAuthorizer')
        ? 'azidentity.NewDefaultAzureCredential'
        : 'azidentity.NewManagedIdentityCredential';
      return { ...spanOf(node), rule: 'obsolete-constructor', values: { name, replacement }, fix: 'none' };
    });
  return [...removed, ...credentialCalls(file, within).flatMap((call) => withStringId(file, call))];
}

/** `NewManagedIdentityCredential("id", options)`, as before 0.12: the ID goes into the options. */
function withStringId(file: ParsedFile, call: PackageCall): Finding[] {
  const { node, name, path, positional } = call;
  const [id, options] = positional;
  if (name !== 'NewManagedIdentityCredential' || path !== azidentity || !id) return [];
  if (positional.length === 1) return bareId(file, call);
  if (positional.length !== 2 || !options) return [];
  const edit = mended(file, call);
  const values = { name, replacement: '*azidentity.ManagedIdentityCredentialOptions' };
  const variant = 'takesType';
  if (!edit) return [{ ...spanOf(node), rule: 'obsolete-constructor', variant, values, fix: 'replace' }];
  return [{ ...spanOf(node), rule: 'obsolete-constructor', variant, values, fix: 'mend', edits: [edit] }];
}

/** `ID: "id"`: a text without its kind, which the compiler refuses. */
function bareId(file: ParsedFile, { node, positional }: PackageCall): Finding[] {
  const given = fieldsOf(file, positional[0])?.get('ID')?.value;
  const value = literalOf(given)?.value;
  if (!given || value === undefined) return [];
  const operand = node.childForFieldName('function')?.childForFieldName('operand')?.text;
  const text = `${operand === undefined ? '' : `${operand}.`}ResourceID(${given.text})`;
  const found = { ...spanOf(node), rule: 'obsolete-constructor', variant: 'takesType' } as const;
  const values = { name: 'ID', replacement: 'azidentity.ManagedIDKind' };
  // A GUID does not tell whether it is a client or an object ID.
  if (!isUserAssignedId(value)) return [{ ...found, values, fix: 'replace' }];
  return [{ ...found, values, fix: 'mend', edits: [{ ...spanOf(given), text }] }];
}

/** The options with the ID, where it is certain which kind it is and nothing else is among them. */
function mended(file: ParsedFile, { node, positional }: PackageCall): Edit | undefined {
  const [id, options] = positional;
  const list = node.childForFieldName('arguments');
  // A variable would be left unused.
  const fields = options?.text.includes('{') === true ? fieldsOf(file, options) : undefined;
  const kind = memberOf(file, fields?.get('ID')?.value ?? null)?.name;
  const others = fields ? fields.size - (kind === undefined ? 0 : 1) : 0;
  if (!id || !options || !list || others > 0 || (!fields && options.type !== 'nil')) return undefined;
  const value = literalOf(id)?.value;
  const type = kind === 'ResourceID' || isUserAssignedId(value ?? '') ? 'ResourceID' : 'ClientID';
  if (kind !== undefined && kind !== type) return undefined;
  if (value === '' && kind === undefined) return { ...spanOf(list), text: '(nil)' };
  const callee = node.childForFieldName('function')?.childForFieldName('operand')?.text;
  const prefix = callee === undefined ? '' : `${callee}.`;
  const written = `(&${prefix}ManagedIdentityCredentialOptions{ID: ${prefix}${type}(${id.text})})`;
  return { ...spanOf(list), text: written };
}
