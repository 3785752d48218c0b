/** The rules over the sources of the pinned packages: hardly a finding, and each of them known with its reason. */

import assert from 'node:assert/strict';
import { createSyntax } from '../../src/code/entry';
import type { Finding, KnownId, RuleContext } from '../../src/code/language';
import { skipBecause } from '../host/launch/runMocha';
import { ids } from '../unit/code/applied';
import { loadGrammar } from '../unit/code/parseText';
import { accepted } from './trees/accepted';
import { popularTrees } from './trees/popularTrees';
import { sourceFiles } from './trees/sourceFiles';
import type { SourceFile } from './trees/sourceFiles';
import { sourceTrees } from './trees/sourceTrees';

/** More lines prove little more and take their time. */
const mostLines = 2_000_000;
/** One finding in so many lines at most. */
const linesPerFinding = 10_000;

/** With a user-assigned identity named in the workspace most rules speak; the others where identities are known. */
const contexts: readonly RuleContext[] = [
  { tokenCredentialsSet: false, workspaceIdentity: 'userAssigned' },
  {
    tokenCredentialsSet: true,
    workspaceIdentity: 'userAssigned',
    clientIdSet: true,
    known: { version: 1, complete: true, kindOf },
  },
];
const syntax = createSyntax({ loadGrammar });

interface Found {
  readonly rule: string;
  readonly where: string;
  readonly isAccepted: boolean;
}

/** Every identity that can be seen is known, and there is one. */
function kindOf(id: string): KnownId | undefined {
  const { clientId, objectId, resourceId } = ids;
  const as = (
    [
      ['clientId', clientId],
      ['objectId', objectId],
      ['resourceId', resourceId],
    ] as const
  ).find(([, own]) => own.toLowerCase() === id.toLowerCase())?.[0];
  return as && { as, name: 'id-orders', clientId, objectId };
}

async function look({ path, languageId, text }: SourceFile): Promise<Found[]> {
  const uri = `file:///packages/${path}`;
  syntax.open({ uri, version: 1, languageId, text, path: `/packages/${path}`, indent: '    ' });
  try {
    const found = new Map<string, Finding>();
    for (const context of contexts) {
      const seen = await syntax.diagnose(uri, context);
      assert.ok(seen?.isSettled, `${path} could not be parsed`);
      for (const one of seen.findings) found.set(`${one.rule} ${one.variant} ${one.start}`, one);
    }
    return [...found.values()].map(({ rule, variant, start }) => {
      const line = text.slice(0, start).split('\n').length;
      const shown = text.split('\n')[line - 1]?.trim().slice(0, 120) ?? '';
      return {
        rule,
        where: `${rule}${variant === undefined ? '' : ` (${variant})`} at ${path}:${line}: ${shown}`,
        isAccepted: accepted.some((one) => one.rule === rule && one.path.test(path)),
      };
    });
  } finally {
    syntax.close(uri);
  }
}

describe('the rules over the sources of packages', () => {
  for (const { name, only, sources } of [...sourceTrees, ...popularTrees]) {
    it(`find nothing in ${name} that is not known with its reason`, async function () {
      this.timeout(10 * 60_000);
      const tree = await sources();
      if ('missing' in tree) skipBecause(this, tree.missing);
      const lines = new Map<string, number>();
      const found: Found[] = [];
      let total = 0;
      for (const file of sourceFiles(tree.root, tree.folders)) {
        if (only?.includes(file.languageId) === false) continue;
        const count = file.text.split('\n').length;
        total += count;
        if (total > mostLines) break;
        lines.set(file.languageId, (lines.get(file.languageId) ?? 0) + count);
        if (syntax.languageFor(file.languageId)) found.push(...(await look(file)));
      }
      const counts = [...lines].map(([languageId, count]) => `${languageId} ${count}`).join(', ');
      console.log(`    lines read: ${counts}; findings: ${found.length}`);
      const wrong = found.filter(({ isAccepted }) => !isAccepted);
      assert.deepEqual(
        wrong.map(({ where }) => where),
        [],
      );
      assert.ok(
        found.length <= Math.ceil(total / linesPerFinding),
        `${found.length} findings in ${total} lines`,
      );
    });
  }
});
