/** The code that insertion leaves behind in Python files: where it goes and what it looks like. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { cursorIn, ids, inserted, requestFor } from '../applied';
import { parseText } from '../parseText';

const call = `ManagedIdentityCredential(client_id="${ids.clientId}")`;
const statement = `credential = ${call}`;
const imported = 'from azure.identity import ManagedIdentityCredential';

function insert(marked: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> {
  return inserted(python, 'python', marked, requestFor(wanted));
}

describe('Python: where a credential is inserted', () => {
  const places: Record<string, readonly [before: string, after: string]> = {
    'an empty file': ['¦', `${imported}\n\n${statement}\n`.slice(0, -1)],
    'a blank line of a function, with its indentation trimmed': [
      `${imported}\n\n\ndef main():\n    x = 1\n¦\n    return x\n`,
      `${imported}\n\n\ndef main():\n    x = 1\n    ${statement}\n    return x\n`,
    ],
    'a blank line behind a function': [
      `${imported}\n\n\ndef main():\n    x = 1\n¦\n\nx = 2\n`,
      `${imported}\n\n\ndef main():\n    x = 1\n${statement}\n\nx = 2\n`,
    ],
    'the body that was just begun': [
      `${imported}\n\n\ndef main():\n    ¦`,
      `${imported}\n\n\ndef main():\n    ${statement}`,
    ],
    'the end of a function header': [
      `${imported}\n\n\ndef main():¦\n    """Doc."""\n    return 1\n`,
      `${imported}\n\n\ndef main():\n    """Doc."""\n    ${statement}\n    return 1\n`,
    ],
    'the end of a statement': [
      `${imported}\n\nx = 1¦  # one\ny = 2\n`,
      `${imported}\n\nx = 1  # one\n${statement}\ny = 2\n`,
    ],
    'the start of a statement': [`${imported}\n\n¦use(x)\n`, `${imported}\n\n${statement}\nuse(x)\n`],
    'the middle of a call over several lines': [
      `${imported}\n\nuse(\n    x,¦\n    y,\n)\n`,
      `${imported}\n\n${statement}\nuse(\n    x,\n    y,\n)\n`,
    ],
    'an if body before else': [
      `${imported}\n\nif x:\n    y = 1\n¦\nelse:\n    y = 2\n`,
      `${imported}\n\nif x:\n    y = 1\n    ${statement}\nelse:\n    y = 2\n`,
    ],
    'a line above the imports': [
      `¦\nimport sys\n\nx = 1\n`,
      `\nimport sys\n\n${imported}\n\n${statement}\n\nx = 1\n`,
    ],
    'one-line compound statements': [
      `${imported}\n\nif x: y¦ = 1\n`,
      `${imported}\n\n${statement}\nif x: y = 1\n`,
    ],
    'a class body': [
      `${imported}\n\n\nclass A:\n    x = 1\n    ¦\n`,
      `${imported}\n\n\nclass A:\n    x = 1\n    ${statement}\n`,
    ],
    'empty parentheses': [`${imported}\n\nuse(¦)\n`, `${imported}\n\nuse(${call})\n`],
    'the argument behind keywords': [
      `${imported}\n\nuse(x=1, ¦)\n`,
      `${imported}\n\nuse(x=1, credential=${call})\n`,
    ],
    'a call that has its credential': [
      `${imported}\n\nuse(credential=x, ¦)\n`,
      `${imported}\n\n${statement}\nuse(credential=x, )\n`,
    ],
    'the next argument': [`${imported}\n\nuse(x, ¦)\n`, `${imported}\n\nuse(x, ${call})\n`],
  };
  for (const [name, [before, after]] of Object.entries(places)) {
    it(`writes at ${name}`, async () => {
      assert.equal(await insert(before), after);
    });
  }

  const refused: Record<string, string> = {
    'inside a string': `x = """\n¦\n"""\n`,
    'between the items of a list': 'x = [\n    1,\n¦\n    2,\n]\n',
    'between a decorator and its function': '@cache\n¦\ndef f():\n    pass\n',
    'between match and case': 'match x:\n¦\n    case 1:\n        pass\n',
    'in code that does not parse': 'x = (1,\n¦\ndef f(:\n',
  };
  for (const [name, marked] of Object.entries(refused)) {
    it(`makes no offer ${name}`, async () => {
      const { text, offset } = cursorIn(marked);
      assert.equal(python.insert(await parseText(python, 'python', text), offset, requestFor()), undefined);
    });
  }

  it('takes a name that is free in the same scope, and the same name in another', async () => {
    const taken = `${imported}\n\ncredential = None\n¦\n`;
    assert.match((await insert(taken)) ?? '', /^managed_identity_credential = /m);
    const parameter = `${imported}\n\n\ndef f(credential=None):\n    pass\n    ¦\n`;
    assert.match((await insert(parameter)) ?? '', /^ {4}managed_identity_credential = /m);
    const elsewhere = `${imported}\n\n\ndef f():\n    credential = None\n\n\ndef g():\n    use(credential=1)\n    ¦\n`;
    assert.match((await insert(elsewhere)) ?? '', /^ {4}credential = /m);
  });
});

describe('Python: what is inserted', () => {
  it('splits local and Azure by the switch, and reads the ID through a guard that refuses an empty one', async () => {
    const marked = `import os\n\n${imported}\n\n¦\n`;
    const written = await insert(marked, {
      identifier: 'resourceId',
      flavour: 'localAndAzure',
      idSource: 'environmentVariable',
      variable: 'MANAGED_IDENTITY_RESOURCE_ID',
    });
    assert.equal(
      written,
      `import os

from azure.identity import DefaultAzureCredential, ManagedIdentityCredential


def required_env(name: str) -> str:
    value = os.environ.get(name, "")
    if not value:
        raise RuntimeError(f"The environment variable {name} is empty or not set")
    return value


credential = (
    DefaultAzureCredential()
    if os.environ.get("APP_ENV") == "development"
    else ManagedIdentityCredential(identity_config={"resource_id": required_env("MANAGED_IDENTITY_RESOURCE_ID")})
)
`,
    );
  });

  it('uses the guard that is there, and another name where its name means something else', async () => {
    const first = await insert('x = 1\n¦\n', { idSource: 'environmentVariable' });
    const second = await insert(`${first ?? ''}¦`, { idSource: 'environmentVariable', variable: 'OTHER' });
    assert.equal(second?.split('def required_env').length, 2);
    assert.match(second, /required_env\("OTHER"\)/);
    const other = await insert('from config import required_env\n\n¦\n', { idSource: 'environmentVariable' });
    assert.match(other ?? '', /def required_env_2\(/);
    assert.match(other ?? '', /client_id=required_env_2\("AZURE_CLIENT_ID"\)/);
  });

  it('says whose ID it is, and that a sample is a sample', async () => {
    const named = await insert(`${imported}\n\n¦\n`, { identityName: 'id-orders\n# x', sample: true });
    assert.match(named ?? '', /^# id-orders # x\. Sample tenant: this ID is not real\ncredential = /m);
    const argument = await insert(`${imported}\n\nuse(¦)\n`, { identityName: 'id-orders', sample: true });
    assert.match(argument ?? '', /^# id-orders\. Sample tenant: this ID is not real\nuse\(Managed/m);
  });

  it('keeps single quotes and escapes whatever an ID holds', async () => {
    const written = await insert(`${imported}\n\nx = 'a'\n¦\n`, { id: `a'b\\c\n` });
    assert.match(written ?? '', /client_id='a\\'b\\\\c\\x0a'/);
  });

  it('needs an ID for a literal', async () => {
    const { text, offset } = cursorIn('x = 1\n¦');
    const request: CredentialRequest = {
      identifier: 'objectId',
      flavour: 'credential',
      idSource: 'literal',
      variable: 'AZURE_CLIENT_ID',
      localSwitch: 'APP_ENV',
      sample: false,
    };
    assert.equal(python.insert(await parseText(python, 'python', text), offset, request), undefined);
  });

  it('names the packages and versions that the code needs', async () => {
    const needs = (wanted: Partial<CredentialRequest>): string =>
      python
        .needs(requestFor(wanted))
        .map(({ name, minimum }) => `${name}>=${minimum}`)
        .join(' ');
    assert.equal(needs({}), 'azure-identity>=1.4.0');
    assert.equal(needs({ identifier: 'objectId' }), 'azure-identity>=1.9.0');
    assert.equal(needs({ identifier: 'resourceId' }), 'azure-identity>=1.19.0');
    const file = await parseText(python, 'python', 'from azure.storage.blob.aio import BlobServiceClient\n');
    const plan = python.insert(file, file.text.length, requestFor());
    assert.deepEqual(
      plan?.needs.map(({ name }) => name),
      ['azure-identity', 'aiohttp'],
    );
  });
});
