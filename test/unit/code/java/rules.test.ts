/** What the rules notice in Java files, and what they leave alone. */

import assert from 'node:assert/strict';
import { java } from '../../../../src/code/java/language';
import type { RuleContext } from '../../../../src/code/language';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { applyEdits } from '../../../../src/code/text';
import { ids } from '../applied';
import { parseText } from '../parseText';

const all = 'import com.azure.identity.*;\nimport com.azure.core.credential.*;\n';

/** The findings in a method's body, each as `rule[.variant][ (weak)] fix: text`. */
async function found(
  body: string,
  context: Partial<RuleContext> = {},
  { imports = all, path = '/w/src/main/java/Orders.java', head = '' } = {},
): Promise<string[]> {
  const code = `${imports}${head}class Orders {\n    void run() {\n        ${body}\n    }\n}\n`;
  const file = await parseText(java, 'java', code, { path });
  return java.findings(file, { tokenCredentialsSet: false, ...context }).map((finding) => {
    const variant = finding.variant === undefined ? '' : `.${finding.variant}`;
    const weak = finding.weak === true ? ' (weak)' : '';
    return `${finding.rule}${variant}${weak} ${finding.fix}: ${code.slice(finding.start, finding.end)}`;
  });
}

const made = 'new DefaultAzureCredentialBuilder().build()';
const reported = [`default-credential replace: ${made}`];
const userAssigned = { workspaceIdentity: 'userAssigned' } as const;

describe('Java: default-credential', () => {
  it('reports what is not for a developer’s machine only, once in a file', async () => {
    assert.deepEqual(await found(`use(${made});`), reported);
    assert.deepEqual(await found(`use(${made}, ${made});`), reported);
    assert.deepEqual(await found(`use(isProduction() ? ${made} : null);`), reported);
    const full = 'new com.azure.identity.DefaultAzureCredentialBuilder().build()';
    assert.deepEqual(await found(`use(${full});`, {}, { imports: '' }), [
      `default-credential replace: ${full}`,
    ]);
    const open = 'new DefaultAzureCredentialBuilder().tenantId(a)';
    assert.deepEqual(await found(`var builder = ${open};`), [`default-credential none: ${open}`]);
  });

  const local = {
    'the local branch': `use("development".equals(System.getenv("APP_ENV")) ? ${made} : null);`,
    'the other branch of production': `if (isProduction()) { use(null); } else { use(${made}); }`,
    'code behind a guard': `if (System.getenv("IDENTITY_ENDPOINT") != null) { return; }\n use(${made});`,
    'a case of a switch': `switch (stage) { case "dev" -> use(${made}); default -> use(null); }`,
    'a profile of Spring': `if (environment.acceptsProfiles(Profiles.of("local"))) use(${made});`,
  };
  for (const [name, body] of Object.entries(local)) {
    it(`leaves ${name} alone`, async () => {
      assert.deepEqual(await found(body), []);
    });
  }

  it('leaves test files, local configurations, and pinned ones alone', async () => {
    const use = `use(${made});`;
    assert.deepEqual(await found(use, {}, { path: '/w/src/test/java/Orders.java' }), []);
    assert.deepEqual(await found(use, {}, { path: '/w/OrdersTest.java' }), []);
    assert.deepEqual(await found(use, {}, { head: '@Profile({"dev", "!prod"})\n' }), []);
    assert.deepEqual(await found(use, { tokenCredentialsSet: true }), []);
    assert.deepEqual(
      await found(
        'use(new DefaultAzureCredentialBuilder().requireEnvVars(AzureIdentityEnvVars.AZURE_TOKEN_CREDENTIALS).build());',
      ),
      [],
    );
    assert.deepEqual(
      await found(use, {}, { imports: 'import org.other.DefaultAzureCredentialBuilder;\n' }),
      [],
    );
    assert.deepEqual(await found(use, {}, { imports: '' }), []);
  });

  it('is a hint where an identity is named', async () => {
    const named = 'new DefaultAzureCredentialBuilder().managedIdentityClientId(id).build()';
    assert.deepEqual(await found(`use(${named});`), [
      `default-credential.withIdentifier (weak) replace: ${named}`,
    ]);
  });
});

describe('Java: what names an identity', () => {
  it('is missing where the workspace identity is user-assigned', async () => {
    const none = 'new ManagedIdentityCredentialBuilder().build()';
    assert.deepEqual(await found(`use(${none});`, userAssigned), [`missing-identifier replace: ${none}`]);
    assert.deepEqual(await found(`use(${none});`), []);
    const empty = 'new ManagedIdentityCredentialBuilder().clientId("").build()';
    assert.deepEqual(await found(`use(${empty});`, userAssigned), [
      `missing-identifier.empty replace: ${empty}`,
    ]);
    assert.deepEqual(
      await found(
        'var b = new ManagedIdentityCredentialBuilder();\n b.clientId(id);\n use(b.build());',
        userAssigned,
      ),
      [],
    );
  });

  it('is given twice, which build() refuses', async () => {
    const two = 'use(new ManagedIdentityCredentialBuilder().clientId(a).httpClient(c).objectId(b).build());';
    assert.deepEqual(await found(two), [
      'two-identifiers replace: new ManagedIdentityCredentialBuilder().clientId(a).httpClient(c).objectId(b).build()',
    ]);
    assert.deepEqual(
      await found('use(new ManagedIdentityCredentialBuilder().clientId(null).objectId(b).build());'),
      [],
    );
    assert.deepEqual(
      await found('use(new ManagedIdentityCredentialBuilder().clientId(a).clientId(b).build());'),
      [],
    );
    const both =
      'new DefaultAzureCredentialBuilder().managedIdentityClientId(a).managedIdentityResourceId(b).build()';
    assert.deepEqual(await found(`use(${both});`), [`two-identifiers replace: ${both}`]);
  });

  it('is a resource ID in the place of a client ID, and mended', async () => {
    const code = `${all}class A {\n    Object a = new ManagedIdentityCredentialBuilder().clientId("${ids.resourceId}").build();\n}\n`;
    const file = await parseText(java, 'java', code);
    const [finding] = java.findings(file, { tokenCredentialsSet: false });
    assert.equal(finding?.rule, 'string-is-client-id');
    assert.equal(applyEdits(code, finding.edits ?? []), code.replace('.clientId(', '.resourceId('));
  });
});

describe('Java: what belongs to the past, and tokens', () => {
  it('reports the classes of the packages before', async () => {
    const imports = 'import com.microsoft.azure.credentials.*;\n';
    for (const name of ['MSICredentials', 'AppServiceMSICredentials'])
      assert.deepEqual(await found(`use(new ${name}(AzureEnvironment.AZURE));`, {}, { imports }), [
        `obsolete-constructor.removedPackage none: new ${name}(AzureEnvironment.AZURE)`,
      ]);
    assert.deepEqual(await found('use(new MSICredentials());'), []);
  });

  it('reports tokens that are logged, decoded or put into an address', async () => {
    const token = 'AccessToken token = credential.getTokenSync(context);\n        ';
    const cases: Record<string, string> = {
      'System.out.println("token " + token.getToken());': 'logged',
      'this.logger.info("{}", token.getToken());': 'logged',
      'JWT.decode(token.getToken());': 'decoded',
      'open("https://a/?access_token=" + token.getToken());': 'exposed',
    };
    for (const [statement, variant] of Object.entries(cases))
      assert.deepEqual(
        await found(token + statement),
        [`token-handling.${variant} none: token.getToken()`],
        statement,
      );
    for (const statement of [
      'request.header("Authorization", "Bearer " + token.getToken());',
      'log.info(token.getToken().length());',
      'parser.parse(token.getToken());',
    ])
      assert.deepEqual(await found(token + statement), [], statement);
    assert.deepEqual(await found('String token = a;\n log.info(token.getToken());'), []);
  });
});

describe('Java: credential sites and literals', () => {
  it('are whole chains, with the ID that is written', async () => {
    const code = `${all}class A {\n    Object a = new ManagedIdentityCredentialBuilder().httpClient(h).objectId("\\u0061b").build();\n    Object b = new ClientSecretCredentialBuilder().clientSecret(s).build();\n    Object c = new AzureKeyCredential(k);\n}\n`;
    const file = await parseText(java, 'java', code);
    assert.deepEqual(
      java.credentials(file).map(({ type, name, identifier, id }) => [type, name, identifier, id?.value]),
      [
        ['managedIdentity', 'ManagedIdentityCredential', 'objectId', 'ab'],
        ['other', 'ClientSecretCredential', undefined, undefined],
        ['other', 'AzureKeyCredential', undefined, undefined],
      ],
    );
    assert.deepEqual(
      sharedFindings(java, file, { tokenCredentialsSet: false }).map(({ rule, variant }) => [rule, variant]),
      [
        ['secret-in-code', 'clientSecret'],
        ['secret-in-code', 'key'],
      ],
    );
  });

  it('have their escapes resolved, and the margin of a text block taken off', async () => {
    const code =
      'class A {\n    String a = "x\\t\\"\\\\u0041\\101\\s|";\n    String b = """\n        one\n          two\\\n        """;\n    char c = \'"\';\n}\n';
    const file = await parseText(java, 'java', code);
    const at = (text: string): string | undefined => java.stringAt?.(file, code.indexOf(text))?.value;
    assert.equal(at('\\t'), 'x\t"\\u0041A |');
    assert.equal(at('one'), 'one\n  two');
    assert.equal(at("'\"'"), undefined);
    assert.equal(at('class'), undefined);
  });
});
