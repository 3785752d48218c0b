/** What the rules notice in Rust files, what they leave alone, and what the repairs write. */

import assert from 'node:assert/strict';
import type { RuleContext } from '../../../../src/code/language';
import { rust } from '../../../../src/code/rust/language';
import { sharedFindings } from '../../../../src/code/sharedRules';
import { applyEdits } from '../../../../src/code/text';
import { applied, ids, requestFor } from '../applied';
import { lookAt } from '../look';
import { places } from '../matrix/places';
import { parseText } from '../parseText';

interface Options extends Partial<RuleContext> {
  readonly path?: string;
}

/** Findings as `rule[.variant] fix: text`. */
async function found(code: string, { path = '/w/src/main.rs', ...context }: Options = {}): Promise<string[]> {
  const file = await parseText(rust, 'rust', code, { path });
  const findings = [
    ...rust.findings(file, { tokenCredentialsSet: false, ...context }),
    ...sharedFindings(rust, file, { tokenCredentialsSet: false, ...context }),
  ];
  return findings.map(({ rule, variant, fix, start, end }) => {
    const name = variant === undefined ? rule : `${rule}.${variant}`;
    return `${name} ${fix}: ${code.slice(start, end)}`;
  });
}

async function mended(code: string): Promise<string> {
  const file = await parseText(rust, 'rust', code);
  const [finding] = rust.findings(file, { tokenCredentialsSet: false });
  assert.ok(finding?.edits);
  return applyEdits(code, finding.edits);
}

const uses =
  'use azure_identity::{DeveloperToolsCredential, ManagedIdentityCredential, ManagedIdentityCredentialOptions, UserAssignedId};\n';
const inMain = (body: string): string =>
  `${uses}fn main() -> azure_core::Result<()> {\n    ${body}\n    Ok(())\n}\n`;
const developer = 'DeveloperToolsCredential::new(None)';
const reported = `default-credential.developerTools replace: ${developer}`;

describe('Rust: default-credential', () => {
  it('reports the developer sign-in where Azure runs it too, once per file', async () => {
    assert.deepEqual(await found(inMain(`let c = ${developer}?;`)), [reported]);
    assert.deepEqual(await found(inMain(`let c = ${developer}?;\n    let d = ${developer}?;`)), [reported]);
    const other = 'if retries > 3 { let c = DeveloperToolsCredential::new(None)?; }';
    assert.deepEqual(await found(inMain(other)), [reported]);
    const azure = `if std::env::var("APP_ENV").as_deref() == Ok("production") { let c = ${developer}?; }`;
    assert.deepEqual(await found(inMain(azure)), [reported]);
  });

  const silent: Record<string, string> = {
    'the local branch': `let c = if std::env::var("APP_ENV").as_deref() == Ok("development") { ${developer}? } else { todo!() };`,
    'the branch that is not production': `if std::env::var("APP_ENV").as_deref() == Ok("production") { return Ok(()); } else { ${developer}?; }`,
    'what follows a guard that leaves in Azure': `if std::env::var("WEBSITE_SITE_NAME").is_ok() { return Ok(()); }\n    ${developer}?;`,
    'a debug build': `if cfg!(debug_assertions) { ${developer}?; }`,
    'a variable that is absent': `if env::var("IDENTITY_ENDPOINT").is_err() { ${developer}?; }`,
    'an arm of a match': `match env.as_str() { "development" | "local" => { ${developer}?; } _ => {} }`,
    'a pattern': `if let Ok("dev") = std::env::var("ENV").as_deref() { ${developer}?; }`,
    'a comment and a string': `// ${developer}\n    let s = "${developer}";`,
  };
  for (const [name, body] of Object.entries(silent)) {
    it(`leaves alone ${name}`, async () => {
      assert.deepEqual(await found(inMain(body)), []);
    });
  }

  it('leaves alone tests, examples, types of other crates and workspaces with AZURE_TOKEN_CREDENTIALS', async () => {
    const code = inMain(`let c = ${developer}?;`);
    assert.deepEqual(await found(code, { path: '/w/tests/store.rs' }), []);
    assert.deepEqual(await found(code, { tokenCredentialsSet: true }), []);
    assert.deepEqual(
      await found(`${uses}#[cfg(test)]\nmod tests {\n    use super::*;\n    fn f() { ${developer}; }\n}\n`),
      [],
    );
    assert.deepEqual(await found(`${uses}#[tokio::test]\nasync fn works() { ${developer}; }\n`), []);
    assert.deepEqual(await found(code.replace('azure_identity', 'my_identity')), []);
    assert.deepEqual(await found(code.replace(uses, '')), []);
  });

  it('follows aliases, the crate by its name, globs and the outer module', async () => {
    const body = 'fn f() { X::new(None); }\n';
    for (const [use, path] of [
      ['use azure_identity::DeveloperToolsCredential as Dev;', 'Dev'],
      ['use azure_identity as id;', 'id::DeveloperToolsCredential'],
      ['', 'azure_identity::DeveloperToolsCredential'],
      ['', '::azure_identity::DeveloperToolsCredential'],
      ['use azure_identity::*;', 'DeveloperToolsCredential'],
      ['use azure_identity::{self as id};', 'id::DeveloperToolsCredential'],
    ] as const) {
      const call = body.replace('X', path);
      assert.deepEqual(
        await found(`${use}\n${call}`),
        [`default-credential.developerTools replace: ${path}::new(None)`],
        use,
      );
    }
    const inner = `use azure_identity::DeveloperToolsCredential;\nmod a {\n    use super::*;\n    fn f() { ${developer}; }\n}\n`;
    assert.equal((await found(inner)).length, 1);
    assert.deepEqual(await found(inner.replace('    use super::*;\n', '')), []);
  });
});

describe('Rust: obsolete-constructor', () => {
  it('reports what current versions no longer have', async () => {
    for (const call of [
      'azure_identity::DefaultAzureCredential::new()',
      'azure_identity::DefaultAzureCredential::default()',
      'azure_identity::create_default_credential()',
      'azure_identity::AppServiceManagedIdentityCredential::create(options)',
      'azure_identity::VirtualMachineManagedIdentityCredential::new(ImdsId::SystemAssigned, options)',
    ])
      assert.deepEqual(await found(`fn f() { ${call}; }`), [
        `obsolete-constructor.removedType replace: ${call}`,
      ]);
    assert.deepEqual(
      await found(
        'fn create_credential() {}\nfn f() { create_credential(); DefaultAzureCredential::new(); }',
      ),
      [],
    );
  });

  it('takes off the Arc that is one too many, and no other', async () => {
    const wrapped = inMain('let c = std::sync::Arc::new(ManagedIdentityCredential::new(None)?);');
    assert.deepEqual(await found(wrapped), [
      'obsolete-constructor.alreadyArc mend: std::sync::Arc::new(ManagedIdentityCredential::new(None)?)',
    ]);
    assert.equal(await mended(wrapped), inMain('let c = ManagedIdentityCredential::new(None)?;'));
    const imported = `use std::sync::Arc;\n${inMain('let c = Arc::new(ManagedIdentityCredential::new(None)?);')}`;
    assert.equal(await mended(imported), inMain('let c = ManagedIdentityCredential::new(None)?;'));
    assert.deepEqual(await found(inMain('let c = Arc::new(ManagedIdentityCredential::new(None)?);')), []);
    assert.deepEqual(
      await found(inMain('let c = std::sync::Arc::new(App { c: ManagedIdentityCredential::new(None)? });')),
      [],
    );
  });
});

describe('Rust: identifiers', () => {
  const managed = (selector: string): string =>
    inMain(
      `let c = ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions { user_assigned_id: ${selector}, ..Default::default() }))?;`,
    );

  it('reports a credential without an ID where the identity is user-assigned', async () => {
    const context = { workspaceIdentity: 'userAssigned' } as const;
    assert.deepEqual(await found(inMain('ManagedIdentityCredential::new(None)?;'), context), [
      'missing-identifier replace: ManagedIdentityCredential::new(None)',
    ]);
    assert.equal((await found(managed('None'), context)).length, 1);
    assert.deepEqual(await found(inMain('ManagedIdentityCredential::new(None)?;')), []);
    assert.deepEqual(await found(managed('Some(UserAssignedId::ClientId(id))'), context), []);
    assert.deepEqual(await found(managed('chosen()'), context), []);
    assert.deepEqual(await found(inMain('ManagedIdentityCredential::new(options)?;'), context), []);
  });

  it('reports a resource ID given as the client ID, and moves it', async () => {
    const wrong = managed(`Some(UserAssignedId::ClientId("${ids.resourceId}".into()))`);
    assert.deepEqual(await found(wrong), [
      `string-is-client-id.clientIdOption mend: UserAssignedId::ClientId("${ids.resourceId}".into())`,
    ]);
    assert.equal(await mended(wrong), wrong.replace('::ClientId(', '::ResourceId('));
    assert.deepEqual(await found(managed(`Some(UserAssignedId::ClientId("${ids.clientId}".into()))`)), []);
  });

  it('knows which ID a credential is made with, and where it stands', async () => {
    const sites = async (code: string) => rust.credentials(await parseText(rust, 'rust', code));
    for (const [identifier, variant] of [
      ['clientId', 'ClientId'],
      ['objectId', 'ObjectId'],
      ['resourceId', 'ResourceId'],
    ] as const) {
      for (const value of [
        `"${ids[identifier]}".to_string()`,
        `String::from("${ids[identifier]}")`,
        `r"${ids[identifier]}".into()`,
      ]) {
        const code = managed(`Some(UserAssignedId::${variant}(${value}))`);
        const [site] = await sites(code);
        assert.equal(site?.identifier, identifier);
        assert.equal(site.id && code.slice(site.id.start, site.id.end), ids[identifier]);
      }
    }
    const apart = inMain(
      'let options = ManagedIdentityCredentialOptions { user_assigned_id: Some(UserAssignedId::ObjectId(id())), ..Default::default() };\n    ManagedIdentityCredential::new(Some(options))?;',
    );
    assert.equal((await sites(apart))[0]?.identifier, 'objectId');
    assert.equal((await sites(inMain('ManagedIdentityCredential::new(given)?;')))[0]?.identifier, undefined);
  });
});

describe('Rust: secrets and tokens', () => {
  for (const [line, instead] of [
    ['azure_storage_blobs::prelude::ClientBuilder', 'azure_storage_blob'],
    ['azure_storage_queues::QueueServiceClientBuilder', 'azure_storage_queue'],
    ['azure_data_tables::prelude::TableServiceClientBuilder', undefined],
  ] as const) {
    it(`says which crate takes an identity where a key is given to ${line}`, async () => {
      const key = 'a1B2c3D4e5F6a1B2c3D4e5F6a1B2c3D4';
      const code = `use ${line};\nuse azure_storage::StorageCredentials;\nfn f() { let c = StorageCredentials::access_key("stor", "${key}"); }\n`;
      const findings = await lookAt(places.Rust, code);
      assert.deepEqual(
        findings.map(({ rule, variant, values, fix }) => [rule, variant, values['instead'], fix]),
        [['secret-in-code', instead === undefined ? 'key' : 'oldCrate', instead, 'none']],
      );
    });
  }

  it('reports a client secret and offers an identity for it', async () => {
    const call = 'ClientSecretCredential::new("tenant", "id".into(), secret, None)';
    const code = `use azure_identity::ClientSecretCredential;\nfn f() { ${call}; }\n`;
    assert.deepEqual(await found(code), [`secret-in-code.clientSecret replace: ${call}`]);
  });

  it('reports a connection string, plain and raw', async () => {
    const key = Buffer.from(Array.from({ length: 64 }, (_, at) => (at * 37 + 11) % 256)).toString('base64');
    const text = `DefaultEndpointsProtocol=https;AccountName=st;AccountKey=${key};EndpointSuffix=core.windows.net`;
    for (const literal of [`"${text}"`, `r#"${text}"#`])
      assert.deepEqual(await found(`fn f() { connect(${literal}); }`), [
        `secret-in-code.connectionString none: ${text}`,
      ]);
    assert.deepEqual(await found('fn f() { let s = format!("AccountName={a};AccountKey={k}"); }'), []);
  });

  it('writes a credential in the place of the key of a Cosmos DB account', async () => {
    const code = (endpoint: string): string =>
      `use azure_data_cosmos::AccountReference;\nfn f() -> anyhow::Result<()> {\n    let a = AccountReference::with_authentication_key(${endpoint}, key);\n    Ok(())\n}\n`;
    assert.deepEqual(await found(code('endpoint')), [
      'secret-in-code.key replace: AccountReference::with_authentication_key(endpoint, key)',
    ]);
    assert.deepEqual(await found(code('"https://localhost:8081".parse()?')), []);
    const file = await parseText(rust, 'rust', code('endpoint'));
    const [finding] = rust.findings(file, { tokenCredentialsSet: false });
    const plan = finding && rust.replace(file, finding, requestFor({ identifier: 'systemAssigned' }));
    assert.match(
      (plan && applied(file.text, plan)) ?? '',
      /AccountReference::with_credential\(endpoint, ManagedIdentityCredential::new\(None\)\?\);/,
    );
  });

  it('reports a token that is written to a log', async () => {
    const use = 'use azure_core::credentials::TokenCredential;\n';
    assert.deepEqual(await found(`${use}fn f() { println!("{}", token.token.secret()); }`), [
      'token-handling.logged none: token.token.secret()',
    ]);
    assert.deepEqual(await found(`${use}fn f() { tracing::info!(t = access.token.secret(), "got"); }`), [
      'token-handling.logged none: access.token.secret()',
    ]);
    assert.deepEqual(
      await found(
        `${use}fn f() { let h = format!("Bearer {}", token.token.secret()); println!("{}", h.len()); }`,
      ),
      [],
    );
    assert.deepEqual(await found('fn f() { println!("{}", token.token.secret()); }'), []);
  });
});

describe('Rust: strings', () => {
  it('resolves escapes and tells literals from other text', async () => {
    const code = 'fn f() { g("a\\u{e9}\\n\\x41\\\n      b", r##"x"#y"##, b"no"); println!("{} left"); }';
    const file = await parseText(rust, 'rust', code);
    const at = (part: string) => rust.stringAt?.(file, code.indexOf(part))?.value;
    assert.equal(at('u{e9'), 'aé\nAb');
    assert.equal(at('x"#y'), 'x"#y');
    assert.equal(at('no"'), undefined);
    assert.equal(at('left'), undefined);
    assert.equal(at('fn f'), undefined);
  });
});
