/** Every rule where it can speak, as the editor runs it: what is wrong is found, and what differs only in being right is left alone. */

import assert from 'node:assert/strict';
import type { KnownIds, RuleContext } from '../../../../src/code/language';
import type { Rule } from '../../../../src/names';
import { ids } from '../applied';
import { lookAt, userAssigned } from '../look';
import {
  blanks,
  missing,
  objectByName,
  resourceAsClient,
  resourceAsPrincipal,
  resourceByName,
  swappedInSql,
  two,
} from './identifiers';
import {
  connectWithout,
  disabled,
  headless,
  headlessInPowerShell,
  inQuotes,
  inShellLine,
  inTemplate,
  loginInTemplate,
  loginWithout,
  printed,
  printedInPowerShell,
  quotedInTemplate,
  removedLogin,
  secretInTemplate,
  secretLogin,
  twiceNamed,
  wrongLogin,
} from './lines';
import { places } from './places';
import type { Cells, Place } from './places';
import { addresses, keys, openAiKeys, passwords } from './secrets';
import { badValues, misspelt } from './variables';

const known: KnownIds = {
  version: 1,
  complete: false,
  kindOf: (id) =>
    id.toLowerCase() === ids.objectId
      ? { as: 'objectId', name: 'id-orders', clientId: ids.clientId, objectId: ids.objectId }
      : undefined,
};
const context: RuleContext = { ...userAssigned, known };

const rows: readonly (readonly [what: string, rule: Rule, cells: Cells])[] = [
  ['the misspelt variable', 'environment-not-read', misspelt],
  ['a value that no SDK knows', 'environment-not-read', badValues],
  ['a resource ID as the client ID', 'string-is-client-id', resourceAsClient],
  ['a resource ID, by its name, as the client ID', 'string-is-client-id', resourceByName],
  ['an object ID, by its name, as the client ID', 'object-id-as-client-id', objectByName],
  ['a resource ID as the principal', 'string-is-client-id', resourceAsPrincipal],
  ['blanks around an ID', 'unknown-identity', blanks],
  ['two IDs', 'two-identifiers', two],
  ['an object ID in a connection string', 'object-id-as-client-id', swappedInSql],
  ['no ID', 'missing-identifier', missing],
  ['a sign-in without an ID', 'missing-identifier', loginWithout],
  ['a sign-in with an option of old', 'obsolete-constructor', removedLogin],
  ['a sign-in with two IDs', 'two-identifiers', twiceNamed],
  ['a sign-in with a resource ID as the client ID', 'string-is-client-id', wrongLogin],
  ['a sign-in with a secret', 'secret-in-code', secretLogin],
  ['a request without its header', 'raw-token-request', headless],
  ['a sign-in of PowerShell without an ID', 'missing-identifier', connectWithout],
  ['a request of PowerShell without its header', 'raw-token-request', headlessInPowerShell],
  ['a request in quotes without its header', 'raw-token-request', inQuotes],
  ['a request of a template’s script without its header', 'raw-token-request', inTemplate],
  ['a request in the quotes of a template’s script', 'raw-token-request', quotedInTemplate],
  ['a secret in the quotes of a template’s script', 'secret-in-code', secretInTemplate],
  ['an old sign-in behind quotes of a template’s script', 'obsolete-constructor', loginInTemplate],
  ['a token that PowerShell prints', 'token-handling', printedInPowerShell],
  ['a token that a shell prints', 'token-handling', printed],
  ['a secret in a line of a shell', 'secret-in-code', inShellLine],
  ['the endpoint taken away', 'msi-disabled', disabled],
  ['a key by itself', 'secret-in-code', keys],
  ['a key of Azure OpenAI', 'secret-in-code', openAiKeys],
  ['a SQL password by itself', 'secret-in-code', passwords],
  ['a secret in an address or a body', 'secret-in-code', addresses],
];

for (const [what, rule, cells] of rows) {
  describe(`${rule}: ${what}`, () => {
    for (const [place, [wrong, right]] of Object.entries(cells)) {
      const looked = places[place as Place];
      it(`is found in ${place}, once`, async () => {
        const found = (await lookAt(looked, wrong, context)).filter((finding) => finding.rule === rule);
        assert.equal(found.length, 1, wrong);
      });
      it(`is not found in ${place} where it is right`, async () => {
        const found = await lookAt(looked, right, context);
        assert.deepEqual(
          found.filter((finding) => finding.rule === rule),
          [],
          right,
        );
      });
    }
  });
}
