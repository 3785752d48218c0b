/** What insertion and replacement write in Rust, to the letter. */

import assert from 'node:assert/strict';
import type { CredentialRequest } from '../../../../src/code/request';
import { rust } from '../../../../src/code/rust/language';
import { ids, inserted, replaced, requestFor } from '../applied';

const insert = (marked: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> =>
  inserted(rust, 'rust', marked, requestFor(wanted));
const replace = (text: string, wanted: Partial<CredentialRequest> = {}): Promise<string | undefined> =>
  replaced(rust, 'rust', text, requestFor(wanted));

const target = {
  service: 'blob',
  resource: 'stordersprod',
  endpoint: 'https://stordersprod.blob.core.windows.net',
  entity: 'orders',
} as const;

/** A function that gives any error, with `body` in it. */
const inside = (
  uses: string,
  body: string,
  head = 'fn f() -> Result<(), Box<dyn std::error::Error>>',
): string => `${uses}${head} {\n    ${body}\n    Ok(())\n}\n`;

describe('Rust: what is inserted', () => {
  it('is a statement with the imports merged and sorted, in lines as rustfmt has them', async () => {
    const uses = 'use azure_core::http::Url;\nuse azure_identity::AzureCliCredential;\nuse std::env;\n\n';
    assert.equal(
      await insert(inside(uses, '¦'), { flavour: 'localAndAzure', idSource: 'environmentVariable' }),
      `use azure_core::credentials::TokenCredential;
use azure_core::http::Url;
use azure_identity::{
    AzureCliCredential, DeveloperToolsCredential, ManagedIdentityCredential,
    ManagedIdentityCredentialOptions, UserAssignedId,
};
use std::env;
use std::sync::Arc;

fn f() -> Result<(), Box<dyn std::error::Error>> {
    let credential: Arc<dyn TokenCredential> =
        if env::var("APP_ENV").as_deref() == Ok("development") {
            DeveloperToolsCredential::new(None)?
        } else {
            ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions {
                user_assigned_id: Some(UserAssignedId::ClientId(required_env("AZURE_CLIENT_ID")?)),
                ..Default::default()
            }))?
        };
    Ok(())
}

fn required_env(name: &str) -> azure_core::Result<String> {
    match std::env::var(name) {
        Ok(value) if !value.is_empty() => Ok(value),
        _ => Err(azure_core::Error::with_message(
            azure_core::error::ErrorKind::Credential,
            format!("The environment variable {name} is empty or not set"),
        )),
    }
}
`,
    );
  });

  it('merges into nested braces and aliases, and keeps lines of their own', async () => {
    const nested = 'use azure_core::{\n    credentials::Secret,\n    http::Url,\n};\nuse std::{env, io};\n\n';
    const after = (await insert(`${nested}¦\n`, { identifier: 'systemAssigned' })) ?? '';
    assert.ok(
      after.startsWith(
        'use azure_core::{\n    credentials::{Secret, TokenCredential},\n    http::Url,\n};\nuse azure_identity::ManagedIdentityCredential;\nuse std::{env, io, sync::Arc};\n',
      ),
      after,
    );
    const alias = 'use azure_identity::{self as id, ManagedIdentityCredential as Mic};\n\n';
    const aliased = (await insert(inside(alias, '¦'))) ?? '';
    assert.match(aliased, /let credential = Mic::new\(Some\(id::ManagedIdentityCredentialOptions \{/);
    assert.ok(aliased.startsWith(alias), aliased);
  });

  it('writes the whole path where the name is taken', async () => {
    const after = (await insert(inside('struct UserAssignedId;\n\n', '¦'))) ?? '';
    assert.match(after, /Some\(azure_identity::UserAssignedId::ClientId\(/);
    assert.match(
      after,
      /^use azure_identity::\{ManagedIdentityCredential, ManagedIdentityCredentialOptions\};/,
    );
  });

  it('stops with words where the function hands no fitting error on', async () => {
    for (const [head, failure] of [
      ['fn f()', '.expect('],
      ['fn f() -> Option<u32>', '.expect('],
      ['fn f() -> std::io::Result<()>', '.expect('],
      ['fn f() -> Result<(), String>', '.expect('],
      ['fn f() -> Result<(), OrderError>', '.expect('],
      ['fn f() -> azure_core::Result<()>', '?;'],
      ['fn f() -> anyhow::Result<()>', '?;'],
      ['fn f() -> Result<(), azure_core::Error>', '?;'],
      ['async fn f() -> Result<(), Box<dyn std::error::Error + Send + Sync>>', '?;'],
    ] as const) {
      const after = (await insert(inside('', '¦', head), { identifier: 'systemAssigned' })) ?? '';
      assert.ok(after.includes(`ManagedIdentityCredential::new(None)${failure}`), `${head}\n${after}`);
    }
    const converted = 'impl From<azure_core::Error> for OrderError {}\n';
    const after = await insert(inside(converted, '¦', 'fn f() -> Result<(), OrderError>'), {
      identifier: 'systemAssigned',
    });
    assert.match(after ?? '', /new\(None\)\?;/);
    const closure = inside('', 'let g = || {\n        ¦\n    };');
    assert.match((await insert(closure, { identifier: 'systemAssigned' })) ?? '', /new\(None\)\.expect\(/);
  });

  it('goes in front of the value a block ends in, and above attributes', async () => {
    const tail = 'fn f() -> azure_core::Result<u32> {\n    Ok(3)¦\n}\n';
    assert.match((await insert(tail)) ?? '', /\}\)\)\?;\n {4}Ok\(3\)\n\}/);
    const attribute = 'fn f() {\n    #[allow(unused)]¦\n    let x = 1;\n}\n';
    assert.match((await insert(attribute)) ?? '', /;\n {4}#\[allow\(unused\)\]\n {4}let x = 1;/);
  });

  it('says whose ID it is, and that an ID of the sample is none', async () => {
    const after = await insert(inside('', '¦'), { identityName: 'id-orders', sample: true });
    assert.match(
      after ?? '',
      /\n {4}\/\/ id-orders\. Sample tenant: this ID is not real\n {4}let credential/,
    );
  });

  it('makes a client with the smallest call, where it may wait', async () => {
    const wanted = { flavour: 'client', target: { ...target, call: true } } as const;
    const head = 'async fn f() -> azure_core::Result<()>';
    const after = (await insert(inside('', '¦', head), wanted)) ?? '';
    assert.match(
      after,
      /let blob_service_client = BlobServiceClient::new\(\n {8}Url::parse\("https:\/\/stordersprod\.blob\.core\.windows\.net"\)\?,\n {8}Some\(credential\.clone\(\)\),\n {8}Some\(BlobServiceClientOptions \{\n {12}client_options: ClientOptions \{\n {16}retry: RetryOptions::exponential\(ExponentialRetryOptions \{\n {20}max_retries: 5,[^]*\n {8}\}\),\n {4}\)\?;\n {4}let download = blob_service_client\.blob_client\("orders", "blob\.txt"\)/,
    );
    assert.equal(await insert(inside('', '¦'), wanted), undefined);
    assert.match((await insert('¦\n', wanted)) ?? '', /pub async fn use_blob_service_client\(\) -> /);
    const table = { ...target, service: 'table', call: false } as const;
    assert.equal(await insert(inside('', '¦'), { flavour: 'client', target: table }), undefined);
  });
});

describe('Rust: what is replaced', () => {
  const developer = 'use azure_identity::DeveloperToolsCredential;\n\n';
  const call = 'DeveloperToolsCredential::new(None)';

  it('keeps what ends the call and drops the import that nothing uses', async () => {
    const after =
      (await replace(inside(developer, `let c = ${call}?;`), { identifier: 'systemAssigned' })) ?? '';
    assert.equal(
      after,
      inside(
        'use azure_identity::ManagedIdentityCredential;\n\n',
        'let c = ManagedIdentityCredential::new(None)?;',
      ),
    );
    const used = inside(developer, `let c = ${call}.unwrap();\n    let d: DeveloperToolsCredential;`);
    const kept = (await replace(used, { identifier: 'systemAssigned' })) ?? '';
    assert.match(kept, /^use azure_identity::\{DeveloperToolsCredential, ManagedIdentityCredential\};/);
    assert.match(kept, /let c = ManagedIdentityCredential::new\(None\)\.unwrap\(\);/);
    const mapped = inside(developer, `let c = ${call}.map_err(wrap)?;`);
    assert.match(
      (await replace(mapped, { identifier: 'systemAssigned' })) ?? '',
      /new\(None\)\.map_err\(wrap\)\?;/,
    );
    assert.equal(await replace(mapped, { flavour: 'localAndAzure' }), undefined);
  });

  it('splits with the type that both branches have', async () => {
    const after = (await replace(inside(developer, `let c = ${call}?;`), { flavour: 'localAndAzure' })) ?? '';
    assert.match(
      after,
      /let c: Arc<dyn TokenCredential> = if std::env::var\("APP_ENV"\)\.as_deref\(\) == Ok\("development"\) \{\n {8}DeveloperToolsCredential::new\(None\)\?\n/,
    );
    const nested = inside(developer, `use_it(Some(${call}?));`);
    assert.match(
      (await replace(nested, { flavour: 'localAndAzure' })) ?? '',
      /new\(None\)\? as Arc<dyn TokenCredential>\n/,
    );
    const chosen = inside(developer, `let c = if is_local() { g()? } else { ${call}? };`);
    assert.doesNotMatch((await replace(chosen, { flavour: 'localAndAzure' })) ?? '', /APP_ENV/);
  });

  it('takes the place of removed types, with the Arc around them', async () => {
    const old = 'use azure_identity::DefaultAzureCredential;\nuse std::sync::Arc;\n\n';
    const after = (await replace(inside(old, 'let c = Arc::new(DefaultAzureCredential::default());'))) ?? '';
    assert.match(after, /let c = ManagedIdentityCredential::new\(Some\(ManagedIdentityCredentialOptions \{/);
    assert.match(after, /\}\)\)\?;\n/);
    assert.doesNotMatch(after, /DefaultAzureCredential|Arc::new/);
    const made = inside('', 'let c = azure_identity::create_default_credential()?;');
    assert.match(
      (await replace(made)) ?? '',
      new RegExp(`ClientId\\(\\s*"${ids.clientId}"\\.to_string\\(\\),?\\s*\\)`),
    );
  });

  it('puts the client behind the statement that binds the credential', async () => {
    const wanted = {
      flavour: 'client',
      target: { ...target, call: false },
      identifier: 'systemAssigned',
    } as const;
    const after = (await replace(inside(developer, `let cred = ${call}?;`), wanted)) ?? '';
    assert.match(
      after,
      /let cred = ManagedIdentityCredential::new\(None\)\?;\n {4}let blob_service_client = BlobServiceClient::new\(\n[^]*Some\(cred\.clone\(\)\)/,
    );
    assert.equal(await replace(inside(developer, `use_it(${call}?);`), wanted), undefined);
  });
});
