/** Signing in from a script: what `az login` and `Connect-AzAccount` are told about the identity. */

import { isUserAssignedId } from '../../model/armId';
import type { CredentialSite } from '../language';
import type { Identifier } from '../request';
import { optionOf } from './command';
import type { Argument, Command, Option } from './command';

export interface Login {
  readonly command: Command;
  readonly tool: 'az' | 'Connect-AzAccount';
  readonly type: CredentialSite['type'];
  /** The options that name an identity, in the order of the table. */
  readonly selectors: readonly (Option & { readonly identifier: Identifier | undefined })[];
}

/** The Azure CLI's options from 2.69; `--username` was all three before, and is refused since 2.73. */
const azSelectors: readonly (readonly [names: readonly string[], identifier: Identifier | undefined])[] = [
  [['--client-id'], 'clientId'],
  [['--object-id'], 'objectId'],
  [['--resource-id'], 'resourceId'],
  [['--username', '-u'], undefined],
];

/** Reads a command; `undefined` when it signs nobody in. */
export function loginOf(command: Command): Login | undefined {
  return command.name === 'az' ? azLogin(command) : connectAzAccount(command);
}

function azLogin(command: Command): Login | undefined {
  if (command.args[0]?.text !== 'login') return undefined;
  const isIdentity = optionOf(command, ['--identity', '-i']) !== undefined;
  const selectors = azSelectors.flatMap(([names, identifier]) => {
    const option = optionOf(command, names);
    return option ? [{ ...option, identifier }] : [];
  });
  return { command, tool: 'az', type: isIdentity ? 'managedIdentity' : 'other', selectors };
}

function connectAzAccount(command: Command): Login | undefined {
  if (!/^(?:Connect|Login|Add)-AzAccount$/i.test(command.name)) return undefined;
  const isIdentity = optionOf(command, ['-Identity', '-MSI', '-ManagedService'], true) !== undefined;
  const account = optionOf(command, ['-AccountId'], true);
  return {
    command,
    tool: 'Connect-AzAccount',
    type: isIdentity ? 'managedIdentity' : 'other',
    selectors: account ? [{ ...account, identifier: accountKind(account.value) }] : [],
  };
}

/** `-AccountId` takes a resource ID or a client ID, and tells them apart by their form. */
function accountKind(value: Argument | undefined): Identifier {
  const said = value?.literal?.value ?? value?.text ?? '';
  return isUserAssignedId(said) || /resource/i.test(said) ? 'resourceId' : 'clientId';
}

/** The login as the editor knows credentials. */
export function siteOf({ command, tool, type, selectors }: Login): CredentialSite {
  const { start, end } = command;
  const [selector] = selectors;
  const literal = selector?.identifier && selector.value?.literal;
  if (type !== 'managedIdentity') return { start, end, type, name: tool };
  const identifier = selector ? selector.identifier : 'systemAssigned';
  return {
    start,
    end,
    type,
    name: tool,
    ...(identifier && { identifier }),
    ...(literal ? { id: literal } : selector?.value && { from: selector.value.text }),
  };
}
