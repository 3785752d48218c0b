/** Identities in YAML: what is noticed in Kubernetes, GitHub Actions and Spring files, and what is written into them. */

import assert from 'node:assert/strict';
import type { Finding, ParsedFile } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { yaml } from '../../../../src/code/declarations/yaml/language';
import { requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

const context = { tokenCredentialsSet: false };
const id = '8f3c1d2e-0000-4000-8000-000000000001';
const request = (over: Partial<CredentialRequest> = {}): CredentialRequest => requestFor({ id, ...over });

const parsed = (text: string, path = '/w/deploy/app.yaml'): Promise<ParsedFile> =>
  parseText(yaml, 'yaml', text, { path });

async function found(text: string, path?: string): Promise<Finding[]> {
  return yaml.findings(await parsed(text, path), context);
}

async function said(text: string, path?: string): Promise<string[]> {
  return (await found(text, path)).map(({ rule, variant }) =>
    variant === undefined ? rule : `${rule} ${variant}`,
  );
}

/** The text after every repair that is offered. */
async function mended(text: string, path?: string): Promise<string> {
  return applyEdits(
    text,
    (await found(text, path)).flatMap(({ edits }) => edits ?? []),
  );
}

async function inserted(
  text: string,
  over: Partial<CredentialRequest> = {},
  path?: string,
): Promise<string | undefined> {
  const at = text.indexOf('|');
  const content = at < 0 ? text : text.slice(0, at) + text.slice(at + 1);
  const file = await parsed(content, path);
  const plan = yaml.insert(file, Math.max(at, 0), request(over));
  if (!plan) return undefined;
  const after = applyEdits(content, editsOf(plan));
  assert.deepEqual(errorsIn(await parsed(after, path)), [], after);
  return after;
}

const account = 'apiVersion: v1\nkind: ServiceAccount\nmetadata:\n  name: app\n';
const deployment = (labels: string): string =>
  `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  name: app\nspec:\n  template:\n    metadata:\n      labels:\n        app: orders\n${labels}    spec:\n      serviceAccountName: app\n`;
const annotated = `${account}  annotations:\n    azure.workload.identity/client-id: "${id}"\n`;

describe('workload identity in Kubernetes', () => {
  it('gets its annotation on a service account, with the annotations that are there kept', async () => {
    assert.equal(
      await inserted(account),
      `${account}  annotations:\n    azure.workload.identity/client-id: "${id}"\n`,
    );
    assert.equal(
      await inserted(`${account}  annotations:\n    team: "orders" # owners\n`),
      `${account}  annotations:\n    team: "orders" # owners\n    azure.workload.identity/client-id: "${id}"\n`,
    );
  });

  it('keeps Windows line ends, four blanks of indentation and a byte order mark', async () => {
    const windows = account.replaceAll('\n', '\r\n').replaceAll('  ', '    ');
    assert.equal(
      await inserted(`\uFEFF${windows}`),
      `\uFEFF${windows}    annotations:\r\n        azure.workload.identity/client-id: "${id}"\r\n`,
    );
  });

  it('has an ID that is there replaced, and a second insertion changes nothing more', async () => {
    const other = annotated.replace(id, '00000000-0000-4000-8000-000000000002');
    assert.equal(await inserted(other), annotated);
    assert.equal(await inserted(annotated), annotated);
  });

  it('takes a client ID and nothing else', async () => {
    for (const identifier of ['objectId', 'resourceId', 'systemAssigned'] as const) {
      assert.equal(await inserted(account, { identifier }), undefined);
    }
  });

  it('puts the label on the pods of the document that the cursor is in', async () => {
    assert.equal(
      await inserted(`${annotated}---\n|${deployment('')}`),
      `${annotated}---\n${deployment('        azure.workload.identity/use: "true"\n')}`,
    );
  });

  it('misses the label on pods whose service account names an identity, and puts it there', async () => {
    const text = `${annotated}---\n${deployment('')}`;
    assert.deepEqual(await said(text), ['ignored-argument podLabel']);
    const after = await mended(text);
    assert.deepEqual(await said(after), []);
    assert.match(after, /^ {8}azure\.workload\.identity\/use: "true"$/m);
  });

  it('does not miss it where no identity is named, nor on pods of another account', async () => {
    assert.deepEqual(await said(`${account}---\n${deployment('')}`), []);
    assert.deepEqual(
      await said(`${annotated}---\n${deployment('').replace('Name: app', 'Name: other')}`),
      [],
    );
  });

  it('wants the label in quotes', async () => {
    const text = deployment('        azure.workload.identity/use: true\n');
    assert.deepEqual(await said(text), ['ignored-argument podLabelType']);
    assert.equal(await mended(text), deployment('        azure.workload.identity/use: "true"\n'));
    assert.deepEqual(await said(deployment("        azure.workload.identity/use: 'true'\n")), []);
  });

  it('is not AAD Pod Identity, which is retired', async () => {
    assert.deepEqual(await said(deployment('        aadpodidbinding: orders # azure\n')), [
      'obsolete-constructor podIdentity',
    ]);
    const old = 'apiVersion: aadpodidentity.k8s.io/v1\nkind: AzureIdentity\nmetadata:\n  name: a\n';
    assert.deepEqual(await said(old), ['obsolete-constructor podIdentity']);
  });
});

const workflow = (permissions: string, step: string, runner = 'ubuntu-latest'): string =>
  `on: push\njobs:\n  deploy:\n    runs-on: ${runner}\n${permissions}    steps:\n      - uses: actions/checkout@v4\n${step}`;
const login = `      - uses: azure/login@v2\n        with:\n          client-id: "${id}"\n          tenant-id: \${{ vars.AZURE_TENANT_ID }}\n          subscription-id: \${{ vars.AZURE_SUBSCRIPTION_ID }}\n`;
const permission = '    permissions:\n      id-token: write\n      contents: read\n';

describe('signing in from GitHub Actions', () => {
  it('gets a step where the cursor is, and the permission the step needs', async () => {
    assert.equal(await inserted(workflow('', '|\n')), `${workflow(permission, login)}\n`);
    assert.equal(await inserted(workflow(permission, '|\n')), `${workflow(permission, login)}\n`);
  });

  it('takes the ID from the repository’s variables when it is not to stand in the file', async () => {
    const after = await inserted(workflow(permission, '|\n'), {
      idSource: 'environmentVariable',
      variable: 'AZURE_CLIENT_ID',
    });
    assert.match(after ?? '', /client-id: \$\{\{ vars\.AZURE_CLIENT_ID \}\}\n/);
  });

  it('asks a runner in Azure for its own identity', async () => {
    const after = await inserted(workflow('', '|\n', '[self-hosted, linux]'), {
      identifier: 'systemAssigned',
    });
    assert.match(after ?? '', /auth-type: IDENTITY\n {10}tenant-id/);
    assert.ok(!after?.includes('permissions'));
    assert.equal(await inserted(workflow('', '|\n'), { identifier: 'systemAssigned' }), undefined);
  });

  it('misses the permission, and adds it', async () => {
    assert.deepEqual(await said(workflow('', login)), ['ignored-argument idToken']);
    assert.equal(await mended(workflow('', login)), workflow(permission, login));
    assert.deepEqual(await said(`permissions: write-all\n${workflow('', login)}`), []);
    const shared = `permissions:\n  contents: read\n${workflow('', login)}`;
    assert.equal(
      await mended(shared),
      `permissions:\n  contents: read\n  id-token: write\n${workflow('', login)}`,
    );
  });

  it('needs no secret with the whole sign-in in it', async () => {
    const text = workflow(
      '',
      '      - uses: azure/login@v2\n        with:\n          creds: ${{ secrets.AZURE_CREDENTIALS }}\n',
    );
    assert.deepEqual(await said(text), ['secret-in-code clientSecret']);
    const after = await mended(text);
    assert.equal(after, workflow(permission, login.replace(`"${id}"`, '${{ vars.AZURE_CLIENT_ID }}')));
    assert.deepEqual(await said(after), []);
  });

  it('uses the current version of the step', async () => {
    const text = workflow(permission, login.replace('@v2', '@v1.4'));
    assert.deepEqual(await said(text), ['obsolete-constructor login']);
    assert.equal(await mended(text), workflow(permission, login));
  });
});

describe('Spring’s application.yml', () => {
  const path = '/w/src/main/resources/application-prod.yml';

  it('gets the properties beside those that are there', async () => {
    const text =
      'spring:\n  application:\n    name: orders\n  cloud:\n    azure:\n      storage:\n        blob:\n          account-name: a\n';
    assert.equal(
      await inserted(text, {}, path),
      `${text}      credential:\n        managed-identity-enabled: true\n        client-id: "${id}"\n`,
    );
    const block =
      'spring:\n  cloud:\n    azure:\n      credential:\n        managed-identity-enabled: true\n';
    assert.equal(await inserted('', { identifier: 'systemAssigned' }, path), block);
    assert.equal(await inserted(block, {}, path), `${block}        client-id: "${id}"\n`);
  });

  it('names the variable as Spring reads it', async () => {
    const after = await inserted(
      'spring:\n  main: {}\n',
      { idSource: 'environmentVariable', variable: 'MY_ID' },
      path,
    );
    assert.match(after ?? '', /client-id: "\$\{MY_ID\}"\n/);
  });

  it('has a property renamed that nothing reads', async () => {
    const text = `spring:\n  cloud:\n    azure:\n      credential:\n        managed-identity-client-id: ${id}\n`;
    assert.deepEqual(await said(text, path), ['ignored-argument property']);
    assert.match(await mended(text, path), /^ {8}client-id: /m);
  });
});

describe('variables that a declaration sets', () => {
  it('are noticed in a mapping and in a list of names and values', async () => {
    const text =
      'services:\n  api:\n    environment:\n      WEBSITE_DISABLE_MSI: "true"\n      AZURE_TOKEN_CREDENTIAL: prod\n';
    assert.deepEqual(await said(text), ['environment-not-read misspelt', 'msi-disabled'].reverse());
    assert.match(await mended(text), /WEBSITE_DISABLE_MSI: "false"\n {6}AZURE_TOKEN_CREDENTIALS: prod/);
    const list = `apiVersion: v1\nkind: Pod\nspec:\n  containers:\n    - env:\n        - name: WEBSITE_DISABLE_MSI\n          value: "true"\n`;
    assert.deepEqual(await said(list), ['msi-disabled']);
    assert.match(await mended(list), /value: "false"/);
  });

  it('are left alone when they say nothing wrong', async () => {
    assert.deepEqual(
      await said(
        'a:\n  WEBSITE_DISABLE_MSI: "false"\n  AZURE_TOKEN_CREDENTIALS: prod\n  azure: AZURE_TOKEN_CREDENTIAL\n',
      ),
      [],
    );
  });

  it('hold a secret only where it stands in the file', async () => {
    const set = (value: string): string => `variables:\n  azure: a\n  AZURE_CLIENT_SECRET: ${value}\n`;
    assert.deepEqual(await said(set('abc~123')), ['secret-in-code clientSecret']);
    for (const reference of [
      '$(AZBLOB_CLIENT_SECRET)',
      '${{ secrets.AZURE_CLIENT_SECRET }}',
      '${SECRET}',
      "''",
    ])
      assert.deepEqual(await said(set(reference)), [], reference);
  });
});

describe('other YAML', () => {
  it('gets no offer and no finding', async () => {
    for (const text of [
      '',
      'a: 1\n',
      '- a\n- b\n',
      'azure: [1, {a: b}]\n',
      'key: |\n  azure text\n',
      'jobs:\n  - a\n',
    ]) {
      assert.equal(await inserted(text), undefined, text);
      assert.deepEqual(await said(text), [], text);
    }
  });

  it('is never broken by an offer, at no place of a file', async () => {
    const text = `${annotated}---\n${deployment('        x: {a: 1}\n')}---\n${workflow('', '      - {uses: a}\n')}`;
    for (let offset = 0; offset <= text.length; offset++) {
      const file = await parsed(text);
      const plan = yaml.insert(file, offset, request());
      if (plan) assert.deepEqual(errorsIn(await parsed(applyEdits(text, editsOf(plan)))), [], String(offset));
    }
  });
});
