/** What the document of a resource says of the networks it lets in; most services write it alike. */

import type { NetworkRules } from './explanation';

export function networkRules(document: unknown): NetworkRules {
  const properties = objectOf(objectOf(document)['properties']);
  const lists = objectOf(properties['networkAcls'] ?? properties['networkRuleSet']);
  const publicAccess = textOf(properties['publicNetworkAccess']);
  const defaultAction = textOf(lists['defaultAction']);
  const rules = [lists, properties].flatMap((from) =>
    ['ipRules', 'virtualNetworkRules'].map((name) =>
      Array.isArray(from[name]) ? from[name].length : undefined,
    ),
  );
  const known = rules.filter((count) => count !== undefined);
  return {
    ...(publicAccess !== undefined && { publicAccess }),
    ...(defaultAction !== undefined && { defaultAction }),
    ...(known.length > 0 && { rules: known.reduce((sum, count) => sum + count, 0) }),
  };
}

function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {};
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
