/** Everything that is written for C++ fits the SDK's headers, and the check of that catches what a compiler would. */

import assert from 'node:assert/strict';
import type { ClientTarget } from '../../../../src/code/clients/client';
import { formFor } from '../../../../src/code/clients/tables';
import { cpp } from '../../../../src/code/cpp/language';
import type { Plan } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { editsOf } from '../../../../src/code/safeEdit';
import { applyEdits } from '../../../../src/code/text';
import { writtenSpans } from '../../../../src/code/treeEdits';
import { cursorIn, flavours, identifiers, requestFor } from '../applied';
import { parseText } from '../parseText';
import { mendedFiles } from '../secrets/mendedFiles';
import { receivers, targets } from '../targets';
import { checkSignatures } from './signatureCheck';

const served = [...Object.values(targets), ...receivers].filter(
  (target) => formFor('cpp', target) !== undefined,
);

/** Each selector, each source of its ID, each flavour. */
const credentials = identifiers.flatMap((identifier) =>
  flavours.flatMap((flavour) =>
    (
      ['literal', 'environmentVariable', ...(identifier === 'resourceId' ? ['parts' as const] : [])] as const
    ).map((idSource) => requestFor({ identifier, flavour, idSource })),
  ),
);
const workloads = (['clientId', 'systemAssigned'] as const).flatMap((identifier) =>
  flavours.map((flavour) => requestFor({ identifier, flavour, workload: true })),
);
const clientsOf = (target: ClientTarget): CredentialRequest[] =>
  identifiers.flatMap((identifier) =>
    [false, true].map((call) => requestFor({ identifier, flavour: 'client', target: { ...target, call } })),
  );

const shortened = `#include <azure/core.hpp>
#include <azure/identity.hpp>
#include <azure/storage/blobs.hpp>

using namespace Azure::Identity;
namespace blobs = Azure::Storage::Blobs;
using Azure::Core::Credentials::TokenCredential;
`;
/** Where code is asked for, by what stands around it. */
const places: Readonly<Record<string, string>> = {
  'an empty file': '¦',
  'a function': 'int main()\n{\n  ¦\n  return 0;\n}\n',
  'a header with a namespace': '#pragma once\n\nnamespace orders {\n\n¦\n\n}\n',
  'a file with shorter names': `${shortened}\nvoid Run() {\n  ¦\n}\n`,
  'a file that has the core headers only': '#include <azure/core.hpp>\n\nvoid Run() {\n  ¦\n}\n',
};

/** What is taken out for another identity, between `⟦` and `⟧`. */
const replacedIn = [
  '#include <azure/identity.hpp>\n#include <memory>\nvoid Run() {\n  auto credential = ⟦std::make_shared<Azure::Identity::DefaultAzureCredential>()⟧;\n}\n',
  '#include <azure/identity.hpp>\n#include <memory>\nstd::shared_ptr<Azure::Core::Credentials::TokenCredential> Made() {\n  return ⟦std::make_shared<Azure::Identity::ManagedIdentityCredential>("x")⟧;\n}\n',
  `${shortened}#include <memory>\nvoid Run() {\n  blobs::BlobServiceClient client("https://st", ⟦std::make_shared<DefaultAzureCredential>()⟧);\n}\n`,
];

async function faultsAfter(text: string, plan: Plan, path?: string): Promise<string[]> {
  const edits = editsOf(plan);
  const after = await parseText(cpp, 'cpp', applyEdits(text, edits), path === undefined ? {} : { path });
  const { faults, minimum } = checkSignatures(after, writtenSpans(edits));
  const least = plan.needs.find(({ name }) => name === 'azure-identity-cpp')?.minimum ?? '0';
  const isEnough = minimum.localeCompare(least, 'en', { numeric: true }) <= 0;
  const tooOld = isEnough ? [] : [`azure-identity-cpp ${least} has not what came with ${minimum}`];
  return [...faults, ...tooOld].map((fault) => `${fault}\n${after.text}`);
}

async function insertedFaults(marked: string, request: CredentialRequest): Promise<string[]> {
  const { text, offset } = cursorIn(marked);
  const plan = cpp.insert(await parseText(cpp, 'cpp', text), offset, request);
  assert.ok(plan, `no offer for ${JSON.stringify(request)} in\n${marked}`);
  return faultsAfter(text, plan);
}

describe('C++: what is written, against the headers of the SDK', () => {
  for (const [place, marked] of Object.entries(places)) {
    it(`fits for every selector, source and flavour in ${place}`, async () => {
      for (const request of [...credentials, ...workloads])
        assert.deepEqual(await insertedFaults(marked, request), []);
    });

    it(`fits for every client, with and without a call, in ${place}`, async () => {
      assert.ok(served.length >= 9, 'services of C++');
      for (const target of served)
        for (const request of clientsOf(target)) assert.deepEqual(await insertedFaults(marked, request), []);
    });
  }

  it('fits as an argument, of credentials and of clients without a call', async () => {
    const taken = '#include <azure/identity.hpp>\n#include <azure/storage/blobs.hpp>\n#include <memory>\n';
    const credential = `${taken}\nvoid Use(std::shared_ptr<Azure::Core::Credentials::TokenCredential> given);\n\nvoid Run() {\n  Use(¦);\n}\n`;
    for (const request of credentials) assert.deepEqual(await insertedFaults(credential, request), []);
    const client = `${taken}\nvoid Use(Azure::Storage::Blobs::BlobServiceClient given);\n\nvoid Run() {\n  Use(¦);\n}\n`;
    for (const request of clientsOf(targets.blob).filter(({ target }) => target?.call === false))
      assert.deepEqual(await insertedFaults(client, request), []);
  });

  it('fits in the place of another credential', async () => {
    for (const marked of replacedIn)
      for (const request of [...credentials, ...workloads]) {
        const text = marked.replace(/[⟦⟧]/g, '');
        const file = await parseText(cpp, 'cpp', text);
        const span = { start: marked.indexOf('⟦'), end: marked.indexOf('⟧') - 1 };
        const site = cpp.credentials(file).find(({ start, end }) => start === span.start && end === span.end);
        assert.ok(site, marked);
        const plan = cpp.replace(file, site, request);
        assert.ok(plan, marked);
        assert.deepEqual(await faultsAfter(text, plan), []);
      }
  });

  it('fits where a secret was taken out', async () => {
    const files = Object.entries(await mendedFiles('C++'));
    assert.ok(files.length >= 5, 'files with secrets');
    for (const [name, text] of files) {
      const { faults } = checkSignatures(await parseText(cpp, 'cpp', text), [{ start: 0, end: text.length }]);
      assert.deepEqual(faults, [], `${name}\n${text}`);
    }
  });
});

const all =
  '#include <azure/identity.hpp>\n#include <azure/storage/blobs.hpp>\n#include <memory>\n#include <string>\n';
const options = 'Azure::Identity::ManagedIdentityCredentialOptions options;';

async function faultsIn(statements: string, head = all): Promise<readonly string[]> {
  const text = `${head}void Run()\n{\n  ${statements}\n}\n`;
  return checkSignatures(await parseText(cpp, 'cpp', text), [{ start: 0, end: text.length }]).faults;
}

describe('C++: the signature check', () => {
  const caught: Readonly<Record<string, readonly [statements: string, fault: RegExp, head?: string]>> = {
    'an unknown factory': [
      `${options} options.IdentityId = Azure::Identity::ManagedIdentityId::FromClientId("x");`,
      /^unknown member Azure::Identity::ManagedIdentityId::FromClientId$/,
    ],
    'an option that is not there': [
      `${options} options.ClientId = "x";`,
      /^unknown member Azure::Identity::ManagedIdentityCredentialOptions::ClientId$/,
    ],
    'a value that an option cannot hold': [
      `${options} options.IdentityId = "x";`,
      /^Azure::Identity::ManagedIdentityId cannot hold const char\*$/,
    ],
    'text where a resource identifier is due': [
      `${options} options.IdentityId = Azure::Identity::ManagedIdentityId::FromUserAssignedResourceId("x");`,
      /FromUserAssignedResourceId takes \(Azure::Core::ResourceIdentifier\), not \(const char\*\)$/,
    ],
    'an unknown class': [
      'auto credential = std::make_shared<Azure::Identity::ManagedIdentityCredentials>();',
      /^unknown type Azure::Identity::ManagedIdentityCredentials$/,
    ],
    'an argument that a constructor does not take': [
      'auto credential = std::make_shared<Azure::Identity::DefaultAzureCredential>("x");',
      /DefaultAzureCredential takes .* not \(const char\*\)$/,
    ],
    'a credential that is not shared': [
      'Azure::Identity::DefaultAzureCredential made; Azure::Storage::Blobs::BlobServiceClient client("x", made);',
      /BlobServiceClient takes .* not \(const char\*, Azure::Identity::DefaultAzureCredential\)$/,
    ],
    'an argument too many': [
      'Azure::Storage::Blobs::BlobServiceClient client("x"); auto made = client.GetBlobContainerClient("a", "b");',
      /GetBlobContainerClient takes \(string\), not \(const char\*, const char\*\)$/,
    ],
    'a dot where a pointer is': [
      'Azure::Storage::Blobs::BlobClient client("x"); auto text = client.Download().Value.BodyStream.ReadToEnd();',
      /^\. on std::unique_ptr<Azure::Core::IO::BodyStream>$/,
    ],
    'two literals that are added': ['auto text = "a" + "b";', /^no text: "a" \+ "b"$/],
    'pointers that are compared': [
      'if (std::getenv("A") == "development") { }',
      /^not compared by value/,
      `${all}#include <cstdlib>\n`,
    ],
    'a header that is not there': [
      '',
      /^unknown header azure\/identities\.hpp$/,
      '#include <azure/identities.hpp>\n',
    ],
    'a header that is missing': [
      'Azure::Storage::Blobs::BlobServiceClient client("x");',
      /^missing #include <azure\/storage\/blobs\.hpp> for Azure::Storage::Blobs::BlobServiceClient$/,
      '#include <azure/identity.hpp>\n',
    ],
    'a header of the standard library that is missing': [
      'auto credential = std::make_shared<Azure::Identity::DefaultAzureCredential>();',
      /^missing #include <memory> for std::make_shared$/,
      '#include <azure/identity.hpp>\n',
    ],
    'a variable that is not declared': [
      'auto credential = std::make_shared<Azure::Identity::ManagedIdentityCredential>(options);',
      /^unknown variable options$/,
    ],
    'a short name without its using': [
      'DefaultAzureCredential made;',
      /^unknown type DefaultAzureCredential$/,
    ],
  };
  for (const [name, [statements, fault, head]] of Object.entries(caught)) {
    it(`catches ${name}`, async () => {
      const found = await faultsIn(statements, head);
      assert.match(found.join('\n'), fault);
      assert.equal(found.length, 1);
    });
  }

  it('accepts a short name behind its using, in the block that has it and no other', async () => {
    const made = 'DefaultAzureCredential made;';
    assert.deepEqual(await faultsIn(`using namespace Azure::Identity; ${made}`), []);
    assert.deepEqual(await faultsIn(`{ using namespace Azure::Identity; } ${made}`), [
      'unknown type DefaultAzureCredential',
    ]);
  });
});
