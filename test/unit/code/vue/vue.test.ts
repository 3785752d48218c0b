/** Vue components: code is written, found and mended in their script blocks, and nowhere else. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../../../src/code/entry';
import type { Plan } from '../../../../src/code/language';
import type { CredentialRequest } from '../../../../src/code/request';
import { vue } from '../../../../src/code/vue/language';
import { applied, cursorIn, inserted, requestFor } from '../applied';
import { errorsIn, loadGrammar, parseText } from '../parseText';

const options = { path: '/workspace/src/Orders.vue', indent: '  ' };
const write = (marked: string, request: Partial<CredentialRequest> = {}): Promise<string | undefined> =>
  inserted(vue, 'vue', marked, requestFor(request), options);

const component = `<template>
  <p :class="{ on: count > 1 }" @click="() => { count < 3 && go() }">{{ new DefaultAzureCredential() }} {{ a < b }}</p>
</template>

<script setup lang="ts">
import { ref } from 'vue';

const count = ref<number>(0);
¦
</script>

<style scoped>
.on { color: red; }
</style>
`;

describe('inserting into a Vue component', () => {
  it('writes into the script block, its import among the others of the block', async () => {
    const after = await write(component);
    assert.equal(
      after,
      component
        .replace(
          '¦',
          "const credential = new ManagedIdentityCredential({ clientId: '11111111-2222-3333-4444-555555555555' });",
        )
        .replace(
          "import { ref } from 'vue';\n",
          "import { ref } from 'vue';\nimport { ManagedIdentityCredential } from '@azure/identity';\n",
        ),
    );
  });

  it('writes into an empty block, below its tag', async () => {
    const after = await write('<script setup lang="ts">\n¦</script>\n\n<template><p /></template>\n', {
      idSource: 'environmentVariable',
    });
    assert.match(
      after ?? '',
      /^<script setup lang="ts">\nimport \{ ManagedIdentityCredential \} from '@azure\/identity';\n\nfunction requireEnvironmentVariable\(name: string\): string \{/,
    );
    assert.match(after ?? '', /\);\n<\/script>\n\n<template>/);
  });

  it('writes JavaScript where the block names no language, with JSX too', async () => {
    const after = await write('<script>\nexport default {\n  created() {\n    ¦\n  },\n};\n</script>\n', {
      idSource: 'environmentVariable',
    });
    assert.match(after ?? '', /@param \{string\} name/);
    assert.match(after ?? '', /^<script>\nimport \{/);
    const jsx = await write('<script lang="tsx">\nconst a = <b>x</b>;\n¦\n</script>\n');
    assert.match(
      jsx ?? '',
      /^<script lang="tsx">\nimport .*\n\nconst a = <b>x<\/b>;\nconst credential = new Managed/,
    );
  });

  it('keeps CRLF, tabs and a byte order mark', async () => {
    const text = `\uFEFF${component.replaceAll('\n', '\r\n').replace('\r\n¦', '\r\n\t¦')}`;
    const after = (await write(text)) ?? '';
    assert.ok(after.startsWith('\uFEFF<template>'));
    assert.doesNotMatch(after, /[^\r]\n/);
    assert.match(after, /\r\n\tconst credential = /);
  });

  it('writes nothing outside the blocks, into blocks of other languages, or from another file', async () => {
    assert.equal(await write(component.replace('¦', '').replace('on: ', 'on: ¦')), undefined);
    assert.equal(await write(component.replace('¦', '').replace('</style>', '¦</style>')), undefined);
    assert.equal(await write('<script lang="coffee">\n¦\n</script>\n'), undefined);
    assert.equal(await write('<script src="./orders.ts">\n¦\n</script>\n'), undefined);
    assert.equal(await write('<template>\n  ¦\n</template>\n'), undefined);
  });

  it('writes in neither block what only the other one could see', async () => {
    const two = `<script setup lang="ts">\nimport { ref } from 'vue';\n</script>\n\n<script lang="ts">\nexport function orders(): unknown {\n  ¦\n  return 1;\n}\n</script>\n`;
    assert.match((await write(two)) ?? '', /import \{ Managed[^]*<\/script>[^]*const credential/);
    assert.equal(await write(two, { idSource: 'environmentVariable' }), undefined);
  });

  it('breaks nothing wherever it is asked for', async () => {
    const text = component.replace('¦', '');
    for (let offset = 0; offset <= text.length; offset += 3) {
      const after = await write(`${text.slice(0, offset)}¦${text.slice(offset)}`, {
        idSource: 'environmentVariable',
      });
      if (after === undefined) continue;
      assert.ok(after.startsWith(text.slice(0, text.indexOf('<script'))), after);
      assert.ok(after.endsWith(text.slice(text.indexOf('</script>'))), after);
      const file = await parseText(vue, 'vue', after, options);
      assert.deepEqual(errorsIn(file), []);
    }
  });
});

describe('rules in a Vue component', () => {
  const noContext = { tokenCredentialsSet: false };

  it('look at the script block alone, at the offsets of the whole file', async () => {
    const text = component
      .replace("import { ref } from 'vue';", "import { DefaultAzureCredential } from '@azure/identity';")
      .replace('¦', 'const c = new DefaultAzureCredential();');
    const file = await parseText(vue, 'vue', text, options);
    const [finding, ...others] = vue.findings(file, noContext);
    assert.ok(finding && others.length === 0);
    assert.equal(text.slice(finding.start, finding.end), 'DefaultAzureCredential');
    assert.ok(finding.start > text.indexOf('const c'));
    const plan: Plan | undefined = vue.replace(file, finding, requestFor());
    assert.ok(plan);
    assert.match(
      applied(text, plan),
      /import \{ ManagedIdentityCredential \}[^]*const c = new ManagedIdentityCredential\(/,
    );
  });

  it('follow the block through edits, in one language and into another', async () => {
    const syntax = createSyntax({ loadGrammar });
    const { text } = cursorIn(
      component.replace(
        '¦',
        "import { DefaultAzureCredential } from '@azure/identity';\nconst c = new DefaultAzureCredential();¦",
      ),
    );
    const source = (version: number, now: string): Parameters<typeof syntax.open>[0] => ({
      uri: 'file:///w/Orders.vue',
      version,
      text: now,
      languageId: 'vue',
      ...options,
    });
    syntax.open(source(1, text));
    assert.equal((await syntax.diagnose('file:///w/Orders.vue', noContext))?.findings.length, 1);
    let now = text;
    const edits = [
      ['lang="ts"', 'lang="tsx"'],
      ['const c = ', 'const cc = '],
      ['</script>', '</scrip>'],
      ['</scrip>', '</script>'],
      ['new DefaultAzureCredential();\n</script>', '1;\n</script>'],
    ] as const;
    const counts: (number | undefined)[] = [];
    for (const [index, [before, after]] of edits.entries()) {
      const start = now.lastIndexOf(before);
      const edit = { start, end: start + before.length, text: after };
      now = now.slice(0, start) + after + now.slice(edit.end);
      syntax.update(source(index + 2, now), [edit]);
      counts.push((await syntax.diagnose('file:///w/Orders.vue', noContext))?.findings.length);
    }
    assert.deepEqual([counts[0], counts[1], counts[3], counts[4]], [1, 1, 1, 0]);
    const plan = await syntax.plan(source(9, now), (language, file) =>
      language.insert(file, now.indexOf('const count'), requestFor()),
    );
    assert.ok(typeof plan === 'object');
    syntax.close('file:///w/Orders.vue');
  });
});
