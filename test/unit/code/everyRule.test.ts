/** Every rule in every language, as the editor runs it: a document is opened and looked at, if its text is worth that at all. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../src/code/entry';
import type { Finding, KnownIds, RuleContext } from '../../../src/code/language';
import { languages } from '../../../src/code/languages';
import { triggerPattern } from '../../../src/code/triggers';
import { ruleDefaults, wakeWords } from '../../../src/names';
import type { Rule } from '../../../src/names';
import { ids } from './applied';
import { loadGrammar } from './parseText';
import { ambientImports, codeSamples } from './samples/code';
import { fileSamples } from './samples/files';
import { secretTexts } from './samples/sample';
import type { LanguageSamples, Sample } from './samples/sample';

const samples: Readonly<Record<string, LanguageSamples>> = { ...codeSamples, ...fileSamples };
const syntax = createSyntax({ loadGrammar });
const wake = triggerPattern(wakeWords);

const known: KnownIds = {
  version: 1,
  complete: true,
  kindOf: (id) => {
    const as = { [ids.clientId]: 'clientId', [ids.objectId]: 'objectId' }[id.toLowerCase()];
    const { clientId, objectId } = ids;
    return as === undefined ? undefined : { as: as as 'clientId', name: 'id-orders', clientId, objectId };
  },
};
const named: RuleContext = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned', known };
const open: RuleContext = { tokenCredentialsSet: false, clientIdSet: true };

async function found(
  { languageId, path }: LanguageSamples,
  { text, isOpen }: Sample,
): Promise<readonly Finding[]> {
  const uri = `file://${path}`;
  syntax.open({ uri, version: 1, languageId, text, path, indent: '  ', ambientImports });
  const look = await syntax.diagnose(uri, isOpen ? open : named);
  syntax.close(uri);
  assert.ok(look?.isSettled);
  return look.findings;
}

/** What a language has no form of, or what is not noticed in it. */
const silent: Readonly<Record<string, readonly Rule[]>> = {
  // Its compiler refuses options that nobody reads.
  TypeScript: ['ignored-argument', 'msi-disabled'],
  JavaScript: ['msi-disabled'],
  Vue: ['ignored-argument', 'msi-disabled'],
  Python: ['msi-disabled'],
  'C#': ['ignored-argument', 'msi-disabled'],
  Java: ['ignored-argument', 'msi-disabled'],
  Go: ['ignored-argument', 'two-identifiers', 'msi-disabled'],
  'C++': ['ignored-argument', 'two-identifiers', 'msi-disabled'],
  Rust: ['ignored-argument', 'two-identifiers', 'msi-disabled'],
  Bicep: ['default-credential'],
  Terraform: ['default-credential', 'ignored-argument'],
  YAML: ['default-credential'],
  PowerShell: ['default-credential', 'ignored-argument'],
  Shell: ['default-credential', 'ignored-argument'],
  HTTP: [
    'default-credential',
    'missing-identifier',
    'string-is-client-id',
    'ignored-argument',
    'obsolete-constructor',
    'two-identifiers',
    'environment-not-read',
    'msi-disabled',
  ],
  '.env': [
    'default-credential',
    'missing-identifier',
    'ignored-argument',
    'obsolete-constructor',
    'raw-token-request',
    'token-handling',
  ],
  '.properties': [
    'default-credential',
    'missing-identifier',
    'ignored-argument',
    'two-identifiers',
    'client-id-as-object-id',
    'raw-token-request',
    'token-handling',
    'msi-disabled',
  ],
  JSON: ['default-credential', 'obsolete-constructor', 'raw-token-request', 'token-handling'],
  Dockerfile: ['default-credential', 'ignored-argument'],
};

for (const { displayName } of languages) {
  describe(`the rules in ${displayName}`, () => {
    const own = samples[displayName];

    it('each have a sample, or are said to have none', () => {
      assert.ok(own, 'no samples');
      const said = [...Object.keys(own.rules), 'secret-in-code', ...(silent[displayName] ?? [])];
      const missing = Object.keys(ruleDefaults).filter((rule) => !said.includes(rule));
      assert.deepEqual(missing, []);
      const twice = (silent[displayName] ?? []).filter((rule) => own.rules[rule]);
      assert.deepEqual(twice, [], 'noticed, and said to have no sample');
    });

    for (const [rule, texts] of Object.entries(own?.rules ?? {})) {
      it(`notice ${rule}`, async () => {
        assert.ok(own);
        for (const one of texts) {
          const sample = typeof one === 'string' ? { text: one } : one;
          const rules = (await found(own, sample)).map((finding) => finding.rule);
          assert.ok(rules.includes(rule as Rule), `${rules.join(', ') || 'nothing'} in\n${sample.text}`);
          assert.match(sample.text, wake);
        }
      });
    }

    it('notice a secret of any kind in a file that says nothing else', async () => {
      assert.ok(own);
      for (const [kind, secret] of Object.entries(secretTexts)) {
        const text = own.quoted(secret);
        if (text === '') continue;
        const findings = await found(own, { text });
        assert.deepEqual(
          findings.map(({ rule, start, end }) => [rule, text.slice(start, end)]),
          [['secret-in-code', secret]],
          `${kind} in\n${text}`,
        );
        assert.match(text, wake);
      }
    });

    it('do not even parse a file that has none of it', async () => {
      assert.ok(own);
      const text = own.quoted('Server=localhost;User=root;Password=Secret123!');
      const uri = `file://${own.path}`;
      syntax.open({ uri, version: 1, languageId: own.languageId, text, path: own.path, indent: '  ' });
      assert.equal(await syntax.parsed(uri), 'noTrigger');
      syntax.close(uri);
      assert.doesNotMatch(text, wake);
    });
  });
}
