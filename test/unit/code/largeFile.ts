/** Makes large files that parse, and generated edits, for tests of the engine. */

/** A TypeScript file of about `lines` lines with a credential every 500 lines. */
export function largeTypeScript(lines: number): string {
  const parts = ["import { DefaultAzureCredential, ManagedIdentityCredential } from '@azure/identity';\n"];
  for (let index = 0; index < lines / 10; index++) {
    const made = index % 50 === 0 ? 'ManagedIdentityCredential({})' : 'Map<string, number>()';
    parts.push(`export class Orders${index} extends Base<number> {
  private readonly found = new ${made};
  async run(name: string, count: number): Promise<void> {
    if (name === 'orders' && count > 3) {
      const result = await this.call(name, [1, 2, 3].map((n) => n * count));
      console.log(\`orders \${result}\`, { name, count, kind: 'new' });
    }
    return undefined;
  }
}
`);
  }
  return parts.join('');
}

/** Numbers from 0 to 1 that are the same on every run. */
export function seededRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state / 2_147_483_648;
  };
}
