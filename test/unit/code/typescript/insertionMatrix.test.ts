/** Every file shape times every request: the result parses, imports once, keeps its style, and a second insertion adds no import. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { cursorIn, flavours, identifiers, idSources, requestFor, takenBack } from '../applied';
import { importCount, inserted, languageOf, parseFile } from './edited';

interface Shape {
  readonly languageId: string;
  readonly path: string;
  readonly isModule: boolean;
}

const shapes: Record<string, Shape> = {
  ts: { languageId: 'typescript', path: '/w/src/orders.ts', isModule: true },
  tsx: { languageId: 'typescriptreact', path: '/w/src/orders.tsx', isModule: true },
  'js-esm': { languageId: 'javascript', path: '/w/src/orders.mjs', isModule: true },
  'js-cjs': { languageId: 'javascript', path: '/w/src/orders.cjs', isModule: false },
};

/** What is imported already, as an ES module and as CommonJS; `undefined` where a form does not exist. */
const imports: Record<string, { module: string; commonjs?: string; typescriptOnly?: boolean }> = {
  none: { module: '', commonjs: '' },
  present: {
    module: "import { ManagedIdentityCredential } from '@azure/identity';\n",
    commonjs: "const { ManagedIdentityCredential } = require('@azure/identity');\n",
  },
  aliased: {
    module: "import { ManagedIdentityCredential as Mic } from '@azure/identity';\n",
    commonjs: "const { ManagedIdentityCredential: Mic } = require('@azure/identity');\n",
  },
  namespace: {
    module: "import * as identity from '@azure/identity';\n",
    commonjs: "const identity = require('@azure/identity');\n",
  },
  'other member': {
    module: "import { ChainedTokenCredential } from '@azure/identity';\n",
    commonjs: "const { ChainedTokenCredential } = require('@azure/identity');\n",
  },
  'type only': {
    module: "import type { TokenCredential } from '@azure/identity';\n",
    typescriptOnly: true,
  },
};

const tops: Record<string, string> = {
  empty: '',
  'header comment': '// Copyright Contoso. Licensed under MIT.\n\n',
  shebang: '#!/usr/bin/env node\n',
  directives: "'use strict';\n\n",
  docstring: '/** @file Takes orders. */\n\n',
};

const layouts: Record<string, (text: string) => string> = {
  LF: (text) => text,
  CRLF: (text) => text.replaceAll('\n', '\r\n'),
  tabs: (text) => text.replaceAll('    ', '\t'),
  BOM: (text) => `\uFEFF${text}`,
};

const body = `\nexport function connect(url) {\n    ¦\n    return url;\n}\n`;

const target: ClientTarget = {
  service: 'keyVaultSecrets',
  resource: 'kv-orders',
  endpoint: 'https://kv-orders.vault.azure.net',
  call: false,
};

function requests(): Partial<CredentialRequest>[] {
  const credentials = identifiers.flatMap((identifier) =>
    flavours.flatMap((flavour) => idSources.map((idSource) => ({ identifier, flavour, idSource }))),
  );
  const parts = flavours.map(
    (flavour) => ({ identifier: 'resourceId', flavour, idSource: 'parts' }) as const,
  );
  const clients = (['literal', 'environmentVariable', 'parts'] as const).map(
    (idSource) => ({ identifier: 'resourceId', flavour: 'client', idSource, target }) as const,
  );
  return [...credentials, ...parts, ...clients];
}

describe('inserting into every shape of file', () => {
  for (const [shapeName, shape] of Object.entries(shapes)) {
    for (const [importName, form] of Object.entries(imports)) {
      const imported = shape.isModule ? form.module : form.commonjs;
      const isForShape = form.typescriptOnly !== true || shape.languageId.startsWith('typescript');
      if (imported === undefined || !isForShape) continue;
      it(`${shapeName} with import: ${importName}`, async function () {
        this.timeout(20_000);
        for (const top of Object.values(tops)) {
          for (const layout of Object.values(layouts)) {
            const code = shape.isModule ? body : body.replace('export ', '');
            for (const request of requests()) await check(shape, layout(top + imported + code), request);
          }
        }
      });
    }
  }
});

async function check(shape: Shape, marked: string, request: Partial<CredentialRequest>): Promise<void> {
  const { languageId, path } = shape;
  const first = await inserted(languageId, marked, request, { path });
  assert.ok(first, marked);
  await checkUndo(languageId, path, marked, request, first);
  assert.equal(importCount(first), marked.includes('import type') ? 2 : 1, first);
  assert.equal(first.includes('import {') || first.includes('import *'), shape.isModule, first);
  assert.equal(first.startsWith('\uFEFF'), marked.startsWith('\uFEFF'));
  assert.equal(first.lastIndexOf('\uFEFF') > 0, false, first);
  assert.equal(/[^\r]\n/.test(first), !marked.includes('\r\n'), JSON.stringify(first));
  assert.equal(first.includes('\t'), marked.includes('\t'), first);
  for (const top of ['#!/usr/bin/env node', '// Copyright', '/** @file']) {
    if (marked.includes(top)) assert.equal(first.replace('\uFEFF', '').indexOf(top), 0, first);
  }
  if (marked.includes('use strict'))
    assert.ok(first.indexOf('use strict') < first.indexOf('@azure/identity'), first);
  const written =
    request.identifier === 'systemAssigned' ? /new [\w.]+\(\)/ : new RegExp(`${request.identifier ?? ''}: `);
  assert.match(first, written);

  const mark = first.indexOf('return url');
  const second = await inserted(languageId, first.slice(0, mark) + '¦' + first.slice(mark), request, {
    path,
  });
  assert.ok(second, first);
  assert.equal(importCount(second), importCount(first), second);
  assert.equal(
    second.match(/function requireEnvironmentVariable/g)?.length ?? 0,
    usesGuard(request) ? 1 : 0,
    second,
  );
  assert.match(second, /const credential2 =/);
  for (const text of [first, second]) {
    const clients = request.flavour === 'client' ? 1 : 0;
    assert.equal(text.match(/(from|require\() ?'@azure\/keyvault-secrets'/g)?.length ?? 0, clients, text);
    if (clients)
      assert.match(text, /const secretClient = new (\w+\.)?SecretClient\('https:.*', credential, \{/);
  }
}

/** Taking back what the edits wrote leaves the very bytes that were there. */
async function checkUndo(
  languageId: string,
  path: string,
  marked: string,
  request: Partial<CredentialRequest>,
  after: string,
): Promise<void> {
  const { text, offset } = cursorIn(marked);
  const file = await parseFile(languageId, text, { path });
  const whole = requestFor({ localSwitch: 'NODE_ENV', ...request });
  const plan = languageOf(languageId).insert(file, offset, whole);
  const edits = plan ? editsOf(plan) : [];
  assert.equal(applyEdits(text, edits), after);
  assert.equal(takenBack(text, edits), text);
}

function usesGuard({ idSource, identifier }: Partial<CredentialRequest>): boolean {
  return idSource !== 'literal' && idSource !== undefined && identifier !== 'systemAssigned';
}
