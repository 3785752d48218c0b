/** The measurements that need no editor: `plain <part> <results file> <tenant program> [language]`. */

import { computingFigures } from './computing';
import { editFigures } from './diagnosing';
import { record, type Figure } from './figures';
import { languageMemoryFigures, memoryFigures } from './memory';
import { requestFigures } from './requests';

const parts: Readonly<Record<string, (tenant: string, languageId: string) => Promise<Figure[]>>> = {
  computing: computingFigures,
  requests: requestFigures,
  diagnostics: editFigures,
  memory: memoryFigures,
  languageMemory: languageMemoryFigures,
};

async function main(): Promise<void> {
  const [name = '', results, tenant, languageId = ''] = process.argv.slice(2);
  const measure = parts[name];
  if (measure === undefined || results === undefined || tenant === undefined)
    throw new Error(`No such part: ${name}`);
  record(results, ...(await measure(tenant, languageId)));
}

main().then(
  () => process.exit(0),
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
