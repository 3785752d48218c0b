/** Names and texts from Azure that try to be more than data: in every format they stay what they are. */

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bicep } from '../../../../src/code/declarations/bicep/language';
import { terraformText } from '../../../../src/code/declarations/terraform/literal';
import { terraform } from '../../../../src/code/declarations/terraform/language';
import { powershell } from '../../../../src/code/powershell/language';
import type { Format, Item } from '../../../../src/code/recreate/items';
import { createRandom, type Random } from '../../../fuzz/random';
import { skipBecause } from '../../../host/launch/runMocha';
import { errorsIn, parseText } from '../parseText';
import { missing, syntaxErrors } from '../shell/runShell';
import { assignment, attachment, credential, group, identity, principalId } from './samples';
import { at, callsOf, evaluated, propertiesOf, tagsOf, textOf, valueOf } from './texts';

const pieces = [
  ...[
    "'",
    '"',
    '`',
    '\\',
    '$',
    '${x}',
    '$(touch /tmp/pwned)',
    '`id`',
    '%{ if x }',
    '%%',
    '$${',
    "'''",
    '"""',
  ],
  ...['\n', '\r\n', '\t', '\u001b[2J', '\u0085', '\u2028', '\u202e', '‘', '’', '‚', '‛', '“', '”', '„'],
  ...[
    '//',
    '#',
    '/*',
    '*/',
    '}',
    '{',
    ']',
    '[',
    "[concat('a')]",
    '[[',
    ')',
    '(',
    ';',
    '|',
    '&',
    '>',
    '!',
    '~',
    '*',
  ],
  ...[
    '@',
    '=',
    '=@/etc/hostname',
    '-',
    '--yes',
    ' ',
    'null',
    '??',
    'é',
    '😀',
    'a',
    'B1',
    '_',
    '.',
    ',',
    ':',
    '<#',
    '#>',
  ],
];

function nasty(random: Random): string {
  return Array.from({ length: 1 + random.below(6) }, () => random.pick(pieces)).join('');
}

/** One of each kind, its texts drawn; the names of resources stay, since they give names within the text. */
function drawn(random: Random): readonly Item[] {
  const text = (): string => nasty(random);
  return [
    identity({ location: text(), tags: { [`k${text()}`]: text(), plain: text() } }),
    credential({ issuer: text(), subject: text(), audiences: [text()] }),
    credential({ name: 'second', issuer: text(), subject: text(), audiences: [text()] }),
    assignment(group, { roleName: text(), condition: text(), description: text(), name: text() }),
  ];
}
const plain: readonly Item[] = [
  identity({ tags: { k: 'v', plain: 'p' } }),
  credential(),
  credential({ name: 'second' }),
  assignment(group, { condition: 'c', description: 'd', name: 'n' }),
];

/** What is left of a text without its literals and comments, by the rules of the language alone. */
const skeletons: Readonly<Partial<Record<Format, (text: string) => string>>> = {
  bicep: (text) =>
    text
      .replace(/'(?:\\.|[^'\\\n])*'|\/\/.*/g, (found) => (found.startsWith('/') ? '//' : 'S'))
      // The name of a property is written bare where it can be.
      .replace(/^ {4}\w+(?=: S$)/gm, 'S')
      .replace(/\b\w*[oO]nRgOrders\b/g, 'X'),
  terraform: (text) =>
    text
      .replace(/"(?:\\.|[^"\\\n])*"|#.*/g, (found) => (found.startsWith('#') ? '#' : 'S'))
      .replace(/ +=/g, ' ='),
  azurePowerShell: (text) =>
    text
      .replace(/['‘’‚‛](?:['‘’‚‛]{2}|[^'‘’‚‛])*['‘’‚‛]|#.*/g, (found) => (found.startsWith('#') ? '#' : 'S'))
      .replace(/\((?:S|\[char\]0x[0-9a-f]+)(?: \+ (?:S|\[char\]0x[0-9a-f]+))+\)/g, 'S'),
};
const languages = { bicep, terraform, azurePowerShell: powershell } as const;
const languageIds = { bicep: 'bicep', terraform: 'terraform', azurePowerShell: 'powershell' } as const;

describe('data in what makes things anew', function () {
  this.timeout(60_000);

  for (const format of ['bicep', 'terraform', 'azurePowerShell'] as const)
    it(`changes nothing but literals and comments in the format ${format}`, async () => {
      const skeleton = skeletons[format] ?? ((text: string): string => text);
      const expected = skeleton(textOf(format, plain));
      const random = createRandom(1);
      for (let round = 0; round < 300; round++) {
        const text = textOf(format, drawn(random));
        assert.equal(skeleton(text), expected, text);
        assert.doesNotMatch(text, /[^\n\P{Cc}]|[\u202e\u2028]/u, 'no raw control character');
        if (round % 10 === 0) {
          const file = await parseText(languages[format], languageIds[format], parsable(text));
          assert.deepEqual(errorsIn(file), [], text);
        }
      }
    });

  it('is in an ARM template what it is in Azure', () => {
    const random = createRandom(2);
    for (let round = 0; round < 300; round++) {
      const items = drawn(random);
      const { resources } = JSON.parse(textOf('armTemplate', items)) as { resources: readonly unknown[] };
      const [one, , , last] = resources.map(evaluated);
      const [wanted, , , granted] = items;
      assert.ok(wanted?.kind === 'identity' && granted?.kind === 'assignment');
      assert.deepEqual(at(one, 'tags'), wanted.tags);
      assert.equal(at(one, 'location'), wanted.location);
      assert.equal(at(at(last, 'properties'), 'description'), granted.description);
      assert.equal(at(at(last, 'properties'), 'condition'), granted.condition);
    }
  });

  it('arrives at the Azure CLI byte by byte', function () {
    const reason = missing('bash');
    if (reason !== undefined) skipBecause(this, reason);
    const random = createRandom(3);
    const rounds = Array.from({ length: 100 }, () => drawn(random));
    // All in one, since starting a shell takes longer than what it does.
    const calls = callsOf(rounds.map((items) => textOf('azureCli', items)).join('\n'));
    assert.equal(calls.length, 4 * rounds.length);
    for (const [round, items] of rounds.entries()) {
      const [created, first, , granted] = calls.slice(4 * round);
      const [one, two, , last] = items;
      assert.ok(one?.kind === 'identity' && two?.kind === 'credential' && last?.kind === 'assignment');
      assert.deepEqual(tagsOf(created), one.tags);
      const sent = propertiesOf(first);
      assert.equal(sent?.['subject'] ?? valueOf(first, '--subject'), two.subject);
      assert.equal(sent?.['issuer'] ?? valueOf(first, '--issuer'), two.issuer);
      const given = propertiesOf(granted);
      assert.equal(given?.['description'] ?? valueOf(granted, '--description'), last.description);
      assert.equal(given?.['condition'] ?? valueOf(granted, '--condition'), last.condition);
    }
  });

  it('may be in the names of resources too', async function () {
    const random = createRandom(4);
    const segment = (): string => nasty(random).replaceAll('/', '_');
    const scripts: string[] = [];
    const names: string[] = [];
    for (let round = 0; round < 12; round++) {
      const rg = `/subscriptions/${segment()}/resourceGroups/${segment()}`;
      const id = `${rg}/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${segment()}`;
      const site = `Microsoft.Web/sites/${segment()}/slots/${segment()}`;
      const items = [
        identity({ id }),
        credential({ identityId: id, name: segment() }),
        assignment(`${rg}/providers/Microsoft.Storage/storageAccounts/${segment()}`, {
          identityId: id,
          apiVersion: '2023-01-01',
        }),
        attachment(site, { attach: { systemAssigned: false, userAssigned: [id] } }),
        attachment(`Microsoft.Search/searchServices/${segment()}`),
      ];
      for (const format of ['bicep', 'terraform', 'azurePowerShell'] as const) {
        const text = textOf(format, items);
        const file = await parseText(languages[format], languageIds[format], parsable(text));
        assert.deepEqual(errorsIn(file), [], text);
      }
      JSON.parse(textOf('armTemplate', items));
      scripts.push(textOf('azureCli', items));
      names.push(id.split('/').at(-1) ?? '');
    }
    if (missing('bash') !== undefined) return;
    assert.deepEqual(syntaxErrors('bash', [scripts.join('\n')]), []);
    const calls = callsOf(scripts.join('\n'));
    assert.equal(calls.length, 6 * scripts.length);
    assert.deepEqual(
      calls.filter((_, at6) => at6 % 6 === 1).map((call) => valueOf(call, '--identity-name')),
      names,
    );
  });

  it('is read by Terraform as what it is', function () {
    const reason = missing('terraform');
    if (reason !== undefined) skipBecause(this, reason);
    const random = createRandom(5);
    const values = [...pieces, ...Array.from({ length: 200 }, () => nasty(random))];
    const folder = mkdtempSync(path.join(tmpdir(), 'terraform-'));
    try {
      writeFileSync(
        path.join(folder, 'main.tf'),
        `locals {\n  values = [${values.map(terraformText).join(', ')}]\n}\n`,
      );
      const { status, stdout, stderr } = spawnSync('terraform', ['console'], {
        cwd: folder,
        input: 'jsonencode(local.values)\n',
        encoding: 'utf8',
      });
      assert.equal(status, 0, stderr);
      // The console shows the JSON as a string of its own, escaped once more.
      assert.deepEqual(JSON.parse(JSON.parse(stdout) as string), values);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });

  it('gives an assignment the name in Terraform that this product gives it', function () {
    const reason = missing('terraform');
    if (reason !== undefined) skipBecause(this, reason);
    const [, resource = ''] =
      /name\s+= (uuidv5\(.*\))\n/.exec(textOf('terraform', [identity(), assignment(group)])) ?? [];
    const expression = resource.replace(
      'azurerm_user_assigned_identity.id_orders_api.principal_id',
      `"${principalId}"`,
    );
    const folder = mkdtempSync(path.join(tmpdir(), 'terraform-'));
    try {
      const { stdout } = spawnSync('terraform', ['console'], {
        cwd: folder,
        input: `${expression}\n`,
        encoding: 'utf8',
      });
      const [, literal] = /name\s+= ("[0-9a-f-]{36}")\n/.exec(textOf('terraform', [assignment(group)])) ?? [];
      assert.equal(stdout.trim(), literal);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** The grammar of Bicep finds comments at the start of strings; the language does not. */
function parsable(text: string): string {
  return text.replace(/'(?=\s*\/[/*])/g, "'x");
}
