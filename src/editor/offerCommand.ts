/** What an offer does beyond its edit: asks for the identity, adds packages, or says why nothing was written. */

import { workspace, type Uri } from 'vscode';
import type { PackageNeed } from '../code/request';
import type { Span } from '../code/text';
import type { CredentialEditor } from '../commands/deps';
import { Failure } from '../model/failure';
import { credentialEditor, type InsertionOptions } from './insertion';
import type { Lacking } from './packages';

/** The argument of the internal command that offers call; only our own code actions make it. */
export type OfferCall =
  | { readonly call: 'refused' }
  | {
      readonly call: 'choose';
      readonly uri: Uri;
      readonly version: number;
      readonly cursor: number;
      readonly over?: Span;
    }
  | { readonly call: 'written'; readonly uri: Uri; readonly needs: readonly PackageNeed[] }
  | { readonly call: 'addPackages'; readonly lacking: Lacking };

export interface OfferCommandOptions extends InsertionOptions {
  /** The command that asks for an identity and hands it to this editor. */
  choose(editor: CredentialEditor): Promise<void>;
}

/** Throws `cannotInsertHere` for an offer that turned out to break the file. */
export function offerCommand(options: OfferCommandOptions): (call: OfferCall) => Promise<void> {
  return async (call) => {
    switch (call.call) {
      case 'refused':
        throw new Failure('cannotInsertHere', { values: { reason: 'place' } });
      case 'choose':
        return options.choose(credentialEditor(options, call));
      case 'written':
        return options.packages.offer(await workspace.openTextDocument(call.uri), call.needs);
      case 'addPackages':
        return options.packages.add(call.lacking);
    }
  };
}
