/** Addresses in the Azure portal: of a resource, of the access list of a place, or of a group. */

import { scopeOf } from '../model/scope';

/**
 * The address of what an ARM ID names; `page` is the page of it, `users` being "Access control (IAM)", or `group` for the page of
 * a group of Entra ID, whose object ID `id` is then. `undefined` when the cloud has no portal that is known, or the address of
 * one is not HTTPS.
 */
export function portalUrl(
  portal: string,
  tenantId: string,
  id: string,
  page?: 'users' | 'group',
): string | undefined {
  const base = portal.replace(/\/+$/, '');
  if (!base.toLowerCase().startsWith('https://')) return undefined;
  const home = `${base}/#@${encodeURIComponent(tenantId)}`;
  if (page === 'group')
    return `${home}/view/Microsoft_AAD_IAM/GroupDetailsMenuBlade/~/Overview/groupId/${encodeURIComponent(id)}`;
  const scope = scopeOf(id);
  if (scope === undefined || scope.kind === 'root') return home;
  const path = id
    .split('/')
    .filter((segment) => segment !== '')
    .map(encodeURIComponent)
    .join('/');
  return `${home}/resource/${path}${page === undefined ? '' : `/${page}`}`;
}
