/** Credentials that are another identity on the host the workspace is for, and what takes their place there. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../src/code/entry';
import type { Host } from '../../../src/code/hosts';
import { languageFor } from '../../../src/code/languages';
import { applied, ids, requestFor } from './applied';
import { loadGrammar } from './parseText';

const syntax = createSyntax({ loadGrammar });

const start: Readonly<Record<string, readonly [path: string, text: string]>> = {
  go: [
    '/main.go',
    `package main

import "github.com/Azure/azure-sdk-for-go/sdk/azidentity"

func credential() (*azidentity.ManagedIdentityCredential, error) {
	return azidentity.NewManagedIdentityCredential(nil)
}
`,
  ],
  cpp: [
    '/main.cpp',
    `#include <azure/identity.hpp>
#include <memory>

int main() {
    auto credential = std::make_shared<Azure::Identity::ManagedIdentityCredential>();
}
`,
  ],
  rust: [
    '/main.rs',
    `use azure_identity::ManagedIdentityCredential;

fn main() -> azure_core::Result<()> {
    let credential = ManagedIdentityCredential::new(None)?;
    Ok(())
}
`,
  ],
};

async function found(languageId: string, text: string, path: string, hosts: readonly Host[]) {
  const uri = `file://${path}`;
  const source = { uri, version: 1, languageId, text, path, indent: '    ' };
  syntax.open(source);
  const look = await syntax.diagnose(uri, { tokenCredentialsSet: false, hosts });
  syntax.close(uri);
  assert.ok(look?.isSettled);
  return { source, findings: look.findings.filter(({ variant }) => /^(host|workload)$/.test(variant ?? '')) };
}

const lines: Readonly<Record<string, readonly RegExp[]>> = {
  go: [
    /\(\*azidentity\.WorkloadIdentityCredential, error\)/,
    /NewWorkloadIdentityCredential\(&azidentity\.WorkloadIdentityCredentialOptions\{\n\t\tClientID: "/,
  ],
  cpp: [
    /WorkloadIdentityCredentialOptions options;\n {4}options\.ClientId = "/,
    /std::make_shared<Azure::Identity::WorkloadIdentityCredential>\(options\);/,
  ],
  rust: [
    /use azure_identity::\{WorkloadIdentityCredential, WorkloadIdentityCredentialOptions\};/,
    /WorkloadIdentityCredential::new\(Some\(WorkloadIdentityCredentialOptions \{\n {8}client_id: Some\("/,
  ],
};

describe('a credential in a workspace for pods of AKS', () => {
  for (const [languageId, [path, text]] of Object.entries(start)) {
    it(`is the node's in ${languageId}, and the pod's takes its place`, async () => {
      assert.deepEqual((await found(languageId, text, path, ['appService'])).findings, []);
      const { source, findings } = await found(languageId, text, path, ['appService', 'aksWorkloadIdentity']);
      const [finding] = findings;
      assert.ok(finding && findings.length === 1);
      assert.equal(finding.weak, true);
      assert.equal(finding.values['host'], 'aksWorkloadIdentity');
      const plan = await syntax.plan(source, (language, file) =>
        language.replace(file, finding, requestFor({ workload: true })),
      );
      assert.ok(typeof plan === 'object');
      const after = applied(text, plan);
      for (const line of lines[languageId] ?? []) assert.match(after, line);
      assert.match(after, new RegExp(ids.clientId));
      assert.doesNotMatch(after, /ManagedIdentity/);
      assert.deepEqual((await found(languageId, after, path, ['aksWorkloadIdentity'])).findings, []);
    });
  }

  it('by an ID that the host ignores is noticed where the SDK exchanges the token itself', async () => {
    const text = `from azure.identity import ManagedIdentityCredential

credential = ManagedIdentityCredential(identity_config={"object_id": "${ids.objectId}"})
`;
    const { findings } = await found('python', text, '/app.py', ['aksWorkloadIdentity']);
    assert.deepEqual(
      findings.map(({ rule, variant }) => [rule, variant]),
      [['ignored-argument', 'host']],
    );
    const right = text.replace(/identity_config=.*\)/, `client_id="${ids.clientId}")`);
    assert.deepEqual((await found('python', right, '/app.py', ['aksWorkloadIdentity'])).findings, []);
  });

  it('wants a version of azidentity that has it', () => {
    const needs = languageFor('go')?.needs(requestFor({ workload: true }));
    assert.deepEqual(
      needs?.map(({ minimum }) => minimum),
      ['1.3.0'],
    );
  });
});
