/** Turns items into the resources of one deployment, which Bicep and ARM templates write each in their own way. */

import { createHash } from 'node:crypto';
import { idKey } from '../../model/armId';
import { declare } from './declare';
import type { Building, Declaration, Parameter } from './declare';
import { inOrder } from './items';
import type { Item } from './items';
import { locatedAt, placeId, reaches, samePlace } from './places';
import type { Place } from './places';
import { freeSymbol, reservedSymbols } from './symbols';
import { memberOf, text, type Entry, type Target, type Value } from './value';

/** What goes to another place than the rest: a deployment within the deployment, whose expressions the outer one reads. */
export interface Nested {
  readonly target: Target;
  readonly place: Place;
  readonly members: readonly Entry[];
  readonly declarations: readonly Declaration[];
}

export interface Deployment {
  readonly place: Place;
  readonly parameters: readonly Parameter[];
  readonly declarations: readonly Declaration[];
  readonly nested: readonly Nested[];
  readonly outputs: readonly (readonly [name: string, value: Value])[];
  /** What no such deployment can do: told as commands. */
  readonly beyond: readonly Item[];
}

/**
 * @param items what refers to an identity of the same list takes its new IDs, where that identity is in the main place.
 * @param principal a parameter in place of the principal of every assignment.
 */
export function deploymentOf(items: readonly Item[], outputs: boolean, principal?: Parameter): Deployment {
  const ordered = inOrder(items);
  const place = mainPlace(ordered);
  const fits = (item: Item): boolean => reaches(place, placeOf(item)) && isDeclarable(item, ordered);
  const building: Building = {
    place,
    symbols: new Set(principal === undefined ? reservedSymbols : [...reservedSymbols, principal.name]),
    known: new Map(),
    lastCredential: new Map(),
    parameters: principal === undefined ? [] : [principal],
    outputs: [],
    ...(principal !== undefined && { principal }),
  };
  const written = ordered.filter(fits).map((item) => ({ at: placeOf(item), parts: declare(building, item) }));
  const here = written.filter(({ at }) => samePlace(at, place)).flatMap(({ parts }) => parts);
  const elsewhere = new Map<string, { readonly at: Place; readonly parts: Declaration[] }>();
  for (const { at, parts } of written) {
    if (samePlace(at, place)) continue;
    const key = idKey(placeId(at));
    const group = elsewhere.get(key);
    if (group === undefined) elsewhere.set(key, { at, parts: [...parts] });
    else group.parts.push(...parts);
  }
  return {
    place,
    parameters: building.parameters,
    declarations: here,
    nested: [...elsewhere.values()].map(({ at, parts }) => nestedAt(building, at, parts)),
    outputs: outputs ? building.outputs : [],
    beyond: ordered.filter((item) => !fits(item)),
  };
}

/** Where an item is made, or its resource lies. */
export function placeOf(item: Item): Place {
  switch (item.kind) {
    case 'identity':
      return locatedAt(item.id).place;
    case 'assignment':
      return locatedAt(item.scope).place;
    case 'credential':
      return locatedAt(item.identityId).place;
    case 'attachment':
      return locatedAt(item.resource.id).place;
  }
}

/** The first resource group, since identities can be made in nothing else; without one the first place there is. */
function mainPlace(items: readonly Item[]): Place {
  const places = items.map(placeOf);
  return (
    places.find(({ level }) => level === 'resourceGroup') ??
    places.find(({ level }) => level === 'subscription') ??
    places[0] ?? { level: 'tenant' }
  );
}

/**
 * A resource is written whole by a deployment, so that an attachment is a declaration of its own, never a part of others;
 * an extension of an extension has no name that a template could refer to.
 */
function isDeclarable(item: Item, all: readonly Item[]): boolean {
  if (item.kind === 'attachment') return all.every(({ kind }) => kind === 'attachment');
  return item.kind !== 'assignment' || !/\/providers\//i.test(locatedAt(item.scope).path);
}

function nestedAt({ place, symbols }: Building, at: Place, declarations: readonly Declaration[]): Nested {
  const hash = createHash('sha1')
    .update(idKey(placeId(at)))
    .digest('hex')
    .slice(0, 8);
  const name = `managed-identities-${hash}`;
  const symbol = freeSymbol(`deployment ${hash}`, symbols);
  const { subscriptionId = '', resourceGroup } = at;
  const location = memberOf(place.level === 'resourceGroup' ? 'resourceGroup' : 'deployment', 'location');
  return {
    place: at,
    declarations,
    target: {
      symbol,
      type: 'Microsoft.Resources/deployments',
      apiVersion: '2022-09-01',
      name: text(name),
      names: [name],
      declared: true,
    },
    members: [
      ['subscriptionId', text(subscriptionId)],
      resourceGroup === undefined ? ['location', location] : ['resourceGroup', text(resourceGroup)],
    ],
  };
}
