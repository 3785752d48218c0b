/** Offers to write a client of something the identity can reach, with or without the smallest call; in declarations its role. */

import type { RememberedIdentity } from '../access/identityMemory';
import type { ClientLanguage, ClientTarget } from '../code/clients/client';
import { columnOf } from '../code/clients/columns';
import { asFileHasIt } from '../code/clients/others';
import { formFor, takesCredential } from '../code/clients/tables';
import type { Language, ParsedFile } from '../code/language';
import type { CredentialRequest } from '../code/request';
import type { Span } from '../code/text';
import type { CodeSettings } from './codeSettings';
import type { WriteOffer } from './offers';
import { requestFor } from './requests';

/** More would bury the rest of the menu; the command takes any resource. */
const mostTargets = 5;

interface Place {
  readonly cursor: number;
  /** The credential that is written over. */
  readonly over: Span | undefined;
}

/**
 * For each target the client, and after it the client with the call; in a declaration each role that is held on it. None
 * for an identity that is not known, and none where the language cannot write the first of them.
 */
export function clientOffers(
  language: Language,
  file: ParsedFile,
  { cursor, over }: Place,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  targets: readonly ClientTarget[],
): readonly WriteOffer[] {
  const column = columnOf(language);
  if ((column === undefined && !language.isPicky) || identity === undefined) return [];
  const isWritten = (request: CredentialRequest): boolean =>
    (over === undefined ? language.insert(file, cursor, request) : language.replace(file, over, request)) !==
    undefined;
  // What the file speaks of already is what its author is at work on.
  const { text } = file;
  const imports = language.importsText?.(file) ?? '';
  const named = targets
    .map((target) => asFileHasIt(column, file, imports, target))
    .sort((a, b) => Number(text.includes(b.resource)) - Number(text.includes(a.resource)));
  const isGrant = language.grantsRoles?.(file) === true;
  const wanted = isGrant
    ? granted(named, identity, settings)
    : inCode(column, named, over, identity, settings);
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

function inCode(
  column: ClientLanguage | undefined,
  targets: readonly ClientTarget[],
  over: Span | undefined,
  identity: RememberedIdentity,
  settings: CodeSettings,
): readonly CredentialRequest[] {
  return targets
    .filter((target) => {
      if (column === undefined) return true;
      const form = formFor(column, target);
      // A client without a credential takes the place of none.
      return form !== undefined && (over === undefined || takesCredential(form));
    })
    .slice(0, mostTargets)
    .flatMap(({ roles: _roles, ...target }) => {
      // A script's smallest call of a bus is one that sends.
      const has =
        column === undefined ? target.receivesFrom === undefined : formFor(column, target)?.call.length !== 0;
      const calls = target.call && has;
      return [{ ...target, call: false }, ...(calls ? [target] : [])];
    })
    .flatMap((target) => requestFor(identity, settings, { flavour: 'client', target }) ?? []);
}

/** An assignment names the principal, whatever the settings say; of an identity that was never read the file may know it. */
function granted(
  targets: readonly ClientTarget[],
  identity: RememberedIdentity,
  settings: CodeSettings,
): readonly CredentialRequest[] {
  return grants(targets).flatMap((target) => {
    const choice = { flavour: 'client', target } as const;
    const request =
      requestFor(identity, settings, { ...choice, identifier: 'objectId' }) ??
      requestFor(identity, settings, { ...choice, identifier: 'resourceId' });
    return request ?? [];
  });
}

/** A target for each role that is held on a resource, whatever services it is for. */
function grants(targets: readonly ClientTarget[]): readonly ClientTarget[] {
  const found = new Map<string, ClientTarget>();
  for (const target of targets) {
    for (const role of target.roles ?? []) {
      const key = `${target.id ?? target.endpoint} ${role.guid}`;
      if (!found.has(key)) found.set(key, { ...target, roles: [role], call: false });
    }
  }
  return [...found.values()].slice(0, mostTargets);
}
