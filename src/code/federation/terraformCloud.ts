/** Terraform configurations that run in HCP Terraform: their workspaces get a token for planning and one for applying. */

import { attribute, blocksIn, literalOf, topBlocks } from '../declarations/terraform/model';
import type { ParsedFile } from '../language';
import { spanOf } from '../nodes';
import type { Exchange } from './exchange';
import { lineOf } from './lineOf';

export function terraformExchanges(file: ParsedFile, uri: string, path: string): readonly Exchange[] {
  return topBlocks(file, /cloud|remote/)
    .filter(({ type }) => type === 'terraform')
    .flatMap(({ body }) => blocksIn(body))
    .filter(({ type, labels }) => type === 'cloud' || (type === 'backend' && labels[0] === 'remote'))
    .flatMap(({ node, body }): Exchange[] => {
      const workspaces = blocksIn(body).find(({ type }) => type === 'workspaces')?.body;
      const value = (of: typeof body, name: string): string | undefined => {
        const found = attribute(of, name);
        return found && literalOf(found.value)?.value;
      };
      const organization = value(body, 'organization');
      const workspace = value(workspaces, 'name');
      if (organization === undefined) return [];
      const span = {
        start: node.startIndex,
        end: node.startIndex + (spanOf(node).end > node.startIndex ? 1 : 0),
      };
      const host = value(body, 'hostname') ?? 'app.terraform.io';
      // What a workspace belongs to when nobody says so.
      const project = value(workspaces, 'project') ?? 'Default Project';
      return [
        {
          kind: 'terraform',
          uri,
          path,
          line: lineOf(file.text, node.startIndex),
          ...span,
          name: workspace ?? organization,
          expected:
            workspace === undefined
              ? []
              : (['plan', 'apply'] as const).map((phase) => ({
                  claims: [{ kind: 'terraform', host, organization, project, workspace, phase }],
                  // Whether the workspace signs in this way is set there, not in the file.
                  sure: false,
                  because: phase,
                })),
          open: workspace === undefined ? [{ reason: 'expression', because: 'workspaces' }] : [],
          problems: [],
        },
      ];
    });
}
