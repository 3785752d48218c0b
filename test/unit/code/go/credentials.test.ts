/** What is found in Go files: credentials with their IDs, literals, and the same in stretches as in the whole. */

import assert from 'node:assert/strict';
import { go } from '../../../../src/code/go/language';
import { stringAt } from '../../../../src/code/go/strings';
import { parseText } from '../parseText';

const sdk = 'github.com/Azure/azure-sdk-for-go/sdk';
const mic = 'azidentity.NewManagedIdentityCredential';
const file0 = (body: string): string =>
  `package main\n\nimport (\n\t"log"\n\t"os"\n\n\t"${sdk}/azidentity"\n)\n\n${body}\n`;
const inMain = (code: string): string => `func main() {\n\t${code}\n}`;
const userAssigned = { workspaceIdentity: 'userAssigned' } as const;

describe('Go: what is there', () => {
  it('tells selectors and literal IDs of credentials', async () => {
    const options = (id: string): string => `${mic}(&azidentity.ManagedIdentityCredentialOptions{ID: ${id}})`;
    const text = file0(
      inMain(
        [
          `a, err := ${options('azidentity.ResourceID(`/x`)')}`,
          `b, err := ${options('azidentity.ObjectID(os.Getenv("A"))')}`,
          `c, err := ${mic}(nil)`,
        ].join('\n\t'),
      ),
    );
    const sites = go.credentials(await parseText(go, 'go', text));
    assert.deepEqual(
      sites.map(({ type, identifier, id }) => [type, identifier, id?.value]),
      [
        ['managedIdentity', 'resourceId', '/x'],
        ['managedIdentity', 'objectId', undefined],
        ['managedIdentity', 'systemAssigned', undefined],
      ],
    );
  });

  it('reads literals with their escapes', async () => {
    const file = await parseText(go, 'go', 'package a\n\nvar x = "a\\u0062\\"" + `c\\d`\n');
    assert.equal(stringAt(file, file.text.indexOf('u0062'))?.value, 'ab"');
    assert.equal(stringAt(file, file.text.indexOf('d`'))?.value, 'c\\d');
    assert.equal(stringAt(file, file.text.indexOf('var')), undefined);
  });

  it('finds the same in stretches as in the whole', async () => {
    const calls = Array.from(
      { length: 40 },
      (_, at) => `func f${at}() {\n\tc, err := ${mic}(nil)\n\tlog.Fatal(${at})\n}\n`,
    );
    const file = await parseText(go, 'go', file0(calls.join('\n')));
    const context = { tokenCredentialsSet: false, ...userAssigned };
    const whole = go.findings(file, context);
    assert.equal(whole.length, 40);
    const step = 97;
    const spans = Array.from({ length: Math.ceil(file.text.length / step) }, (_, at) => ({
      start: at * step,
      end: (at + 1) * step,
    }));
    const pieces = new Set(
      spans.flatMap((span) => go.findings(file, context, [span])).map(({ start }) => start),
    );
    assert.deepEqual(
      [...pieces].sort((a, b) => a - b),
      whole.map(({ start }) => start),
    );
  });
});
