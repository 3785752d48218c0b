/** What a format cannot do stands in its text, beside what does it; and a command that would do harm stands in none. */

import assert from 'node:assert/strict';
import { formats, type Format } from '../../../../src/code/recreate/items';
import { cases } from './samples';
import { textOf } from './texts';

const attachments = Object.keys(cases).filter((title) => /^an attachment|^a system-assigned/.test(title));
const byPatch = attachments.filter((title) => !/cluster|container group/.test(title));

const rows: readonly (readonly [format: Format, titles: readonly string[], ...says: readonly RegExp[]])[] = [
  [
    'azurePowerShell',
    byPatch,
    /^# No cmdlet adds an identity here and keeps the others, so the identity block is read first$/m,
    /^\$answer = Invoke-AzRestMethod -Method GET /m,
    /^\$answer = Invoke-AzRestMethod -Method PATCH /m,
  ],
  [
    'azurePowerShell',
    ['an assignment on a resource group'],
    /^# New-AzRoleAssignment takes no name: Azure draws one, and refuses a second assignment of the same role\.$/m,
  ],
  [
    'azurePowerShell',
    ['an identity with everything'],
    /^# New-AzUserAssignedIdentity cannot set the isolation scope\.$/m,
    /Invoke-AzRestMethod -Method PUT /,
  ],
  ...(['terraform', 'azureCli', 'azurePowerShell'] as const).flatMap((format) => [
    [
      format,
      ['an attachment to a container group'],
      /only by making it anew/,
      /az container create/,
    ] as const,
    [
      format,
      ['an attachment to a cluster'],
      /The identity of a cluster is changed by its own command; .* through a federated credential/,
    ] as const,
    [
      format,
      ['an attachment to a resource of an unknown type'],
      /^# Whether this type takes a change of its identities alone is not verified$/m,
    ] as const,
  ]),
  ['azureCli', ['an attachment to a cluster'], /^az aks update /m],
  ...(['bicep', 'armTemplate'] as const).flatMap((format) => [
    [
      format,
      attachments,
      /Merge the identity into the declaration that you have, or hand over all properties/,
      /a deployment writes a resource whole, so what is left out here would be lost/,
    ] as const,
    [
      format,
      ['assignments at several places', 'an identity with all that it has'],
      /Not part of this deployment, which cannot write it without touching more\. Run afterwards:/,
      /az role assignment create .*--scope \/providers\/Microsoft\.Management\/managementGroups\/mg-platform/,
    ] as const,
  ]),
  ...(['bicep', 'armTemplate', 'terraform'] as const).map(
    (format) =>
      [
        format,
        ['an assignment on a resource'],
        /Azure refuses a second one while the assignment a1b2/,
      ] as const,
  ),
  ['azureCli', ['an identity with all that it has'], /^# Role assignments have no fixed names here, /m],
];

describe('what a format cannot do', () => {
  for (const [format, titles, ...says] of rows)
    for (const title of titles)
      it(`is said in the format ${format} for ${title}`, () => {
        const text = textOf(format, cases[title] ?? []);
        for (const sentence of says) assert.match(text, sentence);
      });

  for (const format of formats)
    it(`is never done by a command that takes other identities away, in the format ${format}`, () => {
      for (const items of Object.values(cases))
        assert.doesNotMatch(
          textOf(format, items),
          /Set-AzWebApp|Update-Az\w+|identity remove|--method put --url \S*Microsoft\.(Web|App|Compute)\//i,
        );
    });
});
