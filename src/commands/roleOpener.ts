/** Opens a role's definition from a button of a list, which stays open meanwhile and waits for nothing. */

import type { Connection } from '../access/connection';
import { toFailure } from '../model/failure';
import type { RoleDefinition } from '../model/role';
import type { Ui } from '../ui/ports';

export function roleOpener(
  { documents, failures }: Pick<Ui, 'documents' | 'failures'>,
  { sample, store }: Pick<Connection, 'sample' | 'store'>,
): (role: RoleDefinition) => void {
  return (role) => {
    documents.showRole(role, sample, store.roleName).catch((error: unknown) => {
      void failures.show(toFailure(error));
    });
  };
}
