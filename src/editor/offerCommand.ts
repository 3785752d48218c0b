/** What an offer does beyond its edit: asks for the identity, adds packages, or says why nothing was written. */

import { workspace, type Uri } from 'vscode';
import type { PackageNeed } from '../code/request';
import type { CredentialEditor, InsertRequest } from '../commands/deps';
import { Failure } from '../model/failure';
import { credentialEditor, type InsertionOptions, type Place } from './insertion';
import type { Lacking } from './packages';
import { tellOfSqlUser } from './sqlUser';
import { tellOfVaultSecret, type VaultSecret } from './vaultSecret';

/** The argument of the internal command that offers call; only our own code actions make it. */
export type OfferCall =
  | { readonly call: 'refused' }
  | ({ readonly call: 'choose' } & Place)
  /** Code for an identity of the sample asks before it is written. */
  | ({ readonly call: 'writeSample'; readonly request: InsertRequest } & Place)
  | {
      readonly call: 'written';
      readonly uri: Uri;
      readonly needs: readonly PackageNeed[];
      /** The user that a database has to have for this code. */
      readonly sqlUser?: string;
      /** The secret that the code reads, and that nobody has stored yet. */
      readonly vaultSecret?: VaultSecret;
    }
  | { readonly call: 'addPackages'; readonly lacking: Lacking };

export interface OfferCommandOptions extends InsertionOptions {
  /** The command that asks for an identity and hands it to this editor. */
  choose(editor: CredentialEditor): Promise<void>;
  confirmSample(identity: string): Promise<boolean>;
}

/** Throws `cannotInsertHere` for an offer that turned out to break the file. */
export function offerCommand(options: OfferCommandOptions): (call: OfferCall) => Promise<void> {
  return async (call) => {
    switch (call.call) {
      case 'refused':
        throw new Failure('cannotInsertHere', { values: { reason: 'place' } });
      case 'choose':
        return options.choose(credentialEditor(options, call));
      case 'writeSample':
        if (!(await options.confirmSample(call.request.identity?.name ?? ''))) return;
        return credentialEditor(options, call).insert(call.request);
      case 'written':
        if (call.sqlUser !== undefined) void tellOfSqlUser(call.sqlUser);
        if (call.vaultSecret !== undefined) void tellOfVaultSecret(call.vaultSecret);
        return options.packages.offer(await workspace.openTextDocument(call.uri), call.needs);
      case 'addPackages':
        return options.packages.add(call.lacking);
    }
  };
}
