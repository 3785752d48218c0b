/** Every kind of Python file with every request: parses, imports once, a second insertion adds none, and it runs. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { skipBecause } from '../../../host/launch/runMocha';
import { flavours, identifiers, ids, idSources, inserted, requestFor } from '../applied';
import { blobTarget } from '../targets';
import { parseText } from '../parseText';
import { pythonMissing, runPython } from './runPython';
import type { Program } from './runPython';

const headers: Record<string, string> = {
  nothing: '',
  'a shebang and a coding line': '#!/usr/bin/env python3\n# -*- coding: utf-8 -*-\n',
  'a script block':
    '#!/usr/bin/env -S uv run\n# /// script\n# requires-python = ">=3.11"\n# dependencies = ["requests"]\n# ///\n\n',
  'a licence, a docstring and __future__':
    '# Copyright Contoso.\n\n"""Orders."""\n\nfrom __future__ import annotations\n\n',
  'a docstring right above the code': '"""Orders."""\n',
};

const imports: Record<string, string> = {
  'no import': '',
  'the name': 'import os\nimport sys\n\nfrom azure.identity import ManagedIdentityCredential\n\n',
  'another name': 'from azure.identity import AzureCliCredential\n\n',
  'names in parentheses':
    'import sys\n\nfrom azure.identity import (\n    AzureCliCredential,\n    EnvironmentCredential,  # last\n)\n\n',
  'names in parentheses without a last comma':
    'from azure.identity import (\n    AzureCliCredential,\n    ChainedTokenCredential)\n\n',
  'names on continued lines':
    'from azure.identity import AzureCliCredential, \\\n    ChainedTokenCredential\n\n',
  'an alias':
    'from azure.identity import ManagedIdentityCredential as Mic, DefaultAzureCredential as Dac\n\n',
  'the module by another name': 'import azure.identity as id\n\n',
  'the module': 'import azure.identity\n\n',
  'a star': 'from azure.identity import *\n\n',
  'asynchronous clients': 'from azure.storage.blob.aio import BlobServiceClient\n\n',
  'the other kind of the same name':
    'from azure.identity.aio import ManagedIdentityCredential\nfrom azure.storage.blob import BlobServiceClient\n\n',
  'an import for types only':
    'from typing import TYPE_CHECKING\n\nif TYPE_CHECKING:\n    from azure.identity import ManagedIdentityCredential\n\n',
  'a conditional import':
    'try:\n    from azure.identity import ManagedIdentityCredential\nexcept ImportError:\n    raise\n\n',
  'own modules only': 'from orders import settings\n\n',
};

const layouts: readonly (readonly [name: string, lay: (text: string) => string])[] = [
  ['LF', (text) => text],
  ['CRLF', (text) => text.replaceAll('\n', '\r\n')],
  ['tabs', (text) => text.replaceAll('    ', '\t')],
  ['a byte order mark', (text) => `\uFEFF${text}`],
];

const bodies = ['¦\n', 'limit = 3\n\n\ndef main():\n    x = 1\n    ¦\n    return credential\n\n\nmain()\n'];

const requests = [
  ...identifiers.flatMap((identifier) =>
    flavours.flatMap((flavour) =>
      idSources.map((idSource) =>
        requestFor({ identifier, flavour, idSource, variable: 'THE_ID', localSwitch: 'APP_ENV' }),
      ),
    ),
  ),
  ...flavours.map((flavour) => requestFor({ identifier: 'resourceId', flavour, idSource: 'parts' })),
  ...identifiers.map((identifier) => requestFor({ identifier, flavour: 'client', target: blobTarget })),
];
/** What the resource ID is made of in `parts`. */
const parts = {
  AZURE_SUBSCRIPTION_ID: '00000000-0000-0000-0000-000000000001',
  AZURE_RESOURCE_GROUP: 'rg-orders',
  MANAGED_IDENTITY_NAME: 'id-orders',
};

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}

/** What the program must make of the request where `APP_ENV` is not set. */
function expected({ identifier }: CredentialRequest, id: string, isAsync: boolean): string {
  const module = isAsync ? 'azure.identity.aio' : 'azure.identity';
  const selector = {
    clientId: `client_id='${id}'`,
    resourceId: isAsync
      ? `identity_config={'resource_id': '${id}', 'mi_res_id': '${id}', 'msi_res_id': '${id}'}`
      : `identity_config={'resource_id': '${id}'}`,
    objectId: `identity_config={'object_id': '${id}'}`,
    systemAssigned: '',
  }[identifier];
  return `${module}.ManagedIdentityCredential(${selector})`;
}

describe('Python: insertion into every kind of file', () => {
  const programs = new Map<Program, string>();

  for (const [state, importLines] of Object.entries(imports)) {
    it(`works in files with ${state}`, async () => {
      for (const [at, [head, header]] of Object.entries(headers).entries()) {
        for (const [turn, request] of requests.entries()) {
          const [layout, lay] = layouts[(at + turn + Math.floor(turn / 4)) % layouts.length] ?? [
            'LF',
            String,
          ];
          const body = bodies[turn % bodies.length] ?? '';
          await check(
            `${state}, ${head}, ${layout}, ${turn}`,
            lay(header + importLines + body),
            request,
            state,
          );
        }
      }
    }).timeout(20_000);
  }

  async function check(
    name: string,
    marked: string,
    request: CredentialRequest,
    state: string,
  ): Promise<void> {
    const once = await inserted(python, 'python', marked, request, {
      indent: marked.includes('\t') ? '\t' : '    ',
    });
    assert.ok(once !== undefined, name);
    if (marked.includes('\r\n')) assert.equal(count(once, /(?<!\r)\n/g), 0, `${name}: a bare line feed`);
    assert.equal(
      once.lastIndexOf('\uFEFF'),
      marked.startsWith('\uFEFF') ? 0 : -1,
      `${name}: byte order mark`,
    );
    const sites = python.credentials(await parseText(python, 'python', once));
    const made = sites.filter(({ type }) => type === 'managedIdentity').map(({ identifier }) => identifier);
    assert.deepEqual(made, [request.identifier], `${name}\n${once}`);
    const twice = await inserted(python, 'python', `${once}\n¦`, request);
    assert.ok(twice !== undefined, name);
    assert.equal(count(twice, /\bimport\b/g), count(once, /\bimport\b/g), `${name}\n${twice}`);
    assert.equal(
      count(twice, /\bManagedIdentityCredential(?!\()\b/g),
      count(once, /\bManagedIdentityCredential(?!\()\b/g),
      name,
    );
    assert.equal(count(twice, /\bdef required_env/g), count(once, /\bdef required_env/g), name);
    const id = request.idSource === 'environmentVariable' ? ids.objectId : (request.id ?? '');
    programs.set(
      { name, code: once, environment: { THE_ID: id, ...parts } },
      expected(request, id, state === 'asynchronous clients'),
    );
  }

  it('gives programs that run in Python and make exactly the credential asked for', function () {
    const missing = pythonMissing();
    if (missing !== undefined) skipBecause(this, missing);
    this.timeout(60_000);
    const outcomes = runPython([...programs.keys()]);
    assert.equal(
      outcomes.length,
      Object.keys(imports).length * Object.keys(headers).length * requests.length,
    );
    const wanted = [...programs.values()];
    for (const [at, { name, made, failure }] of outcomes.entries()) {
      assert.equal(failure, null, name);
      assert.deepEqual(made, [wanted[at]], name);
    }
  });

  it('gives programs that stop when the variable is empty, and take the developer sign-in on a positive sign only', async function () {
    this.timeout(30_000);
    const missing = pythonMissing();
    if (missing !== undefined) skipBecause(this, missing);
    const request = requestFor({
      flavour: 'localAndAzure',
      idSource: 'environmentVariable',
      variable: 'THE_ID',
    });
    const code = (await inserted(python, 'python', '¦', request)) ?? '';
    const run = (environment: Record<string, string>): string => {
      const [outcome] = runPython([{ name: 'one', code, environment }]);
      return outcome?.failure ?? outcome?.made.join() ?? '';
    };
    assert.equal(run({ THE_ID: '' }), 'RuntimeError: The environment variable THE_ID is empty or not set');
    assert.equal(run({ THE_ID: 'x' }), "azure.identity.ManagedIdentityCredential(client_id='x')");
    assert.equal(
      run({ THE_ID: 'x', APP_ENV: 'Development' }),
      "azure.identity.ManagedIdentityCredential(client_id='x')",
    );
    assert.equal(run({ APP_ENV: 'development' }), 'azure.identity.DefaultAzureCredential()');
  });
});
