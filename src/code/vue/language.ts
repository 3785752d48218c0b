/** Vue components: their script blocks, read as TypeScript or JavaScript. */

import type { CodeBlock, Language, ParsedFile, Plan } from '../language';
import type { Span } from '../text';
import { javascript } from '../typescript/language';
import { scriptsIn } from './scripts';

export const vue: Language = {
  ...javascript,
  languageIds: ['vue'],
  displayName: 'Vue',
  grammarFor: () => 'vue',
  codeIn: scriptsIn,
  codeEnd: /<\/script/i,
  findings: (file, context, within) => javascript.findings(codeOf(file), context, within),
  credentials: (file, within) => javascript.credentials(codeOf(file), within),
  insert: (file, offset, request) => {
    const here = { start: offset, end: offset };
    return blockAround(file, here) && within(file, here, javascript.insert(codeOf(file), offset, request));
  },
  replace: (file, site, request) => within(file, site, javascript.replace(codeOf(file), site, request)),
  mend: (file, finding) => javascript.mend(codeOf(file), finding),
};

/** The file as the language of its scripts sees it: a module, whatever a manifest says. */
function codeOf(file: ParsedFile): ParsedFile {
  return { ...file, languageId: file.code?.languageId ?? 'javascript', moduleKind: 'esm' };
}

function blockAround(file: ParsedFile, { start, end }: Span): CodeBlock | undefined {
  return file.code?.blocks.find((block) => block.start <= start && end <= block.end);
}

/** The plan, unless a helper would land in another block that keeps it to itself; imports are known in all blocks. */
function within(file: ParsedFile, place: Span, plan: Plan | undefined): Plan | undefined {
  const own = blockAround(file, place);
  const isLost = plan?.edits.some((edit) => {
    const block = blockAround(file, edit);
    return !block || (block !== own && block.isClosed && /\bfunction\b/.test(edit.text));
  });
  const isHere = !plan?.snippet || (own && blockAround(file, plan.snippet) === own);
  return isLost !== true && isHere ? plan : undefined;
}
