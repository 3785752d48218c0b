/** What Cargo.toml and vcpkg.json are found to lack, and the edit that puts it right. */

import assert from 'node:assert/strict';
import { cargo, vcpkg } from '../../../../src/code/manifests/kinds';
import { planPackages } from '../../../../src/code/manifests/planPackages';
import { applyEdits } from '../../../../src/code/text';

const identity = { name: 'azure_identity', minimum: '1.0.0' };
const port = { name: 'azure-identity-cpp', minimum: '1.10.0' };

function plan(path: string, text: string, ...needs: (typeof identity)[]) {
  const { missing, tooOld, edits, installCommand } = planPackages({ path, text }, [cargo, vcpkg], needs);
  const said = missing.length > 0 ? 'missing' : (tooOld[0]?.found ?? 'nothing');
  return { said, after: edits && applyEdits(text, edits), installCommand };
}

const head = '[package]\nname = "orders"\n\n';

describe('Cargo.toml', () => {
  it('knows the forms a dependency has', () => {
    const cases: Record<string, string> = {
      '[dependencies]\nazure_identity = "1"': 'nothing',
      '[dependencies]\nazure_identity = "1.0"  # newest': 'nothing',
      '[dependencies]\nazure_identity = "0.23"': '0.23',
      '[dependencies]\nazure_identity = ">=0.20, <0.30"': '>=0.20, <0.30',
      '[dependencies]\nazure_identity = { version = "0.21", default-features = false }': '0.21',
      '[dependencies]\nazure_identity = { workspace = true }': 'nothing',
      '[dependencies]\nazure_identity.workspace = true': 'nothing',
      '[dependencies]\nazure_identity = { git = "https://example.org/x" }': 'nothing',
      '[dependencies]\nid = { package = "azure_identity", version = "0.22" }': '0.22',
      '[dependencies.azure_identity]\nfeatures = ["x"]\nversion = "0.24"': '0.24',
      '[workspace.dependencies]\nazure_identity = "0.25"': '0.25',
      '[target.\'cfg(unix)\'.dependencies]\nazure_identity = "1.1"': 'nothing',
      '[dependencies]\nazure_core = "1"\n# azure_identity = "1"': 'missing',
      '[dependencies]\nmy_azure_identity = "1"': 'missing',
    };
    for (const [text, said] of Object.entries(cases))
      assert.equal(plan('/w/Cargo.toml', head + text, identity).said, said, text);
  });

  it('is added to behind its last dependency, or gets the table', () => {
    const text = `${head}[dependencies]\r\nazure_core = "1"\r\n# more\r\n\r\n[features]\r\ndefault = []\r\n`;
    assert.equal(
      plan('/w/Cargo.toml', text, identity).after,
      text.replace('"1"\r\n', '"1"\r\nazure_identity = "1.0.0"\r\n'),
    );
    assert.equal(
      plan('/w/Cargo.toml', head, identity).after,
      `${head}\n[dependencies]\nazure_identity = "1.0.0"\n`,
    );
    const empty = `${head}[dependencies]\n`;
    assert.equal(
      plan('/w/Cargo.toml', empty, identity).after,
      `${head}[dependencies]\nazure_identity = "1.0.0"\n`,
    );
    const workspace = '[workspace]\nmembers = ["a"]\n\n[workspace.dependencies]\nserde = "1"\n';
    assert.equal(plan('/w/Cargo.toml', workspace, identity).after, `${workspace}azure_identity = "1.0.0"\n`);
  });

  it('gets a version raised in place', () => {
    const text = `${head}[dependencies]\nazure_identity = { version = "0.21", features = ["a"] }\n`;
    assert.equal(plan('/w/Cargo.toml', text, identity).after, text.replace('0.21', '1.0.0'));
    assert.equal(plan('/w/Cargo.toml', text, identity).installCommand, 'cargo add azure_identity@1.0.0');
  });
});

describe('vcpkg.json', () => {
  it('is read, added to and raised', () => {
    const list = '{\n  "dependencies": [\n    "fmt",\n    "zlib"\n  ]\n}\n';
    assert.equal(
      plan('/w/vcpkg.json', list, port).after,
      list.replace('"zlib"', '"zlib",\n    "azure-identity-cpp"'),
    );
    const line = '{ "name": "orders", "dependencies": ["fmt"] }';
    assert.equal(
      plan('/w/vcpkg.json', line, port).after,
      line.replace('"fmt"', '"fmt", "azure-identity-cpp"'),
    );
    assert.match(
      plan('/w/vcpkg.json', '{}', port).after ?? '',
      /"dependencies": \[\s*"azure-identity-cpp"\s*\]/,
    );
    assert.equal(plan('/w/vcpkg.json', '{"dependencies":["azure-identity-cpp"]}', port).said, 'nothing');
    const old = '{"dependencies":[{"name":"azure-identity-cpp","version>=":"1.6.0#1"}]}';
    assert.equal(plan('/w/vcpkg.json', old, port).said, '1.6.0#1');
    assert.equal(plan('/w/vcpkg.json', old, port).after, old.replace('1.6.0#1', '1.10.0'));
    assert.equal(plan('/w/vcpkg.json', line, port).installCommand, 'vcpkg add port azure-identity-cpp');
    assert.equal(plan('/w/vcpkg.json', 'no', port).after, undefined);
  });
});
