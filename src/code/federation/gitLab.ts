/** GitLab pipelines: jobs that ask for an ID token. */

import { textUnder, valueAt, yamlValues } from '../declarations/yaml/values';
import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import type { Exchange, Repository } from './exchange';
import { lineOf } from './lineOf';

/** Which refs a job runs for is left to its rules: the default branch stands for them. */
export function gitLabExchanges(
  file: ParsedFile,
  uri: string,
  path: string,
  repository: Repository | undefined,
): readonly Exchange[] {
  const roots = yamlValues(file);
  return roots.flatMap((root) =>
    root.entries.flatMap(({ key, value }): Exchange[] =>
      (valueAt(value, 'id_tokens')?.entries ?? []).flatMap(({ pair, value: token }): Exchange[] => {
        const audience = textUnder(token, 'aud');
        const span = spanOf(pair.childForFieldName('key') ?? pair);
        const client =
          textUnder(value, 'variables', 'AZURE_CLIENT_ID') ?? textUnder(root, 'variables', 'AZURE_CLIENT_ID');
        const branch = repository?.defaultBranch;
        const known = repository !== undefined && branch !== undefined;
        return [
          {
            kind: 'gitLab',
            uri,
            path,
            line: lineOf(file.text, span.start),
            ...span,
            name: key,
            ...(client !== undefined && { clientIdText: client }),
            ...(audience !== undefined && { audience }),
            expected: known
              ? [
                  {
                    claims: [
                      {
                        kind: 'gitLab',
                        host: repository.host,
                        project: repository.path.join('/'),
                        refType: 'branch',
                        ref: branch,
                      },
                    ],
                    sure: false,
                    because: 'id_tokens',
                  },
                ]
              : [],
            open: known ? [] : [{ reason: 'noRepository', because: 'id_tokens' }],
            problems: [],
          },
        ];
      }),
    ),
  );
}
