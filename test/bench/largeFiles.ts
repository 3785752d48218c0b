/** Files of 5,000 lines in each language, as people write them, and the edits somebody typing makes in one. */

import { applyEdits, type Edit } from '../../src/code/text';
import { largeTypeScript, seededRandom } from '../unit/code/largeFile';

export interface LargeFile {
  readonly languageId: 'typescript' | 'python' | 'csharp' | 'javascript' | 'typescriptreact';
  /** How the table calls the language. */
  readonly name: string;
  /** With its extension. */
  readonly fileName: string;
  readonly text: string;
}

const lines = 5_000;

/** The three languages that the budgets are measured in. */
export const largeFiles: readonly LargeFile[] = [
  { languageId: 'typescript', name: 'TypeScript', fileName: 'orders.ts', text: typeScript() },
  { languageId: 'python', name: 'Python', fileName: 'orders.py', text: largePython() },
  { languageId: 'csharp', name: 'C#', fileName: 'Orders.cs', text: largeCsharp() },
];

/** As many documents as trees are kept, so that every grammar is loaded. */
export const eightFiles: readonly LargeFile[] = [
  ...largeFiles,
  {
    languageId: 'javascript',
    name: 'JavaScript',
    fileName: 'plain.js',
    text: withoutTypes(typeScript()),
  },
  { languageId: 'typescriptreact', name: 'TSX', fileName: 'page.tsx', text: typeScript() },
  ...largeFiles.map((file) => ({ ...file, fileName: `second-${file.fileName}` })),
];

function typeScript(): string {
  return `${largeTypeScript(lines)}export const credential = new DefaultAzureCredential();\n`;
}

/** A credential every 500 lines, and names that end like one all over. */
function largePython(): string {
  const parts = [
    'import os\n\nfrom azure.identity import DefaultAzureCredential, ManagedIdentityCredential\nfrom azure.storage.blob import BlobServiceClient\n',
  ];
  for (let index = 0; index < lines / 10; index++) {
    const made = index % 50 === 0 ? 'ManagedIdentityCredential()' : 'Counter(credential)';
    parts.push(`

class Orders${index}(Base):
    """Keeps orders."""

    def __init__(self, name: str, credential: TokenCredential) -> None:
        self.found = ${made}

    async def run(self, name: str, count: int) -> dict[str, int]:
        if name == "orders" and count > 3:
            return {key: value for key, value in await self.call(name, [n * count for n in (1, 2, 3)])}
`);
  }
  return `${parts.join('')}\n\ncredential = DefaultAzureCredential()\n`;
}

function largeCsharp(): string {
  const parts = ['using System;\nusing Azure.Core;\nusing Azure.Identity;\n\nnamespace Contoso.Orders;\n'];
  for (let index = 0; index < lines / 10; index++) {
    const made = index % 50 === 0 ? 'ManagedIdentityCredential()' : 'Dictionary<string, int>()';
    parts.push(`
public sealed class Orders${index}(TokenCredential credential) : Base<int>
{
    private readonly object found = new ${made};
    public async Task<int> RunAsync(string name, int count)
    {
        if (name == "orders" && count > 3) return await CallAsync(name, items.Select(n => n * count), credential);
        return 0;
    }
}`);
  }
  return `${parts.join('')}\npublic static class All\n{\n    public static readonly TokenCredential Credential = new DefaultAzureCredential();\n}\n`;
}

function withoutTypes(text: string): string {
  return text
    .replaceAll('<number>', '')
    .replaceAll('<string, number>', '')
    .replaceAll(': Promise<void>', '')
    .replace(/: (string|number)\b/g, '')
    .replace(/ {2}private readonly /g, '  ');
}

/** An edit and the text after it. */
export interface Typed {
  readonly edit: Edit;
  readonly text: string;
  /** A bracket or a quote is open after it that was not open before the person began to type. */
  readonly unbalanced: boolean;
}

/** Where statements are typed, and one that has brackets of all kinds. */
const statements: Readonly<Record<string, readonly [after: string, statement: string]>> = {
  typescript: ['count > 3) {', "\n      const all = await this.call(name, { kind: 'new', of: [1, count] });"],
  python: ['count > 3:', '\n            found = await self.call(name, {"kind": [1, count]})'],
  csharp: [
    'int count)\n    {',
    '\n        var all = await CallAsync(name, new[] { items[0], count }, "new");',
  ],
};

/** What somebody types letter by letter, at another place for each statement; the same on every run. */
export function* typing(file: LargeFile, count: number): Generator<Typed> {
  const [anchor = '', statement = ''] = statements[file.languageId] ?? [];
  const random = seededRandom(11);
  let { text } = file;
  for (let made = 0, at = 0; made < count; made++) {
    const letter = made % statement.length;
    if (letter === 0) {
      const found = text.indexOf(anchor, Math.floor(random() * (text.length - 1_000)));
      at = (found === -1 ? text.indexOf(anchor) : found) + anchor.length;
    }
    const edit = { start: at + letter, end: at + letter, text: statement.charAt(letter) };
    text = applyEdits(text, [edit]);
    yield { edit, text, unbalanced: isOpen(statement.slice(0, letter + 1)) };
  }
}

function isOpen(typed: string): boolean {
  const count = (pattern: RegExp): number => typed.match(pattern)?.length ?? 0;
  return count(/[([{]/g) !== count(/[)\]}]/g) || count(/['"]/g) % 2 === 1;
}
