/** The light bulb: quick fixes for our findings, and `refactor.rewrite.managedIdentity` at the cursor. Resolving makes the edit. */

import {
  CodeAction,
  CodeActionKind,
  CodeActionTriggerKind,
  type CodeActionContext,
  type CodeActionProvider,
  type Command,
  type Diagnostic,
  type Range,
  type TextDocument,
} from 'vscode';
import type { IdentityMemory, RememberedIdentity } from '../access/identityMemory';
import type { RoleMemory } from '../access/roleMemory';
import { reachableTargets } from '../access/targets';
import { isSqlPassword, sqlUserOf } from '../code/clients/sqlUser';
import type { Host } from '../code/hosts';
import type { Language } from '../code/language';
import type { PackageNeed } from '../code/request';
import type { CloudSuffixes } from '../model/account';
import { isCancelled } from '../model/failure';
import { codeActionKind, InternalCommand } from '../names';
import { signalOf } from '../ui/cancel';
import { codeSettings, type CodeSettings } from './codeSettings';
import type { Diagnostics } from './diagnostics';
import { rangeOf, workspaceEdit } from './edits';
import {
  fixesOf,
  identityToOffer,
  neededFor,
  possibleFixes,
  rewritesAt,
  siteAt,
  type Offer,
  type WriteOffer,
} from './offers';
import { fitToHosts, type Fitted } from './hostLimits';
import type { Place } from './insertion';
import { hostWarning } from './hostWords';
import { offerMarks } from './offerMarks';
import { offerTitle } from './offerWords';
import type { OfferCall } from './offerCommand';
import { addTitle, type Lacking, type Packages } from './packages';
import { planOf } from './plans';
import type { Parsed, Sources } from './sources';
import { vaultSecretOf } from './vaultSecret';

const rewriteKind = CodeActionKind.Empty.append(codeActionKind);

export interface CodeActionOptions {
  readonly sources: Sources;
  readonly diagnostics: Diagnostics;
  readonly memory: IdentityMemory;
  readonly roles: RoleMemory;
  readonly packages: Packages;
  /** The hosts that the files around a document are for. */
  hosts(document: TextDocument): ReadonlySet<Host>;
  /** What the hosts of the cloud end in. */
  suffixes(): CloudSuffixes;
  /** A key vault that the identity of a document may read secrets of. */
  vaultOf(document: TextDocument): string | undefined;
}

/** What an action was offered for; the edit is made only for exactly that version of the document. */
interface Offered {
  readonly document: TextDocument;
  readonly version: number;
  readonly offer: Offer;
  readonly cursor: number;
}

export function createCodeActions(options: CodeActionOptions): CodeActionProvider {
  const { diagnostics, memory, packages } = options;
  const offered = new WeakMap<CodeAction, Offered>();
  return {
    provideCodeActions: async (document, range, context, token) => {
      const wants = (kind: CodeActionKind): boolean =>
        context.only === undefined || context.only.contains(kind);
      if (!wants(CodeActionKind.QuickFix) && !wants(rewriteKind)) return [];
      const settings = codeSettings(document);
      const identity = identityToOffer(memory, settings);
      // What shows by itself may wait until brackets are closed; who asks waits for the answer.
      if (isAsked(context) && wants(CodeActionKind.QuickFix)) await diagnostics.settle(document);
      const around = await lookAround(options, document, range, context, identity, settings, signalOf(token));
      const language = options.sources.syntax.languageFor(document.languageId);
      const fitted = (offers: readonly Offer[]) => fitToHosts(offers, options.hosts(document), language);
      const mending = around.fixes.map(({ diagnostic, offers }) => ({ diagnostic, offers: fitted(offers) }));
      const fitting = fitted(around.offers);
      const all = [...mending.flatMap(({ offers }) => offers), ...fitting].map(({ offer }) => offer);
      const marks = await offerMarks(packages, document, language, all);
      const titleOf = ({ offer, obstacle }: Fitted): string =>
        offerTitle(offer, language) + (marks.get(offer) ?? '') + hostWarning(obstacle, language);
      const fixes = wants(CodeActionKind.QuickFix) ? drawFixes(document, mending, titleOf) : [];
      // What is said as a quick fix is not said twice; who asks for refactorings alone gets all of them.
      const titles = new Set(fixes.map(({ action }) => action.title));
      const rewrites = (wants(rewriteKind) ? fitting : [])
        .map((one) => draw(document, one.offer, document.offsetAt(range.start), rewriteKind, titleOf(one)))
        .filter(({ action }) => !titles.has(action.title));
      for (const { action, offer, cursor } of [...fixes, ...rewrites]) {
        offered.set(action, { document, version: document.version, offer, cursor });
      }
      const lacking = wants(rewriteKind) ? await packages.lacking(document, around.needs) : undefined;
      return [
        ...[...fixes, ...rewrites].map(({ action }) => action),
        ...(lacking === undefined ? [] : [packageOffer(lacking)]),
      ];
    },
    resolveCodeAction: async (action, token) => {
      const known = offered.get(action);
      if (known === undefined || known.document.version !== known.version) return action;
      if (known.offer.does === 'choose' || asksFirst(known.offer)) return action;
      const plan = await planOf(options.sources, known.document, known.offer, known.cursor, signalOf(token));
      if (plan === undefined) {
        // Nothing is changed and the person is told why, instead of a click that does nothing.
        action.command = calling({ call: 'refused' });
      } else {
        action.edit = workspaceEdit(known.document, plan);
        const { offer } = known;
        const sqlUser = offer.does === 'write' ? sqlUserOf(offer.request, offer.finding) : undefined;
        const vaultSecret = vaultSecretOf(offer);
        if (plan.needs.length > 0 || sqlUser !== undefined || vaultSecret !== undefined) {
          const written = { call: 'written', uri: known.document.uri, needs: plan.needs } as const;
          action.command = calling({
            ...written,
            ...(sqlUser !== undefined && { sqlUser }),
            ...(vaultSecret && { vaultSecret }),
          });
        }
      }
      return action;
    },
  };
}

/** What the parsed file says about a place. */
interface Around {
  readonly fixes: readonly Fix[];
  readonly offers: readonly Offer[];
  /** The packages that the credential there needs. */
  readonly needs: readonly PackageNeed[];
  readonly language?: Language;
}

interface Fix {
  readonly diagnostic: Diagnostic;
  readonly offers: readonly Offer[];
}

function isAsked({ triggerKind }: CodeActionContext): boolean {
  return triggerKind === CodeActionTriggerKind.Invoke;
}

/** Everything that needs the tree, in one go: it is good until the next wait only. */
async function lookAround(
  options: CodeActionOptions,
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  signal: AbortSignal,
): Promise<Around> {
  const { sources, roles, suffixes } = options;
  try {
    const asked = isAsked(context);
    const parsed = await sources.parsed(document, asked ? 'whole' : 'quick');
    if (parsed === undefined)
      return { fixes: fixesAt(options, document, range, identity, settings), offers: [], needs: [] };
    const { file, language } = parsed;
    const cursor = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const site = siteAt(language.credentials(file, [cursor]), cursor);
    const place = site === undefined ? range : rangeOf(document, site);
    const fixes = fixesAt(options, document, place, identity, settings, parsed);
    if (!asked && site === undefined && !language.importsAzure(file)) return { fixes, offers: [], needs: [] };
    const targets =
      identity === undefined
        ? []
        : reachableTargets(roles.of(identity.id), suffixes(), roles.placesOf(identity.id));
    return {
      fixes,
      language,
      offers: rewritesAt(language, file, cursor, identity, settings, site, targets),
      needs: site === undefined ? [] : language.needs(neededFor(site.identifier ?? 'systemAssigned')),
    };
  } catch (error) {
    if (isCancelled(error) || signal.aborted) return { fixes: [], offers: [], needs: [] };
    throw error;
  }
}

/** What is offered for each finding at a place; without a parsed file, all that may go. */
function fixesAt(
  { diagnostics, suffixes, vaultOf }: CodeActionOptions,
  document: TextDocument,
  place: Range,
  identity: RememberedIdentity | undefined,
  settings: CodeSettings,
  parsed?: Parsed,
): Fix[] {
  return diagnostics.at(document, place).flatMap((diagnostic): Fix[] => {
    const finding = diagnostics.findingOf(document, diagnostic);
    if (finding === undefined) return [];
    const offers = fixesOf(finding, identity, settings, suffixes().keyVault, vaultOf(document));
    return [
      { diagnostic, offers: parsed ? possibleFixes(parsed.language, parsed.file, finding, offers) : offers },
    ];
  });
}

interface Drawn {
  readonly action: CodeAction;
  readonly offer: Offer;
  /** Where the offer was made for, as an offset. */
  readonly cursor: number;
}

function drawFixes(
  document: TextDocument,
  fixes: readonly { readonly diagnostic: Diagnostic; readonly offers: readonly Fitted[] }[],
  titleOf: (fitted: Fitted) => string,
): Drawn[] {
  const drawn: Drawn[] = [];
  for (const { diagnostic, offers } of fixes) {
    for (const fitted of offers) {
      const { offer } = fitted;
      const cursor = document.offsetAt(diagnostic.range.start);
      const title = titleOf(fitted);
      const one = draw(document, offer, cursor, CodeActionKind.QuickFix, title, diagnostic);
      if (isCertain(offer) && !drawn.some(({ action }) => action.isPreferred === true))
        one.action.isPreferred = true;
      drawn.push(one);
    }
  }
  return drawn;
}

/** Preferred is what needs no choice and rests on an ID that was looked up and exists. */
function isCertain(offer: Offer): boolean {
  if (offer.does !== 'write') return offer.does === 'mend';
  return offer.identity !== undefined && !offer.identity.sample && offer.identity.principalId !== '';
}

/** Adds what the credential under the cursor needs and the manifest lacks. */
function packageOffer(lacking: Lacking): CodeAction {
  const action = new CodeAction(addTitle(lacking), rewriteKind);
  action.command = calling({ call: 'addPackages', lacking });
  return action;
}

/** Whether an offer's code is for the sample: that is asked about, so it carries a command and no edit. */
function asksFirst(offer: Offer): offer is WriteOffer & { readonly identity: RememberedIdentity } {
  return offer.does === 'write' && offer.identity?.sample === true;
}

function draw(
  document: TextDocument,
  offer: Offer,
  cursor: number,
  kind: CodeActionKind,
  title: string,
  diagnostic?: Diagnostic,
): Drawn {
  const action = new CodeAction(title, kind);
  if (diagnostic !== undefined) action.diagnostics = [diagnostic];
  const place = { uri: document.uri, version: document.version, cursor, ...placeOf(offer) };
  if (offer.does === 'choose') action.command = calling({ call: 'choose', ...place });
  if (asksFirst(offer)) {
    const { identity, request } = offer;
    const { identifier, flavour, idSource, variable, target } = request;
    const wanted = {
      ...{ identity, identifier, flavour, idSource },
      ...(variable !== '' && { variable }),
      ...(target !== undefined && { target }),
    };
    action.command = calling({ call: 'writeSample', request: wanted, ...place });
  }
  return { action, offer, cursor };
}

/** What the offer is written over, for a command that writes it later. */
function placeOf(offer: Offer): Pick<Place, 'over' | 'secret' | 'sqlPassword'> {
  if (offer.does === 'mend') return {};
  const isSecret = offer.finding?.variant === 'vault';
  const over = isSecret ? offer.finding : offer.over;
  if (over === undefined) return {};
  return {
    over: { start: over.start, end: over.end },
    ...(isSecret && { secret: true }),
    ...(isSqlPassword(offer.finding) && { sqlPassword: true }),
  };
}

/** The internal command that finishes what an edit cannot do. */
function calling(call: OfferCall): Command {
  return { command: InternalCommand.applyOffer, title: '', arguments: [call] };
}
