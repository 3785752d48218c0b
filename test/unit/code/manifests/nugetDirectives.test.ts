/** The packages of C# notebooks: listed in the cells themselves. */

import assert from 'node:assert/strict';
import { csharp } from '../../../../src/code/csharp/language';
import { planPackages } from '../../../../src/code/manifests/planPackages';
import type { ManifestPlan } from '../../../../src/code/manifests/manifest';
import { applyEdits } from '../../../../src/code/text';
import { errorsIn, parseText } from '../parseText';

const need = { name: 'Azure.Identity', minimum: '1.13.0' };
const plan = (text: string): ManifestPlan =>
  planPackages({ path: '/w/orders.ipynb', text }, csharp.manifests, [need]);
const after = (text: string): string => applyEdits(text, plan(text).edits ?? []);

describe('the packages of a C# notebook', () => {
  it('are added above the code, or below those that are there', () => {
    assert.match(after('var a = 1;\n'), /^#r "nuget: Azure\.Identity, 1\.\d+\.\d+"\nvar a = 1;\n$/);
    assert.match(after('#!csharp\nvar a = 1;\n'), /^#!csharp\n#r "nuget: Azure\.Identity, [\d.]+"\nvar a/);
    const listed = '#r "nuget: Azure.Core, 1.44.0"\r\nusing Azure;\r\n';
    assert.match(
      after(listed),
      /^#r "nuget: Azure\.Core, 1\.44\.0"\r\n#r "nuget: Azure\.Identity, [\d.]+"\r\nusing/,
    );
  });

  it('are raised where they are too old, and left alone where they are not', () => {
    assert.match(
      after('#r "nuget:Azure.Identity,1.12.0"\n'),
      /^#r "nuget:Azure\.Identity,1\.(1[3-9]|[2-9]\d)/,
    );
    for (const version of [', 1.13.0', ', 1.20.0', '', ', *'])
      assert.deepEqual(plan(`#r "nuget: azure.identity${version}"\n`).tooOld, [], version);
    assert.deepEqual(plan('#r "nuget: azure.identity"\n').missing, []);
  });

  it('do not keep the rest of the cell from being read', async () => {
    const text =
      '#r "nuget: Azure.Identity, 1.13.0"\n#i "nuget: https://example.org/v3/index.json"\nusing Azure.Identity;\nvar c = new DefaultAzureCredential();\n';
    const file = await parseText(csharp, 'csharp', text, { path: '/w/orders.ipynb' });
    assert.deepEqual(errorsIn(file), []);
    assert.equal(csharp.credentials(file).length, 1);
  });
});
