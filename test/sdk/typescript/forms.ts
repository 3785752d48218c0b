/** The realistic files that code is inserted into: TypeScript and JavaScript, as ES modules and as CommonJS. */

import type { SdkCase } from '../kit/cases';

/** How a file is written; each is a file of its own kind in the same project. */
export interface Form {
  readonly name: string;
  readonly languageId: 'typescript' | 'javascript';
  readonly extension: 'mts' | 'cts' | 'mjs' | 'cjs';
  /** The start, with `¦` where the developer asks for code. */
  startOf(one: SdkCase): string;
}

const token = `  const token = await credential.getToken('https://vault.azure.net/.default');
  console.log(token.expiresOnTimestamp > 0 ? 'signed in' : 'expired');
`;

/** What stands around the place; clients are used by nothing but the calls that are inserted with them. */
const bodyOf = ({ request }: SdkCase): string => (request.flavour === 'client' ? '' : token);

export const forms: readonly Form[] = [
  {
    name: 'TypeScript as ES modules',
    languageId: 'typescript',
    extension: 'mts',
    startOf: (one) => `// Orders: the nightly job.
import { setTimeout } from 'node:timers/promises';

async function main(): Promise<void> {
  await setTimeout(1);
  ¦
${bodyOf(one)}}

await main();
`,
  },
  {
    name: 'TypeScript as CommonJS',
    languageId: 'typescript',
    extension: 'cts',
    startOf: (one) => `import path = require("node:path");

async function main(): Promise<void> {
    console.log(path.sep);
    ¦
${bodyOf(one).replaceAll("'", '"').replaceAll('  const', '    const').replaceAll('  console', '    console')}}

void main();

export = main;
`,
  },
  {
    name: 'JavaScript as ES modules',
    languageId: 'javascript',
    extension: 'mjs',
    startOf: (one) => `#!/usr/bin/env node
/** Orders: the nightly job. */

export async function main() {
  ¦
${bodyOf(one)}}

await main()
`,
  },
  {
    name: 'JavaScript as CommonJS',
    languageId: 'javascript',
    extension: 'cjs',
    startOf: (one) => `'use strict';

const { join } = require('node:path');

async function main() {
  console.log(join('a', 'b'));
  ¦
${bodyOf(one)}}

main().catch((error) => {
  console.error(error);
  process.exitCode = 1;
});
`,
  },
];
