/** Lays out blocks of Terraform as its own formatter does. */

import { commentText } from '../../model/shellText';

/** A name and its expression, or an object of such. */
export type Attribute = readonly [name: string, value: string | readonly Attribute[]];

/** @param kinds the type of the block and its labels. */
export function block(
  [type = '', ...labels]: readonly string[],
  attributes: readonly Attribute[],
  inner: readonly (readonly string[])[] = [],
): readonly string[] {
  const head = [type, ...labels.map((label) => `"${label}"`)].join(' ');
  const parts = [...(attributes.length === 0 ? [] : [aligned(attributes)]), ...inner];
  const body = parts.flatMap((lines, at) => [...(at === 0 ? [] : ['']), ...lines]);
  return [`${head} {`, ...indented(body), '}'];
}

export function comment(line: string): string {
  return `# ${commentText(line)}`;
}

/** One under the other, the equals signs of neighbouring lines too; an object stands apart. */
function aligned(attributes: readonly Attribute[]): readonly string[] {
  const lines: string[] = [];
  let run: (readonly [string, string])[] = [];
  const flush = (): void => {
    const width = Math.max(0, ...run.map(([name]) => name.length));
    lines.push(...run.map(([name, value]) => `${name.padEnd(width)} = ${value}`));
    run = [];
  };
  for (const [name, value] of attributes) {
    if (typeof value === 'string') {
      if (run.length === 0 && lines.length > 0) lines.push('');
      run.push([name, value]);
      continue;
    }
    flush();
    if (lines.length > 0) lines.push('');
    lines.push(`${name} = {`, ...indented(aligned(value)), '}');
  }
  flush();
  return lines;
}

function indented(lines: readonly string[]): readonly string[] {
  return lines.map((line) => (line === '' ? '' : `  ${line}`));
}
