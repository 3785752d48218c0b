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
import type { IdentityMemory } from '../access/identityMemory';
import { isCancelled } from '../model/failure';
import { codeActionKind, InternalCommand } from '../names';
import { signalOf } from './cancel';
import { codeSettings } from './codeSettings';
import type { Diagnostics } from './diagnostics';
import { ruleOf } from './diagnostics';
import { workspaceEdit } from './edits';
import { fixesOf, identityToOffer, neededFor, rewritesAt, siteAt, type Offer } from './offers';
import { offerTitle } from './offerWords';
import type { OfferCall } from './offerCommand';
import { addTitle, type Packages } from './packages';
import { planOf } from './plans';
import type { Sources } from './sources';

const rewriteKind = CodeActionKind.Empty.append(codeActionKind);

export interface CodeActionOptions {
  readonly sources: Sources;
  readonly diagnostics: Diagnostics;
  readonly memory: IdentityMemory;
  readonly packages: Packages;
}

/** What an action was offered for; the edit is made only for exactly that version of the document. */
interface Offered {
  readonly document: TextDocument;
  readonly version: number;
  readonly offer: Offer;
  readonly cursor: number;
}

export function createCodeActions(options: CodeActionOptions): CodeActionProvider {
  const offered = new WeakMap<CodeAction, Offered>();
  return {
    provideCodeActions: async (document, range, context, token) => {
      const wants = (kind: CodeActionKind): boolean =>
        context.only === undefined || context.only.contains(kind) || kind.contains(context.only);
      const fixes = wants(CodeActionKind.QuickFix) ? quickFixes(options, document, context) : [];
      const rewrites = wants(rewriteKind)
        ? await rewritesFor(options, document, range, context, signalOf(token))
        : [];
      const cursor = document.offsetAt(range.start);
      for (const { action, offer } of [...fixes, ...rewrites]) {
        offered.set(action, { document, version: document.version, offer, cursor });
      }
      const packages =
        wants(rewriteKind) && rewrites.length > 0 ? await packageOffers(options, document, range) : [];
      return [...[...fixes, ...rewrites].map(({ action }) => action), ...packages];
    },
    resolveCodeAction: async (action, token) => {
      const known = offered.get(action);
      if (known === undefined || known.document.version !== known.version) return action;
      if (known.offer.does === 'choose') return action;
      const plan = await planOf(options.sources, known.document, known.offer, known.cursor, signalOf(token));
      if (plan === undefined) {
        // Nothing is changed and the person is told why, instead of a click that does nothing.
        action.command = calling({ call: 'refused' });
      } else {
        action.edit = workspaceEdit(known.document, plan);
        if (plan.needs.length > 0)
          action.command = calling({ call: 'written', uri: known.document.uri, needs: plan.needs });
      }
      return action;
    },
  };
}

interface Drawn {
  readonly action: CodeAction;
  readonly offer: Offer;
}

function quickFixes(
  { diagnostics, memory }: CodeActionOptions,
  document: TextDocument,
  context: CodeActionContext,
): Drawn[] {
  const settings = codeSettings(document);
  const identity = identityToOffer(memory, settings);
  const drawn: Drawn[] = [];
  let preferred = false;
  for (const diagnostic of context.diagnostics) {
    if (ruleOf(diagnostic) === undefined) continue;
    const finding = diagnostics.findingOf(document, diagnostic);
    if (finding === undefined) continue;
    for (const offer of fixesOf(finding, identity, settings)) {
      const one = draw(
        document,
        offer,
        document.offsetAt(diagnostic.range.start),
        CodeActionKind.QuickFix,
        diagnostic,
      );
      // Preferred is what needs no choice and rests on an ID that was looked up.
      if (!preferred && offer.does !== 'choose') {
        one.action.isPreferred = true;
        preferred = true;
      }
      drawn.push(one);
    }
  }
  return drawn;
}

async function rewritesFor(
  { sources, memory }: CodeActionOptions,
  document: TextDocument,
  range: Range,
  context: CodeActionContext,
  signal: AbortSignal,
): Promise<Drawn[]> {
  try {
    const parsed = await sources.parsed(document);
    if (parsed === undefined) return [];
    const { file, language } = parsed;
    const cursor = { start: document.offsetAt(range.start), end: document.offsetAt(range.end) };
    const sites = language.credentials(file);
    const asked = context.triggerKind === CodeActionTriggerKind.Invoke;
    if (!asked && siteAt(sites, cursor) === undefined && !language.importsAzure(file)) return [];
    const settings = codeSettings(document);
    const offers = rewritesAt(language, file, cursor, identityToOffer(memory, settings), settings, sites);
    return offers.map((offer) => draw(document, offer, cursor.start, rewriteKind));
  } catch (error) {
    if (isCancelled(error) || signal.aborted) return [];
    throw error;
  }
}

/** Adds what the credential under the cursor needs and the manifest lacks; nothing where there is no credential. */
async function packageOffers(
  { sources, packages }: CodeActionOptions,
  document: TextDocument,
  range: Range,
): Promise<CodeAction[]> {
  const parsed = await sources.parsed(document);
  if (parsed === undefined) return [];
  const at = document.offsetAt(range.start);
  const site = siteAt(parsed.language.credentials(parsed.file), { start: at, end: at });
  if (site === undefined) return [];
  const needs = parsed.language.needs(neededFor(site.identifier ?? 'systemAssigned'));
  const lacking = await packages.lacking(document, needs);
  if (lacking === undefined) return [];
  const action = new CodeAction(addTitle(lacking), rewriteKind);
  action.command = calling({ call: 'addPackages', lacking });
  return [action];
}

function draw(
  document: TextDocument,
  offer: Offer,
  cursor: number,
  kind: CodeActionKind,
  diagnostic?: Diagnostic,
): Drawn {
  const action = new CodeAction(offerTitle(offer), kind);
  if (diagnostic !== undefined) action.diagnostics = [diagnostic];
  if (offer.does === 'choose') {
    action.command = calling({
      call: 'choose',
      uri: document.uri,
      version: document.version,
      cursor,
      ...(offer.over !== undefined && { over: { start: offer.over.start, end: offer.over.end } }),
    });
  }
  return { action, offer };
}

/** The internal command that finishes what an edit cannot do. */
function calling(call: OfferCall): Command {
  return { command: InternalCommand.applyOffer, title: '', arguments: [call] };
}
