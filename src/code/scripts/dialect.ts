/** What the writing half needs to know of a script language: how it says each thing, a line per statement. */

import type { ParsedFile } from '../language';
import type { CredentialRequest, Identifier } from '../request';
import type { Command } from './command';
import type { ServiceCall } from './serviceCalls';
import type { Blocks } from './slot';

/** Why a language cannot write what is asked. */
export type Refusal = 'objectId' | 'flavour' | 'identifier';

/** A value of a script: how it is written, and the statements that must have run before. */
export interface Value {
  readonly text: string;
  readonly guards: readonly string[];
}

/** What names the identity in a raw request: the parameter of App Service and that of virtual machines. */
export interface RawSelector {
  readonly appService: string;
  readonly machine: string;
  readonly value: string;
}

/** A function that is added to the script once. */
export interface ScriptFunction {
  readonly name: string;
  readonly lines: readonly string[];
}

export interface Dialect {
  readonly blocks: Blocks;
  refuses(request: CredentialRequest): Refusal | undefined;
  literal(file: ParsedFile, value: string): string;
  /** An environment variable's value, refused when it is empty. */
  variable(name: string): Value;
  /** Values and fixed texts in one string. */
  joined(parts: readonly (string | { readonly variable: string })[]): Value;
  /** One line that signs in as the managed identity; `kept` are arguments that were there before, as written. */
  signIn(
    tool: Command['name'],
    identifier: Identifier,
    id: string | undefined,
    kept: readonly string[],
  ): string;
  /** The lines for a developer's machine and for Azure, without indentation of their own. */
  split(localSwitch: string, azure: readonly string[], step: string, tool: Command['name']): string[];
  /** The function that gets tokens, under a name that is free. */
  tokenFunction(
    name: string,
    selector: RawSelector | undefined,
    guards: readonly string[],
    step: string,
  ): ScriptFunction;
  readonly tokenFunctionName: string;
  /** The statements that get a token and, with `call`, use it. */
  useToken(file: ParsedFile, name: string, audience: string, call: ServiceCall | undefined): string[];
  /** The command that reads a secret with a tool, around the name of the vault and around that of the secret. */
  vaultRead(tool: Command['name']): readonly [before: string, between: string, behind: string];
  /** The tool that is used where no sign-in says another. */
  readonly tool: Command['name'];
}
