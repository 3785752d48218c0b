/** Who was refused, as lines of the report: which identity, which of its IDs the error has, or why it is none. */

import type { Explanation } from '../../access/explain/explanation';
import type { Caller } from '../../access/explain/refusal';
import { inlineCode } from '../../ui/inlineCode';
import type { ReportLine } from '../../ui/reportDocument';
import type { Said } from '../../ui/said';
import { toolNames } from './serviceNames';

/** @param chosen the person named the identity, and not the error. */
export function whoLines({ who, refusal }: Explanation, chosen: boolean): readonly ReportLine[] {
  switch (who.is) {
    case 'identity': {
      const { name, clientId, principalId, id } = who.located.identity;
      const own = [
        ...(clientId === undefined ? [] : [idLine({ clientId })]),
        idLine({ objectId: principalId }),
        idLine({ resourceId: id }),
      ];
      const said: Said = chosen
        ? ['explain.who.chosen', inlineCode(name)]
        : ['explain.who.identity', inlineCode(name)];
      return [{ text: said }, ...own, ...(chosen ? [] : namedBy(refusal.who))];
    }
    case 'you':
    case 'person':
      return [{ text: [`explain.who.${who.is}`, inlineCode(who.name)] }];
    case 'tool':
      return [{ text: ['explain.who.tool', toolNames[who.tool]] }];
    case 'stranger':
      return [{ text: ['explain.who.stranger'] }, ...idLines(who.caller)];
    case 'notLooked':
      return [{ text: ['explain.who.notLooked'] }, ...idLines(who.caller)];
    case 'notSaid':
      return [];
  }
}

/** Which of the IDs it is that stands in the error: people take one for another. */
function namedBy({ objectId, clientId, resourceId }: Caller): readonly ReportLine[] {
  const kinds = [
    ...(clientId === undefined ? [] : [['explain.kindOfId.client'] as const]),
    ...(objectId === undefined ? [] : [['explain.kindOfId.object'] as const]),
    ...(resourceId === undefined ? [] : [['explain.kindOfId.resource'] as const]),
  ];
  return kinds.map((text) => ({ text }));
}

function idLines(caller: Caller): readonly ReportLine[] {
  const { objectId, clientId, resourceId, name } = caller;
  return [
    ...(clientId === undefined ? [] : [idLine({ clientId })]),
    ...(objectId === undefined ? [] : [idLine({ objectId })]),
    ...(resourceId === undefined ? [] : [idLine({ resourceId })]),
    ...(name === undefined ? [] : [idLine({ name })]),
  ];
}

function idLine({ objectId, clientId, resourceId, name }: Caller): ReportLine {
  if (clientId !== undefined) return { text: ['explain.id.client', inlineCode(clientId)] };
  if (objectId !== undefined) return { text: ['explain.id.object', inlineCode(objectId)] };
  return resourceId !== undefined
    ? { text: ['explain.id.resource', inlineCode(resourceId)] }
    : { text: ['explain.id.name', inlineCode(name ?? '')] };
}
