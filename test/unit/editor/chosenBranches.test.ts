/** Where a test of the environment chooses already, no second choice is offered in it, and none is written. */

import assert from 'node:assert/strict';
import { languageFor } from '../../../src/code/languages';
import type { Language, ParsedFile } from '../../../src/code/language';
import { fixesOf, planIn, possibleFixes, rewritesAt, siteAt } from '../../../src/editor/offers';
import { applied, cursorIn, requestFor } from '../code/applied';
import { parseText } from '../code/parseText';
import { known, settings } from './offering';

/** How a file looks: `HERE` is where a place is tried, and `TEST` the test, which is another for the other side. */
interface Form {
  readonly languageId: string;
  readonly tests: readonly [local: string, azure: string, other: string];
  readonly file: string;
  /** A statement that makes a credential. */
  readonly made: string;
  /** The test in one expression, where the language has such. */
  readonly choice?: string;
}

const tsTests = [
  "process.env.APP_ENV === 'local'",
  "process.env.APP_ENV === 'production'",
  'orders.length > 0',
] as const;
const tsFile = (head: string): string =>
  `${head}\nexport function made(orders${head === '' ? '' : ': string[]'}) {\n  if (TEST) {\n    HERE\n  }\n  return undefined;\n}\n`;
const tsImport = "import { DefaultAzureCredential } from '@azure/identity';\n";

const forms: Readonly<Record<string, Form>> = {
  TypeScript: {
    languageId: 'typescript',
    tests: tsTests,
    file: tsFile(tsImport),
    made: 'return new DefaultAzureCredential();',
    choice: 'return TEST ? new DefaultAzureCredential() : undefined;',
  },
  JavaScript: {
    languageId: 'javascript',
    tests: tsTests,
    file: tsFile(tsImport).replace(': string[]', ''),
    made: 'return new DefaultAzureCredential();',
    choice: 'return TEST ? new DefaultAzureCredential() : undefined;',
  },
  Python: {
    languageId: 'python',
    tests: ['os.environ["APP_ENV"] == "local"', 'os.environ["APP_ENV"] == "production"', 'len(orders) > 0'],
    file: 'import os\nfrom azure.identity import DefaultAzureCredential\n\n\ndef made(orders):\n    if TEST:\n        print(orders)\n        HERE\n    return None\n',
    made: 'credential = DefaultAzureCredential()',
    choice: 'credential = DefaultAzureCredential() if TEST else None',
  },
  'C#': {
    languageId: 'csharp',
    tests: [
      'Environment.GetEnvironmentVariable("APP_ENV") == "local"',
      'environment.IsProduction()',
      'orders.Count > 0',
    ],
    file: 'using System;\nusing Azure.Core;\nusing Azure.Identity;\n\nclass Orders\n{\n    TokenCredential Made()\n    {\n        if (TEST)\n        {\n            HERE\n        }\n        return null;\n    }\n}\n',
    made: 'return new DefaultAzureCredential();',
    choice: 'return TEST ? new DefaultAzureCredential() : null;',
  },
  Java: {
    languageId: 'java',
    tests: [
      '"local".equals(System.getenv("APP_ENV"))',
      '"production".equals(System.getenv("APP_ENV"))',
      'orders.size() > 0',
    ],
    file: 'import com.azure.core.credential.TokenCredential;\nimport com.azure.identity.DefaultAzureCredentialBuilder;\nimport java.util.List;\n\nclass Orders {\n    void made(List<String> orders) {\n        if (TEST) {\n            HERE\n        }\n    }\n}\n',
    made: 'TokenCredential made = new DefaultAzureCredentialBuilder().build();',
    choice: 'TokenCredential made = TEST ? new DefaultAzureCredentialBuilder().build() : null;',
  },
  Go: {
    languageId: 'go',
    tests: ['os.Getenv("APP_ENV") == "local"', 'os.Getenv("APP_ENV") == "production"', 'len(orders) > 0'],
    file: 'package main\n\nimport (\n\t"os"\n\n\t"github.com/Azure/azure-sdk-for-go/sdk/azidentity"\n)\n\nfunc made(orders []string) error {\n\tif TEST {\n\t\tHERE\n\t}\n\treturn nil\n}\n',
    made: 'credential, err := azidentity.NewDefaultAzureCredential(nil)\n\t\tif err != nil {\n\t\t\treturn err\n\t\t}\n\t\tuse(credential)',
  },
  'C++': {
    languageId: 'cpp',
    tests: [
      'std::string(std::getenv("APP_ENV")) == "local"',
      'std::string(std::getenv("APP_ENV")) == "production"',
      'orders > 0',
    ],
    file: '#include <azure/identity.hpp>\n\nvoid Made(int orders)\n{\n  if (TEST) {\n    HERE\n  }\n}\n',
    made: 'auto credential = std::make_shared<Azure::Identity::DefaultAzureCredential>();',
  },
  Rust: {
    languageId: 'rust',
    tests: [
      'std::env::var("APP_ENV").as_deref() == Ok("local")',
      'std::env::var("APP_ENV").as_deref() == Ok("production")',
      'orders > 0',
    ],
    file: 'use azure_identity::DeveloperToolsCredential;\n\nfn made(orders: u32) -> azure_core::Result<()> {\n    if TEST {\n        HERE\n    }\n    Ok(())\n}\n',
    made: 'let credential = DeveloperToolsCredential::new(None)?;',
  },
};

interface Place {
  readonly language: Language;
  readonly file: ParsedFile;
  readonly cursor: number;
}

/** A form with its test and, behind the cursor, what stands there. */
async function placeIn(form: Form, test: string, here: string): Promise<Place> {
  const language = languageFor(form.languageId);
  assert.ok(language, form.languageId);
  const marked = form.file
    .replace('HERE', () => here.replace('TEST', () => test))
    .replace('TEST', () => (here.includes('TEST') ? form.tests[2] : test));
  const { text, offset } = cursorIn(marked);
  const file = await parseText(language, form.languageId, text, {
    indent: form.languageId === 'go' ? '\t' : '    ',
  });
  return { language, file, cursor: offset };
}

const marked = (code: string): string =>
  code.replace(
    /(?=new DefaultAzure|(?<!new )DefaultAzureCredential\(|azidentity\.NewDefault|std::make_shared|DeveloperToolsCredential::)/,
    '¦',
  );

/** The flavours that the light bulb offers to write there, the offers of findings among them. */
function flavoursAt({ language, file, cursor }: Place): string[] {
  const at = { start: cursor, end: cursor };
  const site = siteAt(language.credentials(file), at);
  const rewrites = rewritesAt(language, file, at, known, settings, site);
  const fixes = language
    .findings(file, { tokenCredentialsSet: false })
    .flatMap((finding) => possibleFixes(language, file, finding, fixesOf(finding, known, settings)));
  const flavours = [...rewrites, ...fixes].flatMap((offer) =>
    offer.does === 'write' ? [offer.request.flavour] : [],
  );
  return [...new Set(flavours)].sort();
}

/** What a request of a flavour leaves of the file. */
function written(
  { language, file, cursor }: Place,
  flavour: 'credential' | 'localAndAzure',
): string | undefined {
  const site = siteAt(language.credentials(file), { start: cursor, end: cursor });
  const request = requestFor({ flavour });
  const plan = planIn(language, file, { does: 'write', request, ...(site && { over: site }) }, cursor);
  return plan && applied(file.text, plan);
}

describe('a branch of a test of the environment', () => {
  for (const [language, form] of Object.entries(forms)) {
    const [local, azure, other] = form.tests;
    const places = { 'in the place of a credential': marked(form.made), 'on a blank line': '¦' };
    for (const [place, here] of Object.entries(places)) {
      it(`is offered no second choice ${place} in ${language}`, async () => {
        for (const test of [local, azure]) {
          const inBranch = await placeIn(form, test, here);
          assert.deepEqual(flavoursAt(inBranch), ['credential'], inBranch.file.text);
          const plain = written(inBranch, 'credential');
          assert.ok(plain !== undefined, inBranch.file.text);
          assert.equal(written(inBranch, 'localAndAzure'), plain);
        }
      });

      it(`is one by the environment alone, ${place} in ${language}`, async () => {
        const elsewhere = await placeIn(form, other, here);
        assert.deepEqual(flavoursAt(elsewhere), ['credential', 'localAndAzure'], elsewhere.file.text);
        const [both, plain] = [written(elsewhere, 'localAndAzure'), written(elsewhere, 'credential')];
        assert.ok(both !== undefined && both !== plain, elsewhere.file.text);
      });
    }

    const { choice } = form;
    if (choice !== undefined)
      it(`is the side of a choice in one expression, in ${language}`, async () => {
        for (const test of [local, azure])
          assert.deepEqual(flavoursAt(await placeIn(form, test, marked(choice))), ['credential']);
        const elsewhere = await placeIn(form, other, marked(choice));
        assert.deepEqual(flavoursAt(elsewhere), ['credential', 'localAndAzure']);
      });
  }

  it('ends with it: behind a test, and beside one, both are offered', async () => {
    const python = forms['Python'];
    assert.ok(python);
    const file = { ...python, file: python.file.replace('HERE', 'pass').replace('return None', 'HERE') };
    assert.deepEqual(flavoursAt(await placeIn(file, python.tests[0], '¦')), ['credential', 'localAndAzure']);
  });
});
