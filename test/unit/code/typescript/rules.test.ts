/** What the rules notice in TypeScript and JavaScript, and what they keep quiet about. */

import assert from 'node:assert/strict';
import { ids } from '../applied';
import { noticed } from './edited';

const { resourceId } = ids;

const identity = `import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\n`;
const named = 'default-credential: DefaultAzureCredential';

describe('default-credential in TypeScript', () => {
  const reported: Record<string, string> = {
    'a credential at the top level': `${identity}new DefaultAzureCredential();`,
    'a credential under an alias': `import { DefaultAzureCredential as Dac } from '@azure/identity';\nnew Dac();`,
    'a credential through a namespace': `import * as id from '@azure/identity';\nnew id.DefaultAzureCredential();`,
    'a required credential': `const { DefaultAzureCredential } = require('@azure/identity');\nnew DefaultAzureCredential();`,
    'a credential required in a function': `function f() {\n  const { DefaultAzureCredential } = require('@azure/identity');\n  return new DefaultAzureCredential();\n}`,
    'a required namespace': `const id = require("@azure/identity");\nnew id.DefaultAzureCredential();`,
    'import x = require': `import id = require('@azure/identity');\nnew id.DefaultAzureCredential();`,
    'a member of a required module': `const D = require('@azure/identity').DefaultAzureCredential;\nnew D();`,
    'a dynamic import': `const { DefaultAzureCredential } = await import('@azure/identity');\nnew DefaultAzureCredential();`,
    'the Azure branch of a production test': `${identity}const c = process.env.NODE_ENV === 'production' ? new DefaultAzureCredential() : undefined;`,
    'the else branch of a development test': `${identity}if (process.env['NODE_ENV'] === 'development') { f(); } else { g(new DefaultAzureCredential()); }`,
    'a test that has nothing to do with the environment': `${identity}const c = flag === 'blue' ? new DefaultAzureCredential() : undefined;`,
  };
  for (const [title, text] of Object.entries(reported)) {
    it(`is reported for ${title}`, async () => {
      const found = await noticed('typescript', text);
      assert.equal(found.length, 1, found.join());
      assert.match(found[0] ?? '', /^default-credential: (id\.)?(DefaultAzureCredential|Dac|D)$/);
    });
  }

  const quiet: Record<string, string> = {
    'the local branch of a development test': `${identity}const c = process.env['NODE_ENV'] === 'development' ? new DefaultAzureCredential() : undefined;`,
    'the else branch of a production test': `${identity}const c = process.env.NODE_ENV === "production" ? undefined : new DefaultAzureCredential();`,
    'a negated test': `${identity}if (process.env.NODE_ENV !== 'production') { f(new DefaultAzureCredential()); }`,
    'a constant that holds the test': `${identity}const local = process.env.NODE_ENV === 'development';\nconst c = local ? new DefaultAzureCredential() : undefined;`,
    'a name that says so': `${identity}const c = config.isDev() ? new DefaultAzureCredential() : undefined;`,
    'the absence of a host variable': `${identity}const c = process.env.IDENTITY_ENDPOINT ? undefined : new DefaultAzureCredential();`,
    'what follows an early return in Azure': `${identity}function f() {\n  if (process.env.NODE_ENV === 'production') return undefined;\n  return new DefaultAzureCredential();\n}`,
    'a case for development': `${identity}switch (process.env.NODE_ENV) { case 'development': f(new DefaultAzureCredential()); break; }`,
    'a class of the same name from elsewhere': `import { DefaultAzureCredential } from './fake';\nnew DefaultAzureCredential();`,
    'a class of the same name in the file': `import '@azure/identity';\nclass DefaultAzureCredential {}\nnew DefaultAzureCredential();`,
    'what follows an exit that ends in a remark': `${identity}function f() {\n  for (const a of b) {\n    if (isProduction) {\n      continue; // There it has one.\n    }\n    use(new DefaultAzureCredential());\n  }\n}`,
    'the branch in which no host set its variable': `${identity}const c = process.env.WEBSITE_SITE_NAME === undefined ? new DefaultAzureCredential() : undefined;`,
    'the other branch of a host that set its variable': `${identity}if (process.env.IDENTITY_ENDPOINT != null) { g(); } else { c = new DefaultAzureCredential(); }`,
    'a parameter of the same name': `${identity}function f(DefaultAzureCredential) { return new DefaultAzureCredential(); }`,
    'a type-only import': `import type { DefaultAzureCredential } from '@azure/identity';\nnew DefaultAzureCredential();`,
    'a comment or a string': `${identity}// new DefaultAzureCredential()\nconst s = 'new DefaultAzureCredential()';`,
    'a nearby package': `import { DefaultAzureCredential } from '@azure/identity-cache';\nnew DefaultAzureCredential();`,
  };
  for (const [title, text] of Object.entries(quiet)) {
    it(`is not reported for ${title}`, async () => {
      assert.deepEqual(await noticed(title.includes('parameter') ? 'javascript' : 'typescript', text), []);
    });
  }

  it('is weak when the options name a managed identity', async () => {
    const text = `${identity}new DefaultAzureCredential({ managedIdentityClientId: id });`;
    assert.deepEqual(await noticed('typescript', text), [`${named} (weak)`]);
  });

  it('is reported once per file, at full severity where there is one', async () => {
    const text = `${identity}new DefaultAzureCredential({ managedIdentityClientId: id });\nnew DefaultAzureCredential();\nnew DefaultAzureCredential();`;
    assert.deepEqual(await noticed('typescript', text), [named]);
  });

  it('is not reported in test files, nor where the workspace pins the chain', async () => {
    const text = `${identity}new DefaultAzureCredential();`;
    for (const path of [
      '/w/test/orders.ts',
      '/w/src/orders.test.ts',
      '/w/src/__tests__/orders.ts',
      '/w/orders.spec.tsx',
    ]) {
      assert.deepEqual(await noticed('typescript', text, { tokenCredentialsSet: false }, { path }), [], path);
    }
    assert.deepEqual(await noticed('typescript', text, { tokenCredentialsSet: true }), []);
    assert.deepEqual(
      await noticed('typescript', text, { tokenCredentialsSet: false }, { path: '/w/src/latest.ts' }),
      [named],
    );
  });
});

describe('missing-identifier in TypeScript', () => {
  const userAssigned = { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' } as const;
  const report = 'missing-identifier: ManagedIdentityCredential';

  it('is reported where nothing names an identity', async () => {
    for (const args of [
      '()',
      '',
      '({})',
      '(undefined)',
      '({ retryOptions: { maxRetries: 2 } })',
      '(/* none */)',
    ]) {
      assert.deepEqual(
        await noticed('typescript', `${identity}new ManagedIdentityCredential${args};`, userAssigned),
        [report],
        args,
      );
    }
  });

  it('is not reported where something names one, or may', async () => {
    for (const args of [
      "('x')",
      '({ clientId })',
      "({ objectId: 'x' })",
      '({ ...options })',
      '(options)',
      '(id)',
    ]) {
      assert.deepEqual(
        await noticed('typescript', `${identity}new ManagedIdentityCredential${args};`, userAssigned),
        [],
        args,
      );
    }
  });

  it('is not reported where the workspace identity is system-assigned or not set', async () => {
    const text = `${identity}new ManagedIdentityCredential();`;
    assert.deepEqual(await noticed('typescript', text), []);
    assert.deepEqual(
      await noticed('typescript', text, { ...userAssigned, workspaceIdentity: 'systemAssigned' }),
      [],
    );
  });
});

describe('string-is-client-id', () => {
  it('is reported for a resource ID as the bare string, in whatever form it is written', async () => {
    const forms = [
      `'${resourceId}'`,
      `"${resourceId.toLowerCase()}"`,
      '`/subscriptions/${sub}/resourceGroups/rg/providers/Microsoft.ManagedIdentity/userAssignedIdentities/${name}`',
      `'/subscriptions/' + sub + '/resourceGroups/rg'`,
      `('${resourceId}' as string)`,
    ];
    for (const form of forms) {
      const found = await noticed('typescript', `${identity}new ManagedIdentityCredential(${form});`);
      assert.deepEqual(found, [`string-is-client-id: ${form}`]);
    }
  });

  it('is reported for a constant that holds one, and for the option clientId', async () => {
    const text = `${identity}const ID = '${resourceId}';\nnew ManagedIdentityCredential(ID);`;
    assert.deepEqual(await noticed('javascript', text), ['string-is-client-id: ID']);
    const option = `${identity}new ManagedIdentityCredential({ clientId: '${resourceId}' });`;
    assert.deepEqual(await noticed('javascript', option), [`string-is-client-id: clientId: '${resourceId}'`]);
  });

  it('is never guessed from a name, a GUID or a variable', async () => {
    const setup = `${identity}let resourceId = '${resourceId}';\n`;
    for (const form of [
      "'6f1d2c3b-0a4e-4b5c-8d7e-112233445566'",
      'objectId',
      'resourceId',
      'process.env.RESOURCE_ID',
    ]) {
      assert.deepEqual(
        await noticed('typescript', `${setup}new ManagedIdentityCredential(${form});`),
        [],
        form,
      );
    }
  });
});

describe('ignored-argument in JavaScript', () => {
  it('is reported for options the SDK does not read', async () => {
    for (const key of ['clientID', 'principalId', 'managedIdentityClientId', 'client_id', "'msi_res_id'"]) {
      const found = await noticed('javascript', `${identity}new ManagedIdentityCredential({ ${key}: 'x' });`);
      assert.deepEqual(found, [`ignored-argument: ${key}`]);
    }
    const object = `${identity}new DefaultAzureCredential({ managedIdentityObjectId: 'x' });`;
    assert.ok((await noticed('javascript', object)).includes('ignored-argument: managedIdentityObjectId'));
  });

  it('is not reported beside an option that is read, for unrelated options, nor in TypeScript, whose compiler says it', async () => {
    const quiet = [
      "{ clientId: 'x', principalId: 'y' }",
      '{ loggingOptions: {} }',
      '{ ...rest, clientID: 1 }',
    ];
    for (const options of quiet) {
      assert.deepEqual(
        await noticed('javascript', `${identity}new ManagedIdentityCredential(${options});`),
        [],
        options,
      );
    }
    assert.deepEqual(
      await noticed('typescript', `${identity}new ManagedIdentityCredential({ clientID: 'x' });`),
      [],
    );
  });
});

describe('obsolete-constructor in JavaScript', () => {
  it('is reported for the retired packages, by binding', async () => {
    const text = `const auth = require('@azure/ms-rest-nodeauth');\nconst c = await auth.loginWithVmMSI({ port: 1 });\nnew auth.MSIAppServiceTokenCredentials();`;
    assert.deepEqual(await noticed('javascript', text), [
      'obsolete-constructor: auth.loginWithVmMSI',
      'obsolete-constructor: auth.MSIAppServiceTokenCredentials',
    ]);
    assert.deepEqual(
      await noticed('javascript', `import { loginWithVmMSI } from './own';\nloginWithVmMSI();`),
      [],
    );
  });
});
