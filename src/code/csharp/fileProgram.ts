/** The packages that a file-based C# program lists in itself, in `#:package` lines: what inserted code needs is added there. */

import type { ParsedFile, Plan } from '../language';
import { reaches, versionToWrite } from '../manifests/knownVersions';
import { standingOf } from '../manifests/ranges';
import type { PackageNeed } from '../request';
import { lineEndOf } from '../text';
import type { Edit } from '../text';

const directive = /^#:(?:package[ \t]+([\w.]+)(?:@(\S+))?|sdk|property|project).*$/gm;

/** Whether no package that is listed, or that will be, makes a need one. */
function isSpare(
  { beside }: PackageNeed,
  needs: readonly PackageNeed[],
  listing: (name: string) => RegExpExecArray | undefined,
): boolean {
  return (
    beside?.every(({ name, from }) => {
      const own = needs.find((need) => need.name === name);
      const line = listing(name);
      if (!line) return !own || !reaches(own, from);
      return line[2] !== undefined && standingOf(line[2], from, 'nuget') === 'tooOld';
    }) === true
  );
}

/** The plan, with its packages in such lines where the file is a program by itself: nothing else lists them then. */
export function withOwnPackages({ text }: ParsedFile, plan: Plan | undefined): Plan | undefined {
  const lines = [...text.matchAll(directive)];
  const last = lines.findLast(([, name]) => name !== undefined) ?? lines.at(-1);
  if (!plan || !last || plan.needs.length === 0) return plan;
  const at = last.index + last[0].trimEnd().length;
  // Two edits at one offset have no order.
  if (plan.snippet?.start === at || plan.edits.some(({ start }) => start === at)) return plan;
  const listing = (wanted: string): RegExpExecArray | undefined =>
    lines.find(([, name]) => name?.toLowerCase() === wanted.toLowerCase());
  const raised = plan.needs.flatMap((need): Edit[] => {
    const line = listing(need.name);
    const version = line?.[2];
    if (!line || version === undefined || standingOf(version, need.minimum, 'nuget') !== 'tooOld') return [];
    const start = line.index + line[0].indexOf(`@${version}`) + 1;
    return [{ start, end: start + version.length, text: versionToWrite(need) }];
  });
  const lacking = plan.needs.filter((need) => !listing(need.name) && !isSpare(need, plan.needs, listing));
  const added = lacking.map((need) => `${lineEndOf(text)}#:package ${need.name}@${versionToWrite(need)}`);
  const edits = [
    ...plan.edits,
    ...raised,
    ...(added.length > 0 ? [{ start: at, end: at, text: added.join('') }] : []),
  ];
  return { ...plan, edits, needs: [] };
}
