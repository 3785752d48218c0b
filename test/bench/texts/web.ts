/** Long files of web apps: the same code in other dialects, and in the script block of a component. */

import { largeTypeScript } from '../../unit/code/largeFile';
import type { Recipe } from './recipe';

const javascript: Recipe = {
  languageId: 'javascript',
  name: 'JavaScript',
  fileName: 'orders.mjs',
  head: "import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\n",
  part: (index, marked) => `
export class Orders${index} extends Base {
  #found = new ${marked ? 'ManagedIdentityCredential()' : 'Map()'};
  async run(name, count) {
    if (name === 'orders' && count > 3) {
      const result = await this.call(name, [1, 2, 3].map((n) => n * count));
      console.log(\`orders \${result}\`, { name, count, kind: 'new' });
    }
  }
}
`,
  tail: 'export const credential = new DefaultAzureCredential();\n',
  typed: ['count > 3) {', "\n      const all = await this.call(name, { kind: 'new', of: [1, count] });"],
  credential: 'ManagedIdentityCredential(',
};

const react: Recipe = {
  languageId: 'typescriptreact',
  name: 'TSX',
  fileName: 'Orders.tsx',
  head: "import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\n",
  part: (index, marked) => `
export function Orders${index}({ name, count }: Props): JSX.Element {
  const found = useMemo(() => new ${marked ? 'ManagedIdentityCredential()' : 'Map<string, number>()'}, [name]);
  if (name === 'orders' && count > 3) {
    return <Empty kind="orders" />;
  }
  return (
    <ul className="orders" onClick={() => select(name)}>
      {[1, 2, count].map((n) => <li key={n}>{found.get(name)} of {n}</li>)}
    </ul>
  );
}
`,
  tail: 'export const credential = new DefaultAzureCredential();\n',
  typed: ['count > 3) {', "\n    const all = call(name, { kind: 'new', of: [<b key={1}>{count}</b>] });"],
  credential: 'ManagedIdentityCredential(',
};

const vue: Recipe = {
  languageId: 'vue',
  name: 'Vue',
  fileName: 'Orders.vue',
  head: `<script lang="ts">
${largeTypeScript(4_000)}export const credential = new DefaultAzureCredential();
</script>

<template>
`,
  part: (index) => `  <ul :class="kind${index}">
    <li v-for="n in found" @click="run(n)">{{ n * count }}</li>
  </ul>
`,
  tail: '</template>\n',
  typed: ['count > 3) {', "\n      const all = await this.call(name, { kind: 'new', of: [1, count] });"],
  credential: 'ManagedIdentityCredential(',
};

export const webRecipes: readonly Recipe[] = [javascript, react, vue];
