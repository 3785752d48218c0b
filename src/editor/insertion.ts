/** Writes a credential into an editor, at the cursor or at a place that an offer named before it had to ask. */

import { window, workspace, type TextDocument, type TextEditor, type Uri } from 'vscode';
import { sqlUserOf } from '../code/clients/sqlUser';
import { vaultTarget } from '../code/secrets/keyVaultRead';
import type { Host } from '../code/hosts';
import type { Language } from '../code/language';
import type { Span } from '../code/text';
import type { RememberedIdentity } from '../access/identityMemory';
import type { CredentialEditor, InsertRequest } from '../commands/deps';
import type { CloudSuffixes } from '../model/account';
import { Failure } from '../model/failure';
import { codeSettings, type CodeSettings } from './codeSettings';
import { workspaceEdit } from './edits';
import { fitRequest } from './hostLimits';
import { tellOfHost } from './hostWords';
import { siteAt, type WriteOffer } from './offers';
import type { Packages } from './packages';
import { planOf } from './plans';
import { requestsFor } from './requests';
import type { Sources } from './sources';
import { tellOfSqlUser } from './sqlUser';
import { tellOfVaultSecret, vaultSecretOf } from './vaultSecret';

/** A place in one version of a document; `over` is the credential there, `cursor` an offset. */
export interface Place {
  readonly uri: Uri;
  readonly version: number;
  readonly cursor: number;
  readonly over?: Span;
  /** `over` is the literal of a secret, which a read from a key vault takes the place of. */
  readonly secret?: true;
  /** `over` is the password of a database, which has to know the identity from then on. */
  readonly sqlPassword?: true;
}

export interface InsertionOptions {
  readonly sources: Sources;
  readonly packages: Packages;
  /** The languages that are served, in words. */
  readonly supported: string;
  /** What the hosts of the cloud end in. */
  suffixes(): CloudSuffixes;
  /** The hosts that the files around a document are for. */
  hosts(document: TextDocument): ReadonlySet<Host>;
  /** A key vault whose secrets the identity may read, or else the one that the document is offered. */
  vaultOf(document: TextDocument, identity?: RememberedIdentity): string | undefined;
}

/** The editor that commands write to: the active one without a place. Errors as `CredentialEditor` says. */
export function credentialEditor(options: InsertionOptions, place?: Place): CredentialEditor {
  const { sources, packages } = options;
  const target = (): TextEditor => {
    const editor = editorFor(place);
    const { document } = editor;
    if (!sources.serves(document)) {
      throw new Failure('unsupportedLanguage', {
        values: { language: document.languageId, supported: options.supported },
      });
    }
    if (place !== undefined && place.version !== document.version) {
      throw new Failure('cannotInsertHere', { values: { reason: 'changed' } });
    }
    return editor;
  };
  return {
    check: async () => {
      target();
      await Promise.resolve();
    },
    insert: async (request) => {
      const editor = target();
      const { document } = editor;
      const isSecret = place?.secret === true;
      const wanted: InsertRequest = isSecret
        ? {
            ...request,
            flavour: 'client',
            target: vaultTarget(options.suffixes().keyVault, options.vaultOf(document, request.identity)),
          }
        : request;
      const language = sources.syntax.languageFor(document.languageId);
      const offers = offersFor(wanted, codeSettings(document), language);
      const cursor = place?.cursor ?? document.offsetAt(editor.selection.active);
      const over = place === undefined ? await credentialUnder(sources, document, cursor) : place.over;
      const at = over !== undefined && (isSecret ? { secret: over } : { over });
      const planned = async (asked: WriteOffer) => {
        const fitted = fitRequest(asked.request, options.hosts(document), language);
        const offer: WriteOffer = { ...asked, request: fitted.request, ...at };
        const plan = await planOf(sources, document, offer, cursor, new AbortController().signal);
        return plan && { ...fitted, plan };
      };
      const found = await firstOf(offers, planned);
      if (found === undefined) {
        // Whoever named an ID is told of the one that the place takes.
        const isPicky = language?.isPicky === true || wanted.target?.service === 'sql';
        const isSaid = isPicky && wanted.identifier !== undefined;
        const others = isSaid ? offersFor(withoutIdentifier(wanted), codeSettings(document), language) : [];
        const takes = (await firstOf(others, planned))?.request.identifier;
        const values = takes === undefined ? { reason: 'place' } : { reason: 'otherId', takes };
        throw new Failure('cannotInsertHere', { values });
      }
      const { plan, request: written, obstacle } = found;
      const active = window.activeTextEditor?.document === document;
      // A read-only document, and one changed meanwhile, refuse the edit as a whole: nothing is half done.
      if (!(await workspace.applyEdit(workspaceEdit(document, plan, !active)))) {
        throw new Failure('cannotInsertHere', { values: { reason: 'refused' } });
      }
      // The question about packages is not waited for: the code is written already.
      void packages.offer(document, plan.needs);
      const sqlUser = sqlUserOf(written, place?.sqlPassword && { variant: 'sqlPassword' });
      if (sqlUser !== undefined) void tellOfSqlUser(sqlUser);
      const vaultSecret = vaultSecretOf({ does: 'write', request: written, ...at });
      if (vaultSecret !== undefined) void tellOfVaultSecret(vaultSecret);
      if (obstacle !== undefined && language !== undefined) tellOfHost(obstacle, language);
    },
  };
}

async function firstOf<T, U>(
  all: readonly T[],
  make: (one: T) => Promise<U | undefined>,
): Promise<U | undefined> {
  for (const one of all) {
    const made = await make(one);
    if (made !== undefined) return made;
  }
  return undefined;
}

function withoutIdentifier({ identifier: _identifier, ...open }: InsertRequest): InsertRequest {
  return open;
}

/** At least one. Throws `badArgument` for an ID that the identity does not have. */
function offersFor(
  request: InsertRequest,
  settings: CodeSettings,
  language: Language | undefined,
): readonly WriteOffer[] {
  const { identity } = request;
  const wanted = requestsFor(identity, settings, request, language);
  if (wanted.length === 0) {
    throw new Failure('badArgument', {
      field: 'identifier',
      ...(identity !== undefined && { resource: identity.id }),
    });
  }
  return wanted.map((one) => ({ does: 'write', request: one, ...(identity !== undefined && { identity }) }));
}

function editorFor(place: Place | undefined): TextEditor {
  const shown = window.visibleTextEditors.find(
    (editor) => editor.document.uri.toString() === place?.uri.toString(),
  );
  const editor = place === undefined ? (window.activeTextEditor ?? window.visibleTextEditors[0]) : shown;
  if (editor === undefined) throw new Failure('cannotInsertHere', { values: { reason: 'noEditor' } });
  return editor;
}

async function credentialUnder(
  sources: Sources,
  document: TextDocument,
  cursor: number,
): Promise<Span | undefined> {
  let under: Span | undefined;
  await sources.plan(
    document,
    (language, file) => {
      under = siteAt(language.credentials(file), { start: cursor, end: cursor });
      return undefined;
    },
    new AbortController().signal,
  );
  return under && { start: under.start, end: under.end };
}
