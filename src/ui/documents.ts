/** Read-only documents: role definitions and the properties of resources, made on demand and kept in memory only. */

import type { CodeLensProvider, DocumentLinkProvider, TextDocumentContentProvider } from 'vscode';
import {
  CodeLens,
  DocumentLink,
  Range,
  Uri,
  commands,
  env,
  l10n,
  languages,
  window,
  workspace,
} from 'vscode';
import { lastSegment } from '../model/armId';
import { InternalCommand } from '../names';
import { accessRequestDocument } from './accessRequestDocument';
import { comparisonText, sideName } from './comparisonDocument';
import type { Documents } from './documentPort';
import { reportDocument, type PlaceLink } from './reportDocument';
import { roleDocument } from './roleDocument';
import { say } from './said';

export const documentScheme = 'managed-identities';

/** Documents that are older than the last so many are forgotten, open or not. */
const keptDocuments = 50;

export interface VirtualDocuments {
  readonly documents: Documents;
  dispose(): void;
}

/** What a click above a place in the text does: copies something, or opens an address. */
type Offer = { readonly start: number; readonly title: string } & (
  { readonly copy: string } | { readonly open: string }
);

interface Kept {
  readonly text: string;
  readonly links: readonly PlaceLink[];
  readonly offers: readonly Offer[];
}

export function createDocuments(): VirtualDocuments {
  const texts = new Map<string, Kept>();
  const provider: TextDocumentContentProvider = {
    provideTextDocumentContent: (uri) =>
      texts.get(uri.toString())?.text ??
      l10n.t('This document was made in an earlier window. Run the command again to see it.'),
  };
  const placesIn: DocumentLinkProvider = {
    provideDocumentLinks: (document) =>
      (texts.get(document.uri.toString())?.links ?? []).map(
        ({ start, end, uri, line }) =>
          new DocumentLink(
            new Range(document.positionAt(start), document.positionAt(end)),
            Uri.parse(uri).with({ fragment: `L${String(line)}` }),
          ),
      ),
  };
  const offersIn: CodeLensProvider = {
    provideCodeLenses: (document) =>
      (texts.get(document.uri.toString())?.offers ?? []).map((offer) => {
        const at = document.positionAt(offer.start);
        const { title } = offer;
        return new CodeLens(
          new Range(at, at),
          'copy' in offer
            ? { title, command: InternalCommand.copyText, arguments: [offer.copy] }
            : { title, command: 'vscode.open', arguments: [Uri.parse(offer.open)] },
        );
      }),
  };
  const registrations = [
    workspace.registerTextDocumentContentProvider(documentScheme, provider),
    languages.registerDocumentLinkProvider({ scheme: documentScheme }, placesIn),
    languages.registerCodeLensProvider({ scheme: documentScheme }, offersIn),
    commands.registerCommand(InternalCommand.copyText, async (text: unknown) => {
      await env.clipboard.writeText(String(text));
      window.setStatusBarMessage(l10n.t('Copied'), 3000);
    }),
  ];

  async function show(name: string, key: string, text: string, parts: Partial<Kept> = {}) {
    const uri = keep(name, key, text, parts);
    await window.showTextDocument(await workspace.openTextDocument(uri), { preview: true });
  }

  function keep(
    name: string,
    key: string,
    text: string,
    { links = [], offers = [] }: Partial<Kept> = {},
  ): Uri {
    const uri = Uri.from({ scheme: documentScheme, path: `/${name}`, query: key });
    texts.delete(uri.toString());
    texts.set(uri.toString(), { text, links, offers });
    for (const old of texts.keys()) {
      if (texts.size <= keptDocuments) break;
      texts.delete(old);
    }
    return uri;
  }

  return {
    documents: {
      showRole: (role, sample, roleName) =>
        show(`${fileName(role.roleName, sample)}.md`, role.id, roleDocument(l10n.t, role, roleName)),
      showAccessRequest: async (request, sample) => {
        const text = accessRequestDocument(l10n.t, request);
        await show(`${fileName(l10n.t('Request for access'), sample)}.md`, String(Date.now()), text);
        return text;
      },
      showComparison: async (left, right, sample) => {
        const key = String(Date.now());
        const [before, after] = [left, right].map((side) => {
          const name = sideName(l10n.t, side);
          return { name, uri: keep(`${fileName(name, sample)}.txt`, key, comparisonText(l10n.t, side)) };
        });
        if (before === undefined || after === undefined) return;
        const title = l10n.t('{0} ↔ {1}', before.name, after.name);
        await commands.executeCommand(
          'vscode.diff',
          before.uri,
          after.uri,
          sample ? l10n.t('{0} (sample)', title) : title,
          {
            preview: true,
          },
        );
      },
      showReport: async (name, report, sample) => {
        const { text, links, blocks } = reportDocument(l10n.t, report);
        const offers = blocks.map(({ start, text: copy }) => ({
          start,
          copy,
          title: `$(copy) ${l10n.t('Copy')}`,
        }));
        await show(`${fileName(name, sample)}.md`, String(Date.now()), text, { links, offers });
        return text;
      },
      showText: (name, text, sample) => {
        const [, stem = name, ending = ''] = /^(.*?)(\.\w+)?$/s.exec(name) ?? [];
        return show(`${fileName(stem, sample)}${ending}`, String(Date.now()), text);
      },
      // The time is in the key because the editor would show what it has for a name it knows.
      showProperties: (id, document, sample, offers = []) =>
        show(
          `${fileName(lastSegment(id), sample)}.json`,
          `${id}#${String(Date.now())}`,
          `${JSON.stringify(document, undefined, 2)}\n`,
          { offers: offers.map(({ label, ...does }) => ({ ...does, start: 0, title: say(l10n.t, label) })) },
        ),
    },
    dispose: () => {
      for (const one of registrations) one.dispose();
    },
  };
}

/** A name for the tab: characters that would make it a path are replaced. */
function fileName(name: string, sample: boolean): string {
  const safe = name.replace(/[\\/:*?"<>|\s]+/g, ' ').trim() || 'document';
  return sample ? l10n.t('{0} (sample)', safe) : safe;
}
