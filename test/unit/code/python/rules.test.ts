/** What the rules notice in Python files, and what they leave alone. */

import assert from 'node:assert/strict';
import type { RuleContext } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import { parseText } from '../parseText';

const resourceId =
  '/subscriptions/00000000-0000-0000-0000-000000000001/resourcegroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/id-orders';

/** Findings as `rule[.variant][ (weak)] fix: text`. */
async function found(
  code: string,
  context: Partial<RuleContext> = {},
  path = '/w/src/app.py',
): Promise<string[]> {
  const file = await parseText(python, 'python', code, { path });
  return python.findings(file, { tokenCredentialsSet: false, ...context }).map((finding) => {
    const variant = finding.variant === undefined ? '' : `.${finding.variant}`;
    const weak = finding.weak === true ? ' (weak)' : '';
    return `${finding.rule}${variant}${weak} ${finding.fix}: ${code.slice(finding.start, finding.end)}`;
  });
}

const fromIdentity = 'from azure.identity import DefaultAzureCredential, ManagedIdentityCredential\n';
const userAssigned = { workspaceIdentity: 'userAssigned' } as const;
const plainDefault = 'default-credential replace: DefaultAzureCredential()';

describe('Python: default-credential', () => {
  const reported: Record<string, string> = {
    'a plain import': `${fromIdentity}c = DefaultAzureCredential()`,
    'only the first of several': `${fromIdentity}c = DefaultAzureCredential()\nd = DefaultAzureCredential()`,
    'an import in parentheses over several lines':
      'from azure.identity import (\n    AzureCliCredential,\n    DefaultAzureCredential,\n)\nc = DefaultAzureCredential()',
    'the asynchronous class':
      'from azure.identity.aio import DefaultAzureCredential\nc = DefaultAzureCredential()',
    'a star import': 'from azure.identity import *\nc = DefaultAzureCredential()',
    'an import inside the function':
      'def f():\n    from azure.identity import DefaultAzureCredential\n    return DefaultAzureCredential()',
    'the Azure branch of an environment test': `${fromIdentity}import os\nif os.environ.get("APP_ENV") == "development":\n    pass\nelse:\n    c = DefaultAzureCredential()`,
    'a test of something else': `${fromIdentity}if retries > 3:\n    c = DefaultAzureCredential()`,
    'the Azure side of a guard': `${fromIdentity}def f():\n    if is_local():\n        return None\n    return DefaultAzureCredential()`,
  };
  for (const [name, code] of Object.entries(reported)) {
    it(`reports ${name}`, async () => {
      assert.deepEqual(await found(code), [plainDefault]);
    });
  }

  it('follows an alias of the class, the module and the package', async () => {
    const codes = [
      ['from azure.identity import DefaultAzureCredential as DAC\nc = DAC()', 'DAC()'],
      ['import azure.identity as id\nc = id.DefaultAzureCredential()', 'id.DefaultAzureCredential()'],
      [
        'import azure.identity\nc = azure.identity.DefaultAzureCredential()',
        'azure.identity.DefaultAzureCredential()',
      ],
      [
        'from azure import identity\nc = identity.aio.DefaultAzureCredential()',
        'identity.aio.DefaultAzureCredential()',
      ],
      [
        'import azure.identity.aio\nc = azure.identity.aio.DefaultAzureCredential()',
        'azure.identity.aio.DefaultAzureCredential()',
      ],
    ] as const;
    for (const [code, text] of codes)
      assert.deepEqual(await found(code), [`default-credential replace: ${text}`]);
  });

  it('is only a hint when a managed identity is named, and prefers a finding that is not', async () => {
    const named = 'DefaultAzureCredential(managed_identity_client_id="x")';
    const code = `${fromIdentity}c = ${named}`;
    assert.deepEqual(await found(code), [`default-credential.withIdentifier (weak) replace: ${named}`]);
    assert.deepEqual(await found(`${code}\nd = DefaultAzureCredential()`), [plainDefault]);
  });

  const silent: Record<string, string> = {
    'a class that is not imported': 'c = DefaultAzureCredential()',
    'a class of another package':
      'from mylib.azure.identity import DefaultAzureCredential\nc = DefaultAzureCredential()',
    'a relative import': 'from .azure.identity import DefaultAzureCredential\nc = DefaultAzureCredential()',
    'an import for type checking only':
      'from typing import TYPE_CHECKING\nif TYPE_CHECKING:\n    from azure.identity import DefaultAzureCredential\nc = DefaultAzureCredential()',
    'an import of another function':
      'def a():\n    from azure.identity import DefaultAzureCredential\ndef b():\n    return DefaultAzureCredential()',
    'a comment, a string, an annotation': `${fromIdentity}# DefaultAzureCredential()\ns = "DefaultAzureCredential()"\nx: DefaultAzureCredential`,
    'the local branch of a conditional expression': `${fromIdentity}import os\nc = DefaultAzureCredential() if os.environ.get("APP_ENV") == "development" else ManagedIdentityCredential(client_id="x")`,
    'the branch that is not production': `${fromIdentity}import os\nif os.getenv("ENV") == "production":\n    pass\nelif os.getenv("ENV") == "staging":\n    pass\nelse:\n    c = DefaultAzureCredential()`,
    'what follows a guard that leaves in production': `${fromIdentity}import os\ndef f():\n    if os.environ.get("APP_ENV") == "production":\n        return ManagedIdentityCredential(client_id="x")\n    return DefaultAzureCredential()`,
    'a host variable that is absent': `${fromIdentity}import os\nif "WEBSITE_SITE_NAME" not in os.environ:\n    c = DefaultAzureCredential()`,
    'a negated flag': `${fromIdentity}if not settings.is_production:\n    c = DefaultAzureCredential()`,
    'one of several local names': `${fromIdentity}import os\nif os.environ["ENV"].lower() in ("dev", "test"):\n    c = DefaultAzureCredential()`,
    'a match on the environment': `${fromIdentity}match env:\n    case "development":\n        c = DefaultAzureCredential()`,
    'a credential without managed identity': `${fromIdentity}c = DefaultAzureCredential(exclude_managed_identity_credential=True)`,
    'one that insists on AZURE_TOKEN_CREDENTIALS': `${fromIdentity}c = DefaultAzureCredential(require_envvar=True)`,
  };
  for (const [name, code] of Object.entries(silent)) {
    it(`leaves alone ${name}`, async () => {
      assert.deepEqual(await found(code), []);
    });
  }

  it('is silent in test files and where AZURE_TOKEN_CREDENTIALS is set', async () => {
    const code = `${fromIdentity}c = DefaultAzureCredential()`;
    for (const path of ['/w/tests/helpers.py', '/w/src/test_app.py', '/w/app_test.py', '/w/conftest.py']) {
      assert.deepEqual(await found(code, {}, path), [], path);
    }
    assert.deepEqual(await found(code, {}, '/w/latest/contest.py'), [plainDefault]);
    assert.deepEqual(await found(code, { tokenCredentialsSet: true }), []);
  });
});

describe('Python: missing-identifier', () => {
  it('reports a credential without or with an empty selector where the identity is user-assigned', async () => {
    for (const [args, variant] of [
      ['', ''],
      ['client_id=None', '.empty'],
      ['client_id=""', '.empty'],
      ['identity_config={}', '.empty'],
      ['retry_total=3', ''],
    ]) {
      const call = `ManagedIdentityCredential(${args ?? ''})`;
      const expected = [`missing-identifier${variant ?? ''} replace: ${call}`];
      assert.deepEqual(await found(`${fromIdentity}c = ${call}`, userAssigned), expected);
      assert.deepEqual(
        await found(`${fromIdentity}c = ${call}`, { workspaceIdentity: 'systemAssigned' }),
        [],
      );
    }
  });

  it('leaves alone what names an identity or may name one', async () => {
    for (const args of [
      'client_id="x"',
      'client_id=settings.id',
      'identity_config={"object_id": "x"}',
      'identity_config=config',
      '**options',
    ]) {
      assert.deepEqual(
        await found(`${fromIdentity}c = ManagedIdentityCredential(${args})`, userAssigned),
        [],
        args,
      );
    }
  });
});

describe('Python: ignored-argument', () => {
  const cases: readonly (readonly [args: string, expected: readonly string[]])[] = [
    ['object_id="x"', ['keyword mend: object_id="x"']],
    ['resource_id=rid, logging_enable=True', ['keyword mend: resource_id=rid']],
    ['principal_id="x"', ['keyword mend: principal_id="x"']],
    ['mi_res_id="x"', ['keyword mend: mi_res_id="x"']],
    ['msi_res_id="x"', ['keyword mend: msi_res_id="x"']],
    ['managed_identity_client_id="x"', ['clientIdKeyword mend: managed_identity_client_id="x"']],
    ['client_id="x", object_id="y"', ['keyword replace: object_id="y"']],
    [
      'object_id="x", resource_id="y"',
      ['keyword replace: object_id="x"', 'keyword replace: resource_id="y"'],
    ],
    ['object_id="x", **more', ['keyword replace: object_id="x"']],
    ['identity_config={"mi_res_id": "x"}', ['key mend: "mi_res_id"']],
    ['identity_config={"principal_id": "x"}', ['key mend: "principal_id"']],
    ['identity_config={"clientid": "x"}', ['key mend: "clientid"']],
    ['identity_config={"name": "x"}', ['key replace: "name"']],
    ['identity_config={"resource_id": "x", "name": "y"}', []],
    ['identity_config={"resource_id": "x"}', []],
    ['client_id="x"', []],
    [
      '"11111111-2222-3333-4444-555555555555"',
      ['positional replace: "11111111-2222-3333-4444-555555555555"'],
    ],
    [`"${resourceId}"`, [`positional mend: "${resourceId}"`]],
    ['settings.client_id', ['positional replace: settings.client_id']],
    ['*ids', []],
  ];
  for (const [args, expected] of cases) {
    it(`${expected.length > 0 ? 'reports' : 'accepts'} ManagedIdentityCredential(${args.slice(0, 60)})`, async () => {
      const got = await found(`${fromIdentity}c = ManagedIdentityCredential(${args})`);
      assert.deepEqual(
        got,
        expected.map((each) => `ignored-argument.${each}`),
      );
    });
  }

  it('says one thing about a call: no missing identifier beside an ignored argument', async () => {
    const got = await found(`${fromIdentity}c = ManagedIdentityCredential(object_id="x")`, userAssigned);
    assert.deepEqual(got, ['ignored-argument.keyword mend: object_id="x"']);
  });

  it('knows that the asynchronous class sends its keys as they are', async () => {
    const asynchronous =
      'from azure.identity.aio import ManagedIdentityCredential\nc = ManagedIdentityCredential(identity_config=';
    assert.deepEqual(await found(`${asynchronous}{"mi_res_id": "x"})`), []);
    assert.deepEqual(await found(`${asynchronous}{"resource_id": "x", "mi_res_id": "x"})`), []);
    assert.deepEqual(await found(`${asynchronous}{"resource_id": "x"})`), [
      'ignored-argument.asyncKey mend: "resource_id"',
    ]);
  });

  it('reports what DefaultAzureCredential swallows or refuses', async () => {
    const code = `${fromIdentity}c = DefaultAzureCredential(managed_identity_object_id="x")\nd = DefaultAzureCredential(client_id="y")`;
    assert.deepEqual(await found(code), [
      'ignored-argument.defaultKeyword replace: managed_identity_object_id="x"',
      'ignored-argument.refusedKeyword mend: client_id="y"',
    ]);
  });
});

describe('Python: obsolete-constructor', () => {
  it('reports the classes of packages that were replaced', async () => {
    const code = [
      'from msrestazure.azure_active_directory import MSIAuthentication as Msi',
      'from azure.common import credentials',
      'a = Msi(client_id="x")',
      'b = credentials.ServicePrincipalCredentials("x")',
      'c = MSIAuthentication()',
    ].join('\n');
    assert.deepEqual(await found(code), [
      'obsolete-constructor.removedPackage replace: Msi(client_id="x")',
      'obsolete-constructor.removedPackage none: credentials.ServicePrincipalCredentials("x")',
    ]);
  });
});

describe('Python: where the rules look', () => {
  it('honours the ranges that changed', async () => {
    const code = `${fromIdentity}a = ManagedIdentityCredential(object_id="x")\nb = ManagedIdentityCredential(object_id="y")`;
    const file = await parseText(python, 'python', code);
    const at = code.indexOf('"y"');
    const findings = python.findings(file, { tokenCredentialsSet: false }, [{ start: at, end: at }]);
    assert.deepEqual(
      findings.map(({ start, end }) => code.slice(start, end)),
      ['object_id="y"'],
    );
  });

  it('lists every credential with its identifier', async () => {
    const code = `${fromIdentity}from azure.identity import AzureCliCredential as Cli
a = ManagedIdentityCredential(identity_config={"object_id": "x"})
b = ManagedIdentityCredential()
c = DefaultAzureCredential()
d = Cli()`;
    const file = await parseText(python, 'python', code);
    const sites = python
      .credentials(file)
      .map(({ type, identifier }) => `${type} ${identifier ?? ''}`.trim());
    assert.deepEqual(sites, [
      'managedIdentity objectId',
      'managedIdentity systemAssigned',
      'default',
      'other',
    ]);
    const last = { start: code.length, end: code.length };
    assert.deepEqual(
      python.credentials(file, [last]).map(({ type }) => type),
      ['other'],
    );
    assert.equal(python.importsAzure(file), true);
    assert.equal(python.importsAzure(await parseText(python, 'python', 'import os\n# azure')), false);
  });

  it('finds the one credential among thousands of lines that only name it', async () => {
    const body = Array.from(
      { length: 1250 },
      (_, at) =>
        `def f${at}(x):\n    y = load(x, credential=x)  # Credential\n    print("azure import", y)\n    return y\n`,
    );
    const file = await parseText(
      python,
      'python',
      `${fromIdentity}${body.join('')}c = DefaultAzureCredential()\n`,
    );
    const findings = python.findings(file, { tokenCredentialsSet: false });
    assert.equal(findings.length, 1);
  });
});
