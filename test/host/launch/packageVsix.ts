/** `npm run package`: the `.vsix` at the root of the repository, without a warning. */

import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from './build';
import { root } from './paths';
import { makePackage } from './makePackage';

function main(): number {
  build({ extension: true });
  for (const old of readdirSync(root).filter((name) => name.endsWith('.vsix'))) rmSync(join(root, old));
  const { output, warnings, file } = makePackage();
  console.log(output);
  if (warnings.length === 0) return 0;
  console.error(`The package has warnings: ${file}\n${warnings.join('\n')}`);
  return 1;
}

process.exit(main());
