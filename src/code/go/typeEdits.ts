/** Writes other types where a Go file says which kind of credential it holds, once that kind is replaced. */

import type { ParsedFile } from '../language';
import { credentialClass } from '../request';
import type { CredentialRequest } from '../request';
import { spanOf } from '../nodes';
import type { Edit } from '../text';
import { tokens } from '../words';
import { credentialCalls } from './credentials';
import type { PackageCall } from './credentials';
import type { Importer } from './importer';
import { azidentity, memberOf } from './imports';

/**
 * The edits that turn `*azidentity.DefaultAzureCredential` and its like into the type of the new credential, or into the
 * interface where several kinds may be given.
 */
export function typeEdits(
  file: ParsedFile,
  call: PackageCall,
  request: CredentialRequest,
  tokenCredential: () => string,
  importer: Importer,
): Edit[] {
  const type = call.name.slice('New'.length);
  const isOnly =
    credentialCalls(file).filter(({ name, path }) => name === call.name && path === call.path).length === 1;
  const isSplit = request.flavour === 'localAndAzure';
  const needsAny = isSplit || !isOnly;
  if (type === credentialClass(request) && !isSplit) return [];
  return tokens(file, type).flatMap((token) => {
    const named = token.parent?.type === 'qualified_type' ? token.parent : token;
    const pointer = named.parent?.type === 'pointer_type' ? named.parent : undefined;
    if (!pointer || memberOf(file, named)?.path !== call.path) return [];
    const text = needsAny ? tokenCredential() : `*${importer.nameOf(azidentity)}.${credentialClass(request)}`;
    return [{ ...spanOf(pointer), text }];
  });
}
