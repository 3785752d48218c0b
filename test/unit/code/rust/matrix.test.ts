/** Every kind of Rust file with every request: it parses, imports once, a second insertion adds none, undo gives the bytes back. */

import assert from 'node:assert/strict';
import { rust } from '../../../../src/code/rust/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { cursorIn, flavours, identifiers, inserted, requestFor, takenBack } from '../applied';
import { parseText } from '../parseText';

const headers: Record<string, string> = {
  nothing: '',
  'a header comment': '// Copyright Contoso.\n\n',
  'a shebang': '#!/usr/bin/env -S cargo +nightly -Zscript\n',
  'inner attributes and docs':
    '//! Orders.\n//!\n//! Takes them.\n#![allow(dead_code)]\n#![warn(missing_docs)]\n\n',
};

const imports: Record<string, string> = {
  'no import': '',
  'the name': 'use azure_identity::ManagedIdentityCredential;\n\n',
  'another name': 'use azure_identity::AzureCliCredential;\nuse std::io;\n\n',
  'names in braces': 'use azure_identity::{AzureCliCredential, ClientSecretCredential};\n\n',
  'names on lines of their own':
    'use std::io;\n\nuse azure_identity::{\n    AzureCliCredential,\n    ClientSecretCredential,\n};\n\n',
  'names in nested braces':
    'use {std::io, azure_core::{credentials::{Secret}, http::Url}};\nuse azure_core::{credentials::Secret as S, http};\n\n',
  'an alias':
    'use azure_identity::ManagedIdentityCredential as Mic;\nuse azure_core::credentials::TokenCredential as Token;\n\n',
  'the crate by another name': 'use azure_identity as id;\n\n',
  'the crate itself': 'use azure_identity::{self, AzureCliCredential};\n\n',
  everything: 'use azure_identity::*;\nuse std::sync::*;\n\n',
  'a comment between the names':
    'use azure_identity::{\n    // The command line.\n    AzureCliCredential,\n};\n\n',
  'a public import': 'pub use azure_identity::AzureCliCredential;\n\n',
  'an import under a condition': '#[cfg(unix)]\nuse azure_identity::AzureCliCredential;\n\n',
  'own modules only': 'use crate::orders::Order;\nuse super::*;\n\n',
};

const layouts: readonly (readonly [name: string, lay: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['tabs', (text) => text.replaceAll('    ', '\t')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const bodies = [
  '¦\n',
  '#[tokio::main]\nasync fn main() -> Result<(), Box<dyn std::error::Error>> {\n    let x = 1;\n    ¦\n    Ok(())\n}\n',
  'mod inner {\n    ¦\n    pub fn run() {}\n}\n',
];

const requests: readonly CredentialRequest[] = [
  ...identifiers.flatMap((identifier) =>
    flavours.flatMap((flavour) =>
      (['literal', 'environmentVariable'] as const).map((idSource) =>
        requestFor({ identifier, flavour, idSource }),
      ),
    ),
  ),
  requestFor({ identifier: 'resourceId', idSource: 'parts' }),
  requestFor({
    flavour: 'client',
    target: { service: 'blob', resource: 'st', endpoint: 'https://st.blob.core.windows.net', call: true },
  }),
];

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

describe('Rust: insertion into every kind of file', () => {
  for (const [state, uses] of Object.entries(imports)) {
    it(`works in files with ${state}`, async () => {
      for (const [at, [head, header]] of Object.entries(headers).entries()) {
        for (const [turn, request] of requests.entries()) {
          const [layout, lay] = layouts[(at + turn + Math.floor(turn / 4)) % layouts.length] ?? [
            'LF',
            String,
          ];
          const body = bodies[(turn + at) % bodies.length] ?? '';
          await check(`${state}, ${head}, ${layout}, ${turn}`, lay(header + uses + body), request);
        }
      }
    }).timeout(30_000);
  }

  async function check(name: string, marked: string, request: CredentialRequest): Promise<void> {
    const indent = marked.includes('\t') ? '\t' : '    ';
    const once = await inserted(rust, 'rust', marked, request, { indent });
    assert.ok(once !== undefined, name);
    if (marked.includes('\r\n'))
      assert.equal(count(once, /(?<!\r)\n/g), 0, `${name}: a bare line feed\n${once}`);
    assert.equal(
      once.lastIndexOf('\uFEFF'),
      marked.startsWith('\uFEFF') ? 0 : -1,
      `${name}: byte order mark`,
    );
    const file = await parseText(rust, 'rust', once);
    const made = rust.credentials(file).filter(({ type }) => type === 'managedIdentity');
    assert.deepEqual(
      made.map(({ identifier }) => identifier),
      [request.identifier],
      `${name}\n${once}`,
    );
    await undo(name, marked, request, indent);
    const { end } = made[0] ?? { end: 0 };
    const again = once.indexOf('\n', once.indexOf(';', end)) + 1;
    const twice = await inserted(rust, 'rust', `${once.slice(0, again)}¦${once.slice(again)}`, request, {
      indent,
    });
    assert.ok(twice !== undefined, name);
    assert.equal(count(twice, /\buse\b/g), count(once, /\buse\b/g), `${name}\n${twice}`);
    for (const word of ['UserAssignedId,', 'ManagedIdentityCredentialOptions,', 'fn required_env'])
      assert.equal(twice.split(word).length, once.split(word).length, `${name}: ${word}\n${twice}`);
    const names = twice.match(/let (\w*credential\w*)\b/g) ?? [];
    assert.equal(new Set(names).size, names.length, `${name}\n${twice}`);
  }

  async function undo(
    name: string,
    marked: string,
    request: CredentialRequest,
    indent: string,
  ): Promise<void> {
    const { text, offset } = cursorIn(marked);
    const file = await parseText(rust, 'rust', text, { indent });
    const plan = rust.insert(file, offset, request);
    assert.ok(plan, name);
    assert.equal(takenBack(text, editsOf(plan)), text, name);
  }
});
