/** What the rules notice in C++ files, what they leave alone, and what the repairs write. */

import assert from 'node:assert/strict';
import type { RuleContext } from '../../../../src/code/language';
import { tidyFindings } from '../../../../src/code/findings';
import { cpp } from '../../../../src/code/cpp/language';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { applyEdits } from '../../../../src/code/text';
import { applied, ids, replaced, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

interface Options extends Partial<RuleContext> {
  readonly path?: string;
}

/** Findings as `rule[.variant] fix: text`. */
async function found(
  code: string,
  { path = '/w/src/main.cpp', ...context }: Options = {},
): Promise<string[]> {
  const file = await parseText(cpp, 'cpp', code, { path });
  const asked = { tokenCredentialsSet: false, ...context };
  const findings = [...cpp.findings(file, asked), ...sharedFindings(cpp, file, asked)];
  return tidyFindings(findings).map(({ rule, variant, fix, start, end }) => {
    const name = variant === undefined ? rule : `${rule}.${variant}`;
    return `${name} ${fix}: ${code.slice(start, end)}`;
  });
}

async function mended(code: string): Promise<string> {
  const file = await parseText(cpp, 'cpp', code);
  const [finding] = cpp.findings(file, { tokenCredentialsSet: false });
  assert.ok(finding?.edits);
  const after = applyEdits(code, finding.edits);
  assert.deepEqual(errorsIn(await parseText(cpp, 'cpp', after)), []);
  return after;
}

const include = '#include <azure/core/resource_identifier.hpp>\n#include <azure/identity.hpp>\n';
const inside = (body: string): string => `${include}void f() {\n  ${body}\n}\n`;
const shared = 'std::make_shared<Azure::Identity::DefaultAzureCredential>()';
const reported = `default-credential replace: ${shared}`;

describe('C++: default-credential', () => {
  it('reports it once, in Azure and where nothing is said of it', async () => {
    assert.deepEqual(await found(inside(`auto c = ${shared};`)), [reported]);
    assert.deepEqual(await found(inside(`auto c = ${shared};\n  auto d = ${shared};`)), [reported]);
    assert.deepEqual(await found(inside(`if (retries > 3) { auto c = ${shared}; }`)), [reported]);
    const azure = `if (std::string(env) == "production") { auto c = ${shared}; }`;
    assert.deepEqual(await found(inside(azure)), [reported]);
  });

  const silent: Record<string, string> = {
    'the local branch': `if (std::string(env) == "development") { auto c = ${shared}; }`,
    'the branch that is not production': `if (env == "production") { g(); } else { auto c = ${shared}; }`,
    'a comparison of C strings': `if (std::strcmp(env, "development") == 0) { auto c = ${shared}; }`,
    'a conditional expression': `auto c = isLocal ? ${shared} : other();`,
    'what follows a guard that leaves in Azure': `if (std::getenv("WEBSITE_SITE_NAME") != nullptr) { return; }\n  auto c = ${shared};`,
    'a debug build': `#ifndef NDEBUG\n  auto c = ${shared};\n#endif`,
    'a comment and a string': `// ${shared}\n  auto s = "${shared}";`,
  };
  for (const [name, body] of Object.entries(silent)) {
    it(`leaves alone ${name}`, async () => {
      assert.deepEqual(await found(inside(body)), []);
    });
  }

  it('leaves alone tests, classes of other namespaces and workspaces with AZURE_TOKEN_CREDENTIALS', async () => {
    const code = inside(`auto c = ${shared};`);
    for (const path of ['/w/test/a.cpp', '/w/src/store_test.cpp', '/w/src/StoreTests.cpp'])
      assert.deepEqual(await found(code, { path }), [], path);
    assert.deepEqual(await found(code, { path: '/w/src/latest.cpp' }), [reported]);
    assert.deepEqual(await found(code, { tokenCredentialsSet: true }), []);
    assert.deepEqual(await found(code.replace('Azure::Identity', 'Mine')), []);
    assert.deepEqual(await found(code.replace('Azure::Identity::', '')), []);
  });

  it('follows aliases, using directives and declarations', async () => {
    for (const [using, name] of [
      ['namespace id = Azure::Identity;', 'id::DefaultAzureCredential'],
      ['using namespace Azure::Identity;', 'DefaultAzureCredential'],
      ['using namespace Azure;', 'Identity::DefaultAzureCredential'],
      ['using Azure::Identity::DefaultAzureCredential;', 'DefaultAzureCredential'],
      ['using Dac = Azure::Identity::DefaultAzureCredential;', 'Dac'],
      ['', '::Azure::Identity::DefaultAzureCredential'],
    ] as const)
      assert.equal(
        (await found(`${using}\nvoid f() { g(std::make_shared<${name}>()); }\n`)).length,
        1,
        using,
      );
  });
});

describe('C++: identifiers', () => {
  const options = 'Azure::Identity::ManagedIdentityCredentialOptions options;';

  it('mends members that the options never had', async () => {
    const wrong = inside(`${options}\n  options.ClientId = id;`);
    assert.deepEqual(await found(wrong), ['obsolete-constructor.removedType mend: options.ClientId']);
    assert.equal(
      await mended(wrong),
      inside(
        `${options}\n  options.IdentityId = Azure::Identity::ManagedIdentityId::FromUserAssignedClientId(id);`,
      ),
    );
    const resource = `using namespace Azure::Identity;\nvoid f() {\n  ManagedIdentityCredentialOptions o;\n  o.ResourceId = "x";\n}\n`;
    assert.match(
      await mended(resource),
      /#include <azure\/core\/resource_identifier\.hpp>[^]*o\.IdentityId = ManagedIdentityId::FromUserAssignedResourceId\(Azure::Core::ResourceIdentifier\("x"\)\);/,
    );
    assert.deepEqual(await found(inside('Mine::Options options;\n  options.ClientId = id;')), []);
    assert.deepEqual(
      await found(inside('Azure::Identity::WorkloadIdentityCredentialOptions o;\n  o.ClientId = id;')),
      [],
    );
  });

  it('mends a string where a resource identifier is due', async () => {
    const factory = 'Azure::Identity::ManagedIdentityId::FromUserAssignedResourceId';
    const wrong = inside(`auto id = ${factory}("${ids.resourceId}");`);
    assert.deepEqual(await found(wrong), [
      `obsolete-constructor.takesType mend: ${factory}("${ids.resourceId}")`,
    ]);
    assert.equal(
      await mended(wrong),
      inside(`auto id = ${factory}(Azure::Core::ResourceIdentifier("${ids.resourceId}"));`),
    );
    assert.deepEqual(await found(inside(`auto id = ${factory}(given);`)), []);
  });

  it('reports a resource ID that is given as a client ID', async () => {
    const factory = `Azure::Identity::ManagedIdentityId::FromUserAssignedClientId("${ids.resourceId}")`;
    assert.deepEqual(await found(inside(`auto id = ${factory};`)), [
      `string-is-client-id.clientIdOption mend: ${factory}`,
    ]);
    const bare = `std::make_shared<Azure::Identity::ManagedIdentityCredential>("${ids.resourceId}")`;
    const [finding] = await found(inside(`auto c = ${bare};`));
    assert.match(finding ?? '', /^string-is-client-id replace: "/);
    assert.deepEqual(await found(inside(`auto c = ${bare.replace(ids.resourceId, ids.clientId)};`)), []);
  });

  it('reports a credential without an ID where the identity is user-assigned', async () => {
    const bare = 'std::make_shared<Azure::Identity::ManagedIdentityCredential>()';
    const context = { workspaceIdentity: 'userAssigned' } as const;
    assert.deepEqual(await found(inside(`auto c = ${bare};`), context), [
      `missing-identifier replace: ${bare}`,
    ]);
    assert.deepEqual(await found(inside(`auto c = ${bare};`)), []);
    assert.deepEqual(await found(inside(`auto c = ${bare.replace('()', '(options)')};`), context), []);
  });

  it('knows which ID a credential is made with, and where it stands', async () => {
    for (const [identifier, value] of [
      ['ClientId', `"${ids.clientId}"`],
      ['ObjectId', `"${ids.objectId}"`],
      ['ResourceId', `Azure::Core::ResourceIdentifier("${ids.resourceId}")`],
    ] as const) {
      const code = inside(
        `${options}\n  options.IdentityId = Azure::Identity::ManagedIdentityId::FromUserAssigned${identifier}(${value});\n  auto c = std::make_shared<Azure::Identity::ManagedIdentityCredential>(options);`,
      );
      const [site] = cpp.credentials(await parseText(cpp, 'cpp', code));
      assert.equal(site?.identifier?.toLowerCase(), identifier.toLowerCase());
      assert.ok(site.id && value.includes(code.slice(site.id.start, site.id.end)));
    }
  });

  it('reports a client secret and a connection string', async () => {
    const secret = 'std::make_shared<Azure::Identity::ClientSecretCredential>(tenant, id, secret)';
    assert.deepEqual(await found(inside(`auto c = ${secret};`)), [
      `secret-in-code.clientSecret replace: ${secret}`,
    ]);
    const key = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256)).toString('base64');
    const text = `DefaultEndpointsProtocol=https;AccountName=st;AccountKey=${key};EndpointSuffix=core.windows.net`;
    for (const literal of [`"${text}"`, `R"x(${text})x"`])
      assert.deepEqual(await found(inside(`Connect(${literal});`)), [
        `secret-in-code.connectionString none: ${text}`,
      ]);
  });
});

describe('C++: replacement', () => {
  const replace = (code: string, wanted = {}): Promise<string | undefined> =>
    replaced(cpp, 'cpp', code, requestFor(wanted), { indent: '  ' });

  it('sets the options above the statement, and in a lambda where there is no room', async () => {
    assert.match(
      (await replace(inside(`return ${shared};`))) ?? '',
      /\n {2}Azure::Identity::ManagedIdentityCredentialOptions options;\n {2}options\.IdentityId = .*\n {2}return std::make_shared<Azure::Identity::ManagedIdentityCredential>\(options\);\n/,
    );
    assert.match((await replace(`static auto c = ${shared};\n`)) ?? '', /static auto c = \[\] \{\n {2}Azure/);
    assert.match((await replace(inside(`int options = 1;\n  Use(${shared});`))) ?? '', /\(options2\)\);\n/);
    assert.match(
      (await replace(inside(`if (x) return ${shared};`))) ?? '',
      /options;\n {2}.*\n {2}if \(x\) return /,
    );
  });

  it('keeps a choice that is there, and makes one where it is asked for', async () => {
    const choice = inside(
      `std::shared_ptr<T> c;\n  if (isLocal) {\n    c = g();\n  } else {\n    c = ${shared};\n  }`,
    );
    const kept = (await replace(choice, { flavour: 'localAndAzure' })) ?? '';
    assert.doesNotMatch(kept, /getenv/);
    const made = (await replace(inside(`Use(${shared});`), { flavour: 'localAndAzure' })) ?? '';
    assert.match(
      made,
      /Use\(\[\]\(\) -> std::shared_ptr<Azure::Core::Credentials::TokenCredential> \{\n {4}const char\* environment = std::getenv\("APP_ENV"\);/,
    );
  });

  it('writes an endpoint and a credential in the place of a connection string', async () => {
    const key = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256)).toString('base64');
    const text = `DefaultEndpointsProtocol=https;AccountName=st;AccountKey=${key};EndpointSuffix=core.windows.net`;
    const code = (call: string): string =>
      `#include <azure/storage/blobs.hpp>\nusing namespace Azure::Storage::Blobs;\nvoid f() {\n  auto client = ${call};\n}\n`;
    const container = code(`BlobContainerClient::CreateFromConnectionString("${text}", "orders", options)`);
    assert.deepEqual(await found(container), [`secret-in-code.connectionString replace: ${text}`]);
    const file = await parseText(cpp, 'cpp', container, { indent: '  ' });
    const [finding] = cpp.findings(file, { tokenCredentialsSet: false });
    assert.ok(finding);
    const plan = cpp.replace(file, finding, requestFor());
    const after = plan && applied(container, plan);
    assert.match(
      after ?? '',
      /auto client = BlobContainerClient\("https:\/\/st\.blob\.core\.windows\.net\/orders", std::make_shared<Azure::Identity::ManagedIdentityCredential>\(options2\), options\);/,
    );
    assert.ok(!after?.includes(key));
    assert.deepEqual(await found(code('Mine::CreateFromConnectionString("UseDevelopmentStorage=true")')), []);
  });

  it('offers nothing for credentials by value, and in code that does not parse', async () => {
    assert.equal(await replace(inside('Azure::Identity::DefaultAzureCredential c;')), undefined);
    assert.equal(await replace(inside('auto c = new Azure::Identity::DefaultAzureCredential();')), undefined);
  });
});
