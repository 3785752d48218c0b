/** TypeScript and JavaScript: inserted code type-checked and run with the newest `@azure/identity` and clients. */

import assert from 'node:assert/strict';
import { join } from 'node:path';
import { javascript, typescript } from '../../../src/code/typescript/language';
import { inserted } from '../../unit/code/applied';
import { fixes, scriptFixes } from '../fixes/typescript';
import { cacheFolder, emptied, writeFiles } from '../kit/cache';
import {
  clientCases,
  credentialCases,
  guardCases,
  otherSqlCases,
  projectOf,
  services,
  untilConnected,
} from '../kit/cases';
import type { SdkCase } from '../kit/cases';
import { filesWithFixes } from '../kit/fixes';
import { installNpm } from '../kit/installNpm';
import { once } from '../kit/once';
import { prove } from '../kit/prove';
import { pinnedNode } from '../kit/toolchain';
import { compile } from './compile';
import { forms } from './forms';

const served = services.map(({ service }) => service);
const clients = [...clientCases(served), ...otherSqlCases];
const cases: readonly SdkCase[] = [...credentialCases, ...guardCases, ...clients].map((one) =>
  // The client of Cosmos DB brings an agent of its own, which knows no proxy.
  isCosmosCall(one) ? untilConnected(one, one.audience) : one,
);
const folder = cacheFolder('typescript');

function isCosmosCall({ request: { target } }: SdkCase): boolean {
  return target?.service === 'cosmos' && target.call;
}

/** Loaded before a program: nothing but this machine is to be found. */
const loopback = `const dns = require('node:dns');
const { lookup } = dns;
dns.lookup = (host, options, done) => lookup('localhost', options, done);
`;

/** Everything is compiled in one program, whichever form asks first. */
const compileAll = once(async () => {
  await installNpm(folder, 'typescript');
  emptied(join(folder, 'cases'));
  emptied(join(folder, 'out'));
  const files: string[] = [];
  for (const form of forms) {
    for (const one of cases) {
      const language = form.languageId === 'typescript' ? typescript : javascript;
      const file = `cases/${form.extension}/${one.name}.${form.extension}`;
      const options = { path: `/orders/src/job.${form.extension}`, indent: '  ', ...projectOf(one) };
      const text = await inserted(language, form.languageId, form.startOf(one), one.request, options);
      assert.ok(text !== undefined, `${file}: no offer`);
      writeFiles(folder, { [file]: text });
      files.push(file);
    }
  }
  for (const [language, extension, texts] of [
    ['TypeScript', 'mts', fixes],
    ['JavaScript', 'cjs', scriptFixes],
  ] as const) {
    for (const [name, text] of Object.entries(await filesWithFixes(language, texts))) {
      const file = `cases/fixes/${name}.${extension}`;
      writeFiles(folder, { [file]: text });
      files.push(file);
    }
  }
  compile(folder, files);
});

for (const form of forms) {
  prove({
    name: form.name,
    toolchain: pinnedNode,
    cases,
    prepare: async () => {
      await compileAll();
      writeFiles(folder, { 'loopback.cjs': loopback });
      const extension = form.extension.replace('ts', 'js');
      const place = form.languageId === 'typescript' ? 'out/cases' : 'cases';
      return (one) => ({
        command: process.execPath,
        args: [
          ...(isCosmosCall(one) ? ['--require', join(folder, 'loopback.cjs')] : []),
          join(folder, place, form.extension, `${one.name}.${extension}`),
        ],
        cwd: folder,
      });
    },
  });
}
