/** The realistic files that Rust is inserted into: as a statement of a function, and as a function among items. */

import type { SdkCase } from '../kit/cases';

/** How a case's module looks. */
export interface Form {
  readonly name: string;
  /** Letters that tell its modules apart. */
  readonly prefix: string;
  /** The start, with `¦` where the developer asks for code; `main` is what runs. */
  startOf(one: SdkCase): string;
  /** Whether this form has a place for the case. */
  has(one: SdkCase): boolean;
}

const ask = (
  credential: string,
): string => `    let token = ${credential}.get_token(&["https://vault.azure.net/.default"], None).await?;
    println!("{}", if token.token.secret().is_empty() { "nothing" } else { "signed in" });
`;

/** What an inserted call gives is for the developer to use; a client alone is used by nothing yet. */
const unused = '#![allow(unused_variables)]\n';

const isClient = ({ request }: SdkCase): boolean => request.flavour === 'client';

export const forms: readonly Form[] = [
  {
    name: 'Rust in a function',
    prefix: 's',
    has: () => true,
    startOf: (one) => `//! Orders: the nightly job.
${isClient(one) ? unused : ''}
${isClient(one) ? '' : 'use azure_core::credentials::{Secret, TokenCredential};\n'}use std::{collections::BTreeMap, error::Error};

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn Error>> {
    let orders: BTreeMap<u32, String> = BTreeMap::new();
    println!("{} orders", orders.len());
    ¦
${isClient(one) ? '' : `${ask('credential')}    println!("{}", held(&token.token));\n`}    Ok(())
}
${isClient(one) ? '' : '\npub fn held(secret: &Secret) -> usize {\n    secret.secret().len()\n}\n'}`,
  },
  {
    name: 'Rust among items',
    prefix: 'i',
    has: ({ request }) => request.flavour !== 'client' || request.target?.service === 'blob',
    startOf: (one) => `// Orders: the nightly job.

use std::error::Error;

¦

#[tokio::main]
pub async fn main() -> Result<(), Box<dyn Error>> {
${mainOf(one)}    Ok(())
}
`,
  },
  {
    name: 'Rust in a function without a Result',
    prefix: 'e',
    has: ({ request }) => request.flavour === 'credential' && request.identifier !== 'resourceId',
    startOf: () => `use azure_core::credentials::TokenCredential as _;

pub fn main() {
    ¦
    let runtime = tokio::runtime::Runtime::new().expect("no runtime");
    let token = runtime.block_on(credential.get_token(&["https://vault.azure.net/.default"], None));
    println!("{}", token.is_ok());
}
`,
  },
];

function mainOf(one: SdkCase): string {
  if (!isClient(one)) return ask('credential()?');
  return one.request.target?.call === true
    ? '    use_blob_service_client().await?;\n'
    : '    println!("{}", blob_service_client()?.url());\n';
}
