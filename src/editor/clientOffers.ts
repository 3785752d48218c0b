/** Offers to write a client of something the identity can reach, with or without the smallest call. */

import type { RememberedIdentity } from '../access/identityMemory';
import type { ClientTarget } from '../code/clients/client';
import { columnOf } from '../code/clients/columns';
import { formFor, takesCredential } from '../code/clients/tables';
import type { Language, ParsedFile } from '../code/language';
import type { CredentialRequest } from '../code/request';
import type { Span } from '../code/text';
import type { CodeSettings } from './codeSettings';
import type { WriteOffer } from './offers';
import { requestFor } from './requests';

/** More would bury the rest of the menu; the command takes any resource. */
const mostTargets = 3;

/**
 * For each target the client, and after it the client with the call. None for an identity that is not known, and none
 * where the language cannot write the first of them. `over` is the credential that is written over.
 */
export function clientOffers(
  language: Language,
  file: ParsedFile,
  place: { readonly cursor: number; readonly over: Span | undefined },
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  targets: readonly ClientTarget[],
): readonly WriteOffer[] {
  const column = columnOf(language);
  if ((column === undefined && !language.isPicky) || identity === undefined) return [];
  const { cursor, over } = place;
  const isWritten = (request: CredentialRequest): boolean =>
    (over === undefined ? language.insert(file, cursor, request) : language.replace(file, over, request)) !==
    undefined;
  const wanted = targets
    .filter(({ service }) => {
      if (column === undefined) return true;
      const form = formFor(column, service);
      // A client without a credential takes the place of none.
      return form !== undefined && (over === undefined || takesCredential(form));
    })
    .slice(0, mostTargets)
    .flatMap((target) => {
      const calls =
        target.call && (column === undefined || formFor(column, target.service)?.call.length !== 0);
      return [{ ...target, call: false }, ...(calls ? [target] : [])];
    })
    .flatMap((target) => requestFor(identity, settings, { flavour: 'client', target }) ?? []);
  const fitting = language.isPicky ? wanted.filter(isWritten) : wanted;
  const [first] = fitting;
  if (first === undefined || !isWritten(first)) return [];
  return fitting
    .filter((request) => request === first || request.target?.call !== true || isWritten(request))
    .map((request) => ({
      does: 'write',
      request,
      identity,
      ...(over !== undefined && { over: { start: over.start, end: over.end } }),
    }));
}
