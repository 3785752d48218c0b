/** Finds the route of a request: path segments without case, the first route that fits. */

import { methodNotAllowed, pathNotFound } from './armError';
import type { Route } from './call';

export interface Found {
  readonly route: Route;
  readonly params: Readonly<Record<string, string>>;
}

/** A lookup over routes; throws 404 when no route has the path and 405 when none of those has the method. */
export function routerOf(routes: readonly Route[]): (method: string, path: string) => Found {
  const compiled = routes.map((route) => ({ route, pattern: segmentsOf(route.path) }));
  return (method, path) => {
    const segments = segmentsOf(path).map(decode);
    let known = false;
    for (const { route, pattern } of compiled) {
      if (known && route.method !== method) continue;
      const params = match(pattern, segments);
      if (params === undefined) continue;
      if (route.method === method) return { route, params };
      known = true;
    }
    throw known ? methodNotAllowed(method) : pathNotFound(path);
  };
}

function segmentsOf(path: string): string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

/** The parameters when the whole path fits the pattern; of several ways the one whose open parameters are shortest last. */
function match(pattern: readonly string[], segments: readonly string[]): Record<string, string> | undefined {
  const [head, ...rest] = pattern;
  if (head === undefined) return segments.length === 0 ? {} : undefined;
  const open = /^\{([+*])(\w+)\}$/.exec(head);
  if (open !== null) {
    const least = open[1] === '+' ? 1 : 0;
    for (let taken = segments.length; taken >= least; taken--) {
      const after = match(rest, segments.slice(taken));
      if (after !== undefined) return { ...after, [open[2] ?? '']: segments.slice(0, taken).join('/') };
    }
    return undefined;
  }
  const [segment, ...others] = segments;
  if (segment === undefined) return undefined;
  const name = /^\{(\w+)\}$/.exec(head)?.[1];
  if (name === undefined && head.toLowerCase() !== segment.toLowerCase()) return undefined;
  const after = match(rest, others);
  if (after === undefined) return undefined;
  return name === undefined ? after : { ...after, [name]: segment };
}
