/** Files of 5,000 lines in each language, as people write them, and the edits somebody typing makes in one. */

import { applyEdits, type Edit } from '../../src/code/text';
import { seededRandom } from '../unit/code/largeFile';
import { codeRecipes } from './texts/code';
import { otherRecipes } from './texts/others';
import type { Recipe } from './texts/recipe';
import { settingRecipes } from './texts/settings';
import { webRecipes } from './texts/web';

export interface LargeFile extends Pick<Recipe, 'languageId' | 'name' | 'fileName' | 'typed' | 'credential'> {
  readonly text: string;
}

const lines = 5_000;
/** Lines from one credential to the next. */
const apart = 500;

/** The languages that the budgets are measured in. */
export const codeFiles: readonly LargeFile[] = [...codeRecipes, ...webRecipes].map(made);
export const largeFiles: readonly LargeFile[] = [
  ...codeFiles,
  ...[...otherRecipes, ...settingRecipes].map(made),
];

function made(recipe: Recipe): LargeFile {
  const parts = [recipe.head];
  let count = recipe.head.split('\n').length;
  let next = 0;
  for (let index = 0; count < lines; index++) {
    const part = recipe.part(index, count >= next);
    if (count >= next) next += apart;
    parts.push(part);
    count += part.split('\n').length - 1;
  }
  return { ...recipe, text: `${parts.join('')}${recipe.tail}` };
}

/** An edit and the text after it. */
export interface Typed {
  readonly edit: Edit;
  readonly text: string;
  /** A bracket or a quote is open after it that was not open before the person began to type. */
  readonly unbalanced: boolean;
}

/** What somebody types letter by letter, at another place for each statement; the same on every run. Editors indent. */
export function* typing(file: LargeFile, count: number): Generator<Typed> {
  const [anchor, statement] = file.typed;
  const strokes = statement.match(/\n[ \t]*|[^\n]/g) ?? [];
  const random = seededRandom(11);
  let { text } = file;
  for (let made = 0, at = 0, typed = ''; made < count; made++) {
    const stroke = made % strokes.length;
    if (stroke === 0) {
      const found = text.indexOf(anchor, Math.floor(random() * (text.length - 1_000)));
      at = (found === -1 ? text.indexOf(anchor) : found) + anchor.length;
      typed = '';
    }
    const edit = { start: at + typed.length, end: at + typed.length, text: strokes[stroke] ?? '' };
    text = applyEdits(text, [edit]);
    typed += edit.text;
    yield { edit, text, unbalanced: isOpen(typed) };
  }
}

function isOpen(typed: string): boolean {
  const count = (pattern: RegExp): number => typed.match(pattern)?.length ?? 0;
  return count(/[([{]/g) !== count(/[)\]}]/g) || count(/['"]/g) % 2 === 1;
}
