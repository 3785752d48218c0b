/** How sentences reach the pure part of `ui/`: the translator and the names of things come in, so that tests need no editor. */

import type { Scope } from '../model/scope';

/** `l10n.t`: the message with `{0}`, `{1}` … filled in. */
export type Translate = (message: string, ...values: (string | number)[]) => string;

export interface Words {
  readonly t: Translate;
  /** A person's word for a resource type, such as "Storage account". */
  typeName(type: string, kind?: string): string;
  /** The codicon of a resource type, without `$()`. */
  typeIcon(type: string, kind?: string): string;
}

/** What kind of place a scope is, in words. */
export function scopeKindName(words: Words, scope: Scope): string {
  const { t } = words;
  switch (scope.kind) {
    case 'root':
      return t('Everything in the tenant');
    case 'managementGroup':
      return t('Management group');
    case 'subscription':
      return t('Subscription');
    case 'resourceGroup':
      return t('Resource group');
    case 'resource':
      return words.typeName(scope.resourceType ?? '');
  }
}

/** The codicon of a scope, without `$()`. */
export function scopeIcon(words: Words, scope: Scope): string {
  switch (scope.kind) {
    case 'root':
      return 'organization';
    case 'managementGroup':
      return 'type-hierarchy';
    case 'subscription':
      return 'key';
    case 'resourceGroup':
      return 'symbol-namespace';
    case 'resource':
      return words.typeIcon(scope.resourceType ?? '');
  }
}

/** A scope inside a sentence: `stordersprod`, `subscription Contoso Prod`, `the whole tenant`. */
export function scopePhrase(words: Words, scope: Scope, name: string): string {
  const { t } = words;
  switch (scope.kind) {
    case 'root':
      return t('the whole tenant');
    case 'managementGroup':
      return t('management group {0}', name);
    case 'subscription':
      return t('subscription {0}', name);
    case 'resourceGroup':
      return t('resource group {0}', name);
    case 'resource':
      return name;
  }
}

/** Names in a row, at most `most` of them: `a, b and 3 more`. */
export function inARow(t: Translate, names: readonly string[], most = 3): string {
  if (names.length <= most) return names.join(', ');
  return t('{0} and {1} more', names.slice(0, most).join(', '), names.length - most);
}

/**
 * Text from Azure on one line, as nothing but text: the editor draws `$(name)` as an icon in lists, buttons and the
 * status bar, and makes `[text](command:…)` a link in notifications.
 */
export function plain(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/([$\]])\(/g, '$1\u200b(')
    .trim();
}

/** The translator with every value made plain, so that no name from Azure says more in a sentence than itself. */
export function plainly(translate: Translate): Translate {
  return (message, ...values) =>
    translate(message, ...values.map((value) => (typeof value === 'string' ? plain(value) : value)));
}

/** The same for all words. */
export function plainWords(words: Words): Words {
  return {
    ...words,
    t: plainly(words.t),
    typeName: (type, kind) => plain(words.typeName(type, kind)),
  };
}
