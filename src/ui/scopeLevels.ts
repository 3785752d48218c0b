/** The lists of the scope picker: what each level shows, what it reads, and where its lines lead. */

import { sameId } from '../model/armId';
import { scopeOf } from '../model/scope';
import type { Listing } from '../model/listing';
import type { Resource, Subscription } from '../model/tenancy';
import type { ListEntry, ListRequest } from './listPicker';
import { pastedScope } from './pastedScope';
import type { NamedScope, Pickers } from './ports';
import { emptyLine, problemLines } from './problemLines';
import { hasChildren, namedResource, resourceEntries } from './resourceEntries';
import { scopeReads } from './scopeReads';
import { stepTitle } from './stepTitle';
import type { Words } from './words';
import { plain, scopeIcon, scopeKindName } from './words';

export type ScopeLevel =
  | { readonly at: 'start' }
  | { readonly at: 'inside'; readonly resource: Resource }
  | { readonly at: 'resources' | 'resourceGroups'; readonly subscription: Subscription }
  | { readonly at: 'subscriptions'; readonly then: 'take' | 'resources' | 'resourceGroups' }
  | { readonly at: 'managementGroups' }
  | { readonly at: 'everywhere' };

export type ScopeStep = { readonly take: NamedScope } | { readonly go: ScopeLevel };

type Entries = ListEntry<ScopeStep>[];

/** Describes one level as a list; what was read stays at hand for coming back to it. */
export function scopeLevels(
  words: Words,
  request: Parameters<Pickers['scope']>[0],
): (level: ScopeLevel, back: boolean) => ListRequest<ScopeStep> {
  const { t } = words;
  const { scopes, tenantId } = request;
  const reads = scopeReads(request);
  let typed = '';

  function whenTyped(text: string): Entries {
    typed = text;
    const at = pastedScope(text);
    if (at === undefined) return [];
    const line = {
      label: t('Use {0}', plain(at.name)),
      description: scopeKindName(words, at.scope),
      detail: plain(at.scope.id),
    };
    return [{ ...line, icon: 'clippy', always: true, value: { take: at } }];
  }

  /** What a level adds to what all have in common. */
  function describe(
    level: ScopeLevel,
  ): Pick<ListRequest<ScopeStep>, 'placeholder' | 'load' | 'typed'> & { entries?: Entries } {
    switch (level.at) {
      case 'start':
        return {
          placeholder: t('Search by name or type, or paste a resource ID; wider places are at the end'),
          entries: [...recent(), ...elsewhere(), ...search()],
          load: async (signal) => {
            const home = await reads.home(signal);
            const found = home === undefined ? [] : resourceLines(await reads.resources(home, signal));
            return [...recent(), ...found, ...elsewhere(home), ...search()];
          },
        };
      case 'inside': {
        const { resource } = level;
        const whole = wholeLine(resource);
        return {
          placeholder: t('All of {0}, or one part of it', plain(resource.name)),
          entries: whole,
          load: async (signal) => {
            const parts = await reads.children(resource, signal);
            return [...whole, ...resourceEntries(words, parts.items, inside), ...problemLines(t, parts)];
          },
        };
      }
      case 'resources':
        return {
          placeholder: t('Search the resources of {0}', plain(level.subscription.displayName)),
          load: async (signal) => resourceLines(await reads.resources(level.subscription, signal)),
        };
      case 'everywhere':
        return {
          placeholder: t('Search the resources of all subscriptions'),
          typed,
          load: async (signal) => resourceLines(await reads.allResources(signal)),
        };
      case 'resourceGroups':
        return {
          placeholder: t('Search the resource groups of {0}', plain(level.subscription.displayName)),
          load: async (signal) => {
            const groups = await scopes.resourceGroups(level.subscription, signal);
            const lines = groups.items.flatMap(({ id, name, location }) => placeLine(id, name, location));
            return [...ended(groups, lines, t('No resource groups in this subscription')), ...otherGroups()];
          },
        };
      case 'subscriptions':
        return {
          placeholder: t('Search subscriptions'),
          load: async (signal) => {
            const found = await reads.subscriptions(signal);
            const lines = found.items.flatMap((subscription) => subscriptionLine(subscription, level.then));
            return ended(found, lines, t('No subscriptions'));
          },
        };
      case 'managementGroups':
        return {
          placeholder: t('Search management groups'),
          load: async (signal) => {
            const groups = await scopes.managementGroups(tenantId, signal);
            const lines = groups.items.flatMap(({ id, name, displayName }) =>
              placeLine(id, displayName, displayName === name ? '' : name),
            );
            return ended(groups, lines, t('No management groups that you can see'));
          },
        };
    }
  }

  return (level, back) => ({
    title: stepTitle(t, request.step, t('where')),
    back,
    entries: [],
    whenTyped,
    ...describe(level),
  });

  function take(resource: Resource): ScopeStep | undefined {
    const at = namedResource(resource);
    return at === undefined ? undefined : { take: at };
  }

  /** A resource with parts opens as a list of its own, which has the whole of it on top. */
  function inside(resource: Resource): ScopeStep | undefined {
    return hasChildren(resource) ? { go: { at: 'inside', resource } } : take(resource);
  }

  function resourceLines(found: Listing<Resource>): Entries {
    return ended(found, resourceEntries(words, found.items, inside), t('No resources here'));
  }

  function ended(found: Listing<unknown>, lines: Entries, none: string): Entries {
    const nothing = found.items.length === 0 && found.problems.length === 0;
    return [...lines, ...(nothing ? [emptyLine(none)] : []), ...problemLines(t, found)];
  }

  function recent(): Entries {
    const { chosen } = request;
    const others = request.recent.filter(({ scope }) => !sameId(scope.id, chosen?.scope.id ?? ''));
    const lines = [...(chosen === undefined ? [] : [chosen]), ...others].map((at) => {
      const where = [
        scopeKindName(words, at.scope),
        at.scope.kind === 'resource' ? (at.scope.resourceGroup ?? '') : '',
      ];
      const description = plain(where.filter((part) => part !== '').join(' · '));
      const line = { label: plain(at.name), description, icon: scopeIcon(words, at.scope) };
      return { ...line, value: { take: at }, ...(at === chosen && { checked: true }) };
    });
    return lines.length === 0 ? [] : [{ heading: t('Used recently') }, ...lines];
  }

  function elsewhere(home?: Subscription): Entries {
    const groups: ScopeLevel =
      home === undefined
        ? { at: 'subscriptions', then: 'resourceGroups' }
        : { at: 'resourceGroups', subscription: home };
    return [
      { heading: t('Wider, or elsewhere') },
      { label: t('A resource group…'), icon: 'symbol-namespace', value: { go: groups } },
      { label: t('A subscription…'), icon: 'key', value: { go: { at: 'subscriptions', then: 'take' } } },
      { label: t('A management group…'), icon: 'type-hierarchy', value: { go: { at: 'managementGroups' } } },
      {
        label: t('A resource of another subscription…'),
        icon: 'arrow-swap',
        value: { go: { at: 'subscriptions', then: 'resources' } },
      },
    ];
  }

  // Last, because it stays in sight while typing, and the first line in sight is the one that Enter takes.
  function search(): Entries {
    const label = t('Search the resources of all subscriptions');
    return [
      { heading: t('Not found?') },
      { label, icon: 'search', always: true, value: { go: { at: 'everywhere' } } },
    ];
  }

  function otherGroups(): Entries {
    const go: ScopeLevel = { at: 'subscriptions', then: 'resourceGroups' };
    const label = t('A resource group of another subscription…');
    return [{ heading: t('Elsewhere') }, { label, icon: 'arrow-swap', value: { go } }];
  }

  function wholeLine(resource: Resource): Entries {
    const value = take(resource);
    if (value === undefined) return [];
    const description = t('All of it: {0}', words.typeName(resource.type, resource.kind));
    return [
      { label: plain(resource.name), description, icon: words.typeIcon(resource.type, resource.kind), value },
    ];
  }

  function placeLine(id: string, name: string, description: string): Entries {
    const scope = scopeOf(id);
    if (scope === undefined) return [];
    const line = { label: plain(name), description: plain(description), icon: scopeIcon(words, scope) };
    return [{ ...line, value: { take: { scope, name } } }];
  }

  function subscriptionLine(
    subscription: Subscription,
    then: 'take' | 'resources' | 'resourceGroups',
  ): Entries {
    const { subscriptionId, displayName } = subscription;
    if (then === 'take') return placeLine(`/subscriptions/${subscriptionId}`, displayName, subscriptionId);
    const go: ScopeLevel = { at: then, subscription };
    return [{ label: plain(displayName), description: subscriptionId, icon: 'key', value: { go } }];
  }
}
