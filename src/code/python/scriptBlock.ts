/** The dependencies that a Python script lists in itself (PEP 723): what inserted code needs is added there. */

import type { ParsedFile, Plan } from '../language';
import { readPyproject } from '../manifests/pyproject';
import { requirementOf } from '../manifests/requirements';
import { planPackages } from '../manifests/planPackages';
import { lineEndOf } from '../text';
import type { Edit } from '../text';

const opening = /^# \/\/\/ script[ \t]*$/m;
const closing = /^# \/\/\/[ \t]*$/m;

/** The plan, with its packages in the script's own list where it has one: nothing else lists them then. */
export function withOwnDependencies(file: ParsedFile, plan: Plan | undefined): Plan | undefined {
  const block = plan && plan.needs.length > 0 ? blockIn(file.text) : undefined;
  if (!plan || !block) return plan;
  const edits = dependencyEdits(file.text, block, plan);
  return edits ? { ...plan, edits: [...plan.edits, ...edits], needs: [] } : plan;
}

interface Block {
  readonly start: number;
  /** Where the closing line begins. */
  readonly end: number;
}

function blockIn(text: string): Block | undefined {
  const first = opening.exec(text);
  const last = first && closing.exec(text.slice(first.index + first[0].length));
  return first && last ? { start: first.index, end: first.index + first[0].length + last.index } : undefined;
}

function dependencyEdits(text: string, { start, end }: Block, { needs }: Plan): Edit[] | undefined {
  const lines = text.slice(start, end);
  // The comment signs make room for blanks and a table header of the same length, so that every offset stays.
  const masked = lines
    .replace(/^# \/\/\/ script/, '[project]'.padEnd(12))
    .replace(/^# ?/gm, (sign) => ' '.repeat(sign.length));
  if (!/^[ \t]*dependencies[ \t]*=/m.test(masked)) {
    const list = needs.map((need) => `"${requirementOf(need)}"`).join(', ');
    return [{ start: end, end, text: `# dependencies = [${list}]${lineEndOf(text)}` }];
  }
  const path = 'pyproject.toml';
  const kind = { matches: () => true, read: readPyproject };
  const { edits, missing, tooOld } = planPackages({ path, text: masked }, [kind], needs);
  if (missing.length + tooOld.length === 0) return [];
  return edits?.map((edit) => ({
    start: start + edit.start,
    end: start + edit.end,
    text: edit.text.replace(/\n {0,2}/g, '\n# '),
  }));
}
