/** Imports that only a client with a secret needed: they go with it, and those that anything else uses stay. */

import assert from 'node:assert/strict';
import { withoutSecret } from '../secrets/rewrites';
import { blobs } from '../secrets/rewriteTexts';

const typescript = { languageId: 'typescript', extension: 'mts' };
const script = { languageId: 'javascript', extension: 'cjs' };
const made = (credential: string): string =>
  `export const made = new BlobServiceClient('${blobs}', new ${credential}());\n`;

/** The lines that bring names of the storage package. */
function brought(text: string): readonly string[] {
  return text.split('\n').filter((line) => line.includes('@azure/storage-blob'));
}

describe('the import of what stood in the place of a credential', () => {
  for (const [what, before, after] of [
    [
      'among others',
      `import { AnonymousCredential, BlobServiceClient } from '@azure/storage-blob';\n\n${made('AnonymousCredential')}`,
      ["import { BlobServiceClient } from '@azure/storage-blob';"],
    ],
    [
      'with a line for itself',
      `import { BlobServiceClient } from '@azure/storage-blob';\nimport { AnonymousCredential } from '@azure/storage-blob';\n\n${made('AnonymousCredential')}`,
      ["import { BlobServiceClient } from '@azure/storage-blob';"],
    ],
  ] as const) {
    it(`goes: ${what}`, async () => {
      const text = await withoutSecret(typescript, before);
      assert.deepEqual(brought(text), after);
      assert.doesNotMatch(text, /\n\n\n/);
      assert.match(text, /^import \{ ManagedIdentityCredential \} from '@azure\/identity';$/m);
    });
  }

  it('goes from what is required', async () => {
    const text = await withoutSecret(
      script,
      `const { BlobServiceClient, AnonymousCredential } = require('@azure/storage-blob');\n\nconst made = new BlobServiceClient('${blobs}', new AnonymousCredential());\n`,
    );
    assert.deepEqual(brought(text), ["const { BlobServiceClient } = require('@azure/storage-blob');"]);
  });

  for (const [what, rest] of [
    ['is called once more', 'export const other = new AnonymousCredential();\n'],
    ['names a type', 'export type Other = AnonymousCredential;\n'],
    ['is handed on', 'export { AnonymousCredential };\n'],
  ] as const) {
    it(`stays where it ${what}`, async () => {
      const line = "import { AnonymousCredential, BlobServiceClient } from '@azure/storage-blob';";
      const text = await withoutSecret(typescript, `${line}\n\n${made('AnonymousCredential')}${rest}`);
      assert.deepEqual(brought(text), [line]);
    });
  }
});
