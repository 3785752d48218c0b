/** Insertion at every single offset of realistic Rust files: either no offer, or a file that still parses. */

import assert from 'node:assert/strict';
import { rust } from '../../../../src/code/rust/language';
import { applied, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';

export const service = `#!/usr/bin/env run
// Copyright Contoso.
//! Takes orders.
#![allow(dead_code)]

extern crate alloc;
use std::{
    collections::HashMap,
    env, // the environment
    sync::Arc,
};

use azure_storage_blob::BlobServiceClient;
mod orders;

/// How many.
const LIMITS: [u32; 2] = [
    1,

    2,
];

static NAMES: &[&str] = &["a", "b"];

macro_rules! twice {
    ($e:expr) => {
        $e + $e
    };
}

/// Keeps orders.
#[derive(Debug, Clone)]
#[allow(
    unused
)]
pub struct Store<'a> {
    url: &'a str,

    client: Option<Arc<BlobServiceClient>>,
}

impl<'a> Store<'a> {
    pub const EMPTY: u32 = { 1 + 2 };

    #[must_use]
    pub fn new(url: &'a str) -> Self {
        let text = r#"
            not code
        "#;
        Self { url, client: None }
    }

    async fn read(&self, name: &str) -> Result<String, Box<dyn std::error::Error>> {
        let data = self.get(name, ).await?;
        match name {
            "a" => Ok("x".into()),

            _ if name.is_empty() => {
                // nothing
                Err("empty".into())
            }
            other => Ok(other.to_string()),
        }
    }
}

impl Default for Store<'_> {
    fn default() -> Self {
        Store::new(Default::default())
    }

}

trait Reads {
    fn read(&self);
}

/* A block
   comment. */
fn run(values: Vec<u32>) -> u32 {
    for value in &values { println!("{value}"); }
    let total = values
        .iter()
        .map(|value| {
            let doubled = value * 2;
            doubled
        })
        .sum::<u32>();
    if total > 3 {
        return total;
    } else if total == 0 { loop { break; } }
    unsafe { std::hint::unreachable_unchecked() };
    let future = async move {
        twice!(1)
    };
    drop(future);
    if let Some(first) = values.first() {
        *first
    } else {
        0
    }
}

#[tokio::main]
async fn main() {
    tokio::select! {
        _ = async {} => {}

        else => {}
    }
    run(vec![
        1,

    ]);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn works() { assert_eq!(run(vec![1]), 1); }
}
`;

describe('Rust: insertion anywhere', () => {
  for (const [name, text] of [
    ['spaces', service],
    ['tabs and CRLF', service.replaceAll('    ', '\t').replaceAll('\n', '\r\n')],
  ] as const) {
    it(`never breaks a file with ${name}`, async function () {
      this.timeout(60_000);
      const file = await parseText(rust, 'rust', text);
      assert.deepEqual(errorsIn(file), []);
      const results = new Map<string, number>();
      let refused = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const request = requestFor({
          flavour: offset % 2 === 0 ? 'credential' : 'localAndAzure',
          idSource: offset % 3 === 0 ? 'environmentVariable' : 'literal',
        });
        const plan = rust.insert(file, offset, request);
        if (!plan) refused++;
        else results.set(applied(text, plan), offset);
      }
      for (const [after, offset] of results) {
        const made = await parseText(rust, 'rust', after);
        assert.deepEqual(errorsIn(made), [], `${offset}\n${after}`);
        const sites = rust.credentials(made).filter(({ type }) => type === 'managedIdentity');
        assert.equal(sites.length, 1, `${offset}\n${after}`);
      }
      assert.ok(refused < text.length / 4, `${refused} of ${text.length} refused`);
    });
  }

  it('offers nothing where no statement can stand, or where the file does not parse', async () => {
    const places = [
      'trait Reads {\n    ¦\n}\n',
      'impl Default for S {\n    ¦\n}\n',
      'const X: u32 = {\n    ¦\n    1\n};\n',
      'const fn f() {\n    ¦\n}\n',
      'enum E {\n    ¦\n}\n',
      'fn f() {\n    let x = "\n    ¦\n";\n}\n',
      'fn f() {\n    let x = vec![\n        ¦\n    ];\n}\n',
      'fn f() {\n    let x = (1;\n    ¦\n',
      'fn f() {\n    /* a\n    ¦\n    */\n}\n',
      'fn f() {\n    match x {\n        ¦\n        _ => {}\n    }\n}\n',
    ];
    for (const marked of places) {
      const offset = marked.indexOf('¦');
      const file = await parseText(rust, 'rust', marked.replace('¦', ''));
      assert.equal(rust.insert(file, offset, requestFor()), undefined, marked);
    }
  });
});
