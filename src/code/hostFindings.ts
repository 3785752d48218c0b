/** Notices credentials that are not what they say on the host that the workspace is for. */

import { columnOf } from './clients/columns';
import { limitOf, type Host } from './hosts';
import type { CredentialSite, Finding, Language } from './language';

/**
 * Where another identity than the written one answers without a word. A workspace can hold apps for several hosts, and
 * nothing says which of them a file is part of: so it is a weak finding.
 */
export function hostFindings(
  language: Language,
  sites: readonly CredentialSite[],
  hosts: readonly Host[] = [],
): Finding[] {
  const sdk = columnOf(language);
  if (sdk === undefined) return [];
  return sites.flatMap(({ type, identifier, start, end }): Finding[] => {
    if (type !== 'managedIdentity' || identifier === undefined) return [];
    return hosts.flatMap((host): Finding[] => {
      const limit = limitOf(host, sdk, identifier);
      if (limit !== 'ignored' && limit !== 'useWorkloadIdentity') return [];
      const variant = limit === 'ignored' ? 'host' : 'workload';
      const values = { host, language: language.displayName };
      return [{ rule: 'ignored-argument', variant, weak: true, values, start, end, fix: 'replace' }];
    });
  });
}
