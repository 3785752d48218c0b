/** Chooses between the two packages that a language may have for a service: by what the file imports, else by its project. */

import type { ParsedFile } from '../language';
import type { ManifestReader } from '../manifests/manifest';
import type { CredentialRequest } from '../request';
import type { ClientLanguage, ClientTarget, Service } from './client';
import { clientTables, formFor, otherForm } from './tables';

/** The target, to be written with the package that the file uses; `imports` is what `Language.importsText` gives. */
export function asFileHasIt(
  column: ClientLanguage | undefined,
  file: ParsedFile,
  imports: string,
  { isOther: _before, ...target }: ClientTarget,
): ClientTarget {
  const other = column && otherForm(column, target.service);
  if (!other) return target;
  const seen = [imports, ...(file.ambientImports ?? [])].join('\n');
  const isListed = (): boolean => file.others?.includes(target.service) === true && !other.usual.test(seen);
  return other.imported.test(seen) || isListed() ? { ...target, isOther: true } : target;
}

/** The same for the target of a request, if it has one. */
export function requestAsFileHasIt(
  column: ClientLanguage,
  file: ParsedFile,
  importsText: (file: ParsedFile) => string,
  request: CredentialRequest,
): CredentialRequest {
  const { target } = request;
  return target ? { ...request, target: asFileHasIt(column, file, importsText(file), target) } : request;
}

/** The services for which a manifest lists the language's other package, and not the usual one. */
export function othersListed(column: ClientLanguage, manifest: ManifestReader): readonly Service[] {
  return (Object.keys(clientTables) as Service[]).filter((service) => {
    const [usual] = formFor(column, { service })?.packages ?? [];
    const [other] = otherForm(column, service)?.form.packages ?? [];
    return other && usual && manifest.find(other) !== 'absent' && manifest.find(usual) === 'absent';
  });
}
