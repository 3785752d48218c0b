/** Event Grid: it names the topic, and never who sends. */

import type { ErrorText } from '../errorText';
import { between, isScope, says } from '../find';
import { addressOf, placeOf } from '../hosts';
import type { RefusalDraft } from '../refusal';

export function readEventGrid(text: ErrorText): RefusalDraft | undefined {
  if (!says(text, 'does not have permission to send data to')) return undefined;
  const topic = between(text, 'permission to send data to ', '. Report', isScope);
  const address = addressOf(text, ['eventgrid'], { regional: true });
  return {
    by: 'eventGrid',
    kind: 'noRole',
    operations: [{ plane: 'data', anyOf: ['Microsoft.EventGrid/events/send/action'] }],
    scopes: topic.value === undefined ? [] : [topic.value],
    ...placeOf(address),
    tells: ['action', 'where'],
    hidden: topic.hidden ? ['where'] : [],
  };
}
