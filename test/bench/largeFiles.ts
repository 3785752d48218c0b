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
  { languageId: 'typescript', name: 'TypeScript', fileName: 'orders.ts', text: largeTypeScript(lines) },
  { languageId: 'python', name: 'Python', fileName: 'orders.py', text: largePython() },
  { languageId: 'csharp', name: 'C#', fileName: 'Orders.cs', text: largeCsharp() },
];

/** As many documents as trees are kept, so that every grammar is loaded. */
export const eightFiles: readonly LargeFile[] = [
  ...largeFiles,
  { languageId: 'javascript', name: 'JavaScript', fileName: 'plain.js', text: withoutTypes(largeTypeScript(lines)) },
  { languageId: 'typescriptreact', name: 'TSX', fileName: 'page.tsx', text: largeTypeScript(lines) },
  ...largeFiles.map((file) => ({ ...file, fileName: `second-${file.fileName}` })),
];

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
  return parts.join('');
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
  return `${parts.join('')}\n`;
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
  /** It leaves a bracket or a quote open, or closes one that was left open. */
  readonly unbalanced: boolean;
}

const openers = ['{', '(', '[', '}', ')', '"'];

/** What somebody types, the same on every run: mostly letters, and one time in five a bracket that is taken back. */
export function* typing(before: string, count: number): Generator<Typed> {
  const random = seededRandom(11);
  const pick = (choices: readonly string[]): string => choices[Math.floor(random() * choices.length)] ?? '';
  let text = before;
  let open: Edit | undefined;
  for (let made = 0; made < count; made++) {
    let edit: Edit;
    const unbalanced = open !== undefined || made % 10 === 4;
    if (open !== undefined) {
      edit = { start: open.start, end: open.start + open.text.length, text: '' };
      open = undefined;
    } else {
      const at = 200 + Math.floor(random() * (text.length - 400));
      if (unbalanced) open = edit = { start: at, end: at, text: pick(openers) };
      else if (made % 7 === 3) edit = { start: at, end: at + 1, text: '' };
      else edit = { start: at, end: at, text: pick(['a', 'x', ' ', '\n', 'Credential', '.']) };
    }
    text = applyEdits(text, [edit]);
    yield { edit, text, unbalanced };
  }
}
