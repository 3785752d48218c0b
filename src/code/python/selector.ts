/** How an identity is named among the arguments of the Python class, which differs between its two kinds. */

import type { Identifier } from '../request';
import { literal } from './style';

/**
 * What hosts call a resource ID. The synchronous class translates `resource_id`; the asynchronous one of azure-identity
 * (read and tried in 1.27) still sends the keys of `identity_config` as they are, so that each host has to find its own
 * among them: `mi_res_id` on App Service, `msi_res_id` on virtual machines. All else is ignored.
 */
const resourceIdNames = ['resource_id', 'mi_res_id', 'msi_res_id'] as const;

/** The argument that names an identity; `id` is the expression of its ID. */
export function selectorOf(identifier: Identifier, id: string, isAsync: boolean, quote: string): string {
  switch (identifier) {
    case 'systemAssigned':
      return '';
    case 'clientId':
      return `client_id=${id}`;
    case 'resourceId':
      return `identity_config=${isAsync ? everyName(id, quote) : single('resource_id', id, quote)}`;
    case 'objectId':
      return `identity_config=${single('object_id', id, quote)}`;
  }
}

function single(key: string, id: string, quote: string): string {
  return `{${literal(key, quote)}: ${id}}`;
}

function everyName(id: string, quote: string): string {
  return `dict.fromkeys((${resourceIdNames.map((name) => literal(name, quote)).join(', ')}), ${id})`;
}
