/** Files of a repository, read as the product reads a workspace. */

import type { Repository, WorkspaceFederation } from '../../../../src/code/federation/exchange';
import { readFederation } from '../../../../src/code/federation/readAll';
import { createSyntax } from '../../../../src/code/entry';
import { loadGrammar } from '../parseText';

export const octo: Repository = {
  kind: 'github',
  host: 'github.com',
  path: ['octo-org', 'octo-repo'],
  defaultBranch: 'main',
  branches: ['feature/x', 'main', 'release/1.0', 'release/2.0'],
  tags: ['v1.0.0', 'v1.1.0'],
};

const syntax = createSyntax({ loadGrammar });

/** @param files their texts, by their places in the repository. */
export async function readFiles(
  files: Readonly<Record<string, string>>,
  repository: Repository = octo,
): Promise<WorkspaceFederation> {
  return readFederation(
    syntax,
    Object.entries(files).map(([place, text]) => ({
      uri: `file:///repo/${place}`,
      path: place,
      place,
      text,
      repository,
    })),
    [repository],
    new AbortController().signal,
  );
}
