/** Small grammars of Rust and C++. */

import type { Productions } from '../generate';
import { guid, secret } from './literals';

export const rust: Productions = {
  start: ['<use>\n<items>', '//! Orders.\n#![allow(dead_code)]\n\n<use>\n<items>'],
  use: [
    'use azure_identity::ManagedIdentityCredential;\n',
    'use azure_core::credentials::TokenCredential;\nuse azure_identity::{DeveloperToolsCredential, UserAssignedId};\nuse std::sync::Arc;\n',
    'use azure_identity as id;\n',
    '',
  ],
  items: ['', '<item>', '<item><items>'],
  item: [
    'fn main() -> azure_core::Result<()> {\n    <statements>    Ok(())\n}\n\n',
    'struct Orders {\n    name: String,\n}\n\n',
    'async fn load() -> Result<(), Box<dyn std::error::Error>> {\n    <statements>    Ok(())\n}\n\n',
  ],
  statements: ['', '<statement>', '<statement><statements>'],
  statement: [
    'let a = <value>;\n',
    'if <test> {\n    <statement>}\n',
    'println!("{}", token.token.secret());\n',
  ],
  test: ['std::env::var("APP_ENV").as_deref() == Ok("development")', 'is_local'],
  value: [
    '1',
    'ManagedIdentityCredential::new(None)?',
    'Arc::new(DefaultAzureCredential::default())',
    'ClientSecretCredential::new("a", "b".to_string(), "c".into(), None)?',
    'ManagedIdentityCredential::new(Some(ManagedIdentityCredentialOptions { user_assigned_id: Some(UserAssignedId::ClientId("<guid>".to_string())), ..Default::default() }))?',
    'call(<value>, "<secret>")',
  ],
  guid,
  secret,
};

export const cpp: Productions = {
  start: [
    '<include>\n<items>',
    '#pragma once\n<include>\n<items>',
    '// © Contoso\n<include>\nnamespace orders {\n<items>}\n',
  ],
  include: [
    '#include <azure/identity.hpp>\n',
    '#include <azure/identity/managed_identity_credential.hpp>\n#include <azure/storage/blobs.hpp>\n#include <memory>\n',
    '#include "orders.hpp"\n',
  ],
  items: ['', '<item>', '<item><items>'],
  item: [
    'int main()\n{\n  <statements>  return 0;\n}\n\n',
    'class Orders {\npublic:\n  void Run() { <statements> }\n};\n\n',
    'template <class T> T one(T t) { return t; }\n',
  ],
  statements: ['', '<statement>', '<statement><statements>'],
  statement: [
    'auto a = <value>;\n',
    'if (<test>) {\n    <statement>}\n',
    'Azure::Identity::ManagedIdentityCredentialOptions options;\n  options.ClientId = "<guid>";\n',
  ],
  test: ['isLocal', 'std::getenv("APP_ENV") != nullptr'],
  value: [
    '1',
    'std::make_shared<Azure::Identity::ManagedIdentityCredential>()',
    'std::make_shared<Azure::Identity::ManagedIdentityCredential>("<guid>")',
    'std::make_shared<Azure::Identity::DefaultAzureCredential>()',
    'BlobServiceClient::CreateFromConnectionString("<secret>")',
    'call(<value>)',
  ],
  guid,
  secret,
};
