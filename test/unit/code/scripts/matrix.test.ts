/** Every kind of script with every request: parses, defines its function once, keeps line ends, and comes back by one undo. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import type { Language } from '../../../../src/code/language';
import { powershell } from '../../../../src/code/powershell/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { shell } from '../../../../src/code/shell/language';
import { skipBecause } from '../../../host/launch/runMocha';
import { applied, cursorIn, flavours, identifiers, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { missing, syntaxErrors } from '../shell/runShell';

const target: ClientTarget = {
  service: 'blob',
  resource: 'stordersprod',
  endpoint: 'https://stordersprod.blob.core.windows.net',
  entity: 'orders',
  call: true,
};

interface Kind {
  readonly language: Language;
  readonly id: string;
  /** Each with what must still be in front of everything that is inserted. */
  readonly headers: Readonly<Record<string, readonly [text: string, stays: string]>>;
  readonly bodies: readonly string[];
  readonly functionName: RegExp;
}

const kinds: readonly Kind[] = [
  {
    language: shell,
    id: 'shellscript',
    headers: {
      nothing: ['', ''],
      'a shebang': ['#!/bin/bash\n', '#!/bin/bash\n'],
      'a shebang, a comment and options': [
        '#!/usr/bin/env bash\n# Copyright Contoso.\n\nset -euo pipefail\nshopt -s nullglob\n\n# Deploys.\n',
        'shopt -s nullglob\n',
      ],
      'a comment': ['# Deploys the app.\n', '# Deploys the app.\n'],
    },
    bodies: [
      '¦\n',
      '¦',
      'echo a\n¦\n',
      'main() {\n    echo a\n    ¦\n}\nmain\n',
      'if true; then\n    ¦\n    echo a\nfi\n',
      'echo a¦\necho b\n',
    ],
    functionName: /^set_access_token\w*\(\) \{$/gm,
  },
  {
    language: powershell,
    id: 'powershell',
    headers: {
      nothing: ['', ''],
      requirements: [
        '#Requires -Version 7\n#Requires -Modules Az.Accounts\n\n',
        '#Requires -Modules Az.Accounts\n',
      ],
      'help and parameters': [
        '<#\n.SYNOPSIS\nDeploys.\n#>\n[CmdletBinding()]\nparam(\n    [Parameter(Mandatory)] [string] $Name, # a ) here\n    [string] $Other = ")"\n)\n\nSet-StrictMode -Version Latest\n$ErrorActionPreference = \'Stop\'\n\n',
        "$ErrorActionPreference = 'Stop'\n",
      ],
      'a namespace and parameters': ['using namespace System.Text\n\nparam($Name)\n', 'param($Name)\n'],
    },
    bodies: [
      '¦\n',
      '¦',
      'Get-Date\n¦\n',
      'function Start-It {\n    Get-Date\n    ¦\n}\nStart-It\n',
      'if ($true) {\n    ¦\n    Get-Date\n}\n',
      'Get-Date¦\nGet-Item x\n',
    ],
    functionName: /^function Get-ManagedIdentityToken\w* \{$/gm,
  },
];

const layouts: readonly (readonly [name: string, lay: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['tabs', (text) => text.replaceAll('    ', '\t')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const requests: readonly CredentialRequest[] = identifiers.flatMap((identifier) =>
  [...flavours, 'client' as const].flatMap((flavour) =>
    (
      [
        'literal',
        'environmentVariable',
        ...(identifier === 'resourceId' ? (['parts'] as const) : []),
      ] as const
    ).map((idSource) =>
      requestFor({
        identifier,
        flavour,
        idSource,
        variable: 'THE_ID',
        ...(flavour === 'client' && { target }),
      }),
    ),
  ),
);

for (const { language, id, headers, bodies, functionName } of kinds) {
  describe(`${language.displayName}: insertion into every kind of script`, () => {
    const scripts: string[] = [];
    for (const [head, [header, stays]] of Object.entries(headers)) {
      it(`works in scripts with ${head} on top`, async () => {
        for (const [turn, request] of requests.entries()) {
          for (const [at, body] of bodies.entries()) {
            const [layout, lay] = layouts[(turn + at) % layouts.length] ?? ['', String];
            const name = `${layout}, ${request.identifier} ${request.flavour} ${request.idSource}: ${body}`;
            const { text, offset } = cursorIn(lay(header + body));
            const file = await parseText(language, id, text, { indent: layout === 'tabs' ? '\t' : '    ' });
            const plan = language.insert(file, offset, request);
            if (id === 'powershell' && request.identifier === 'objectId' && request.flavour !== 'client') {
              assert.equal(plan, undefined, name);
              continue;
            }
            assert.ok(plan, name);
            const once = applied(text, plan);
            const parsed = await parseText(language, id, once, { indent: file.indent });
            assert.ok(errorsIn(parsed).length <= errorsIn(file).length, `${name}\n${once}`);
            assert.ok(
              once.startsWith(lay(stays === '' ? '' : header.slice(0, header.indexOf(stays) + stays.length))),
              once,
            );
            if (text.includes('\r')) assert.doesNotMatch(once, /(?<!\r)\n/, name);
            assert.equal(once.lastIndexOf('\uFEFF'), text.startsWith('\uFEFF') ? 0 : -1, name);
            assert.ok(without(once, text), `${name}: something of the file is gone\n${once}`);
            const functions = once.match(functionName)?.length ?? 0;
            assert.equal(functions, request.flavour === 'client' ? 1 : 0, once);
            const again = language.insert(parsed, once.length, request);
            assert.ok(again, `${name}\n${once}`);
            const twice = applied(once, again);
            assert.equal(twice.match(functionName)?.length ?? 0, functions, twice);
            if (request.flavour !== 'client') {
              const made = language.credentials(parsed).filter(({ type }) => type === 'managedIdentity');
              assert.deepEqual(
                made.map(({ identifier }) => identifier),
                [madeBy(id, request)],
                once,
              );
            }
            if (layout !== 'CRLF' && id === 'shellscript') scripts.push(once.replace('\uFEFF', ''));
          }
        }
      }).timeout(30_000);
    }
    if (id === 'shellscript') {
      it('gives scripts that bash accepts', function () {
        const reason = missing('bash');
        if (reason !== undefined) skipBecause(this, reason);
        assert.ok(scripts.length > 100);
        const some = scripts.filter((_, at) => at % 12 === 0);
        assert.deepEqual(syntaxErrors('bash', some), []);
      }).timeout(60_000);
    }
  });
}

/** A variable of PowerShell does not say whether it holds a client ID or a resource ID. */
function madeBy(id: string, { identifier, idSource }: CredentialRequest): string {
  return id === 'powershell' && idSource === 'environmentVariable' && identifier === 'resourceId'
    ? 'clientId'
    : identifier;
}

/** Whether `text` comes back when lines are taken out of `written`. */
function without(written: string, text: string): boolean {
  const lines = written.split('\n');
  let at = 0;
  for (const line of text.split('\n').filter((one) => one.trim() !== '')) {
    while (at < lines.length && lines[at]?.trim() !== line.trim()) at++;
    if (at++ >= lines.length) return false;
  }
  return true;
}
