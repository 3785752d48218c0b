/** Reads an error as a refused access: the readers of the services, tried in order, over a text without its wrapping. */

import { errorText, type ErrorText } from './errorText';
import { correlationOf } from './find';
import { refusal, type Refusal, type RefusalDraft } from './refusal';
import { readAppConfiguration } from './readers/appConfiguration';
import { readArm } from './readers/arm';
import { readCognitiveServices } from './readers/cognitiveServices';
import { readCosmos } from './readers/cosmos';
import { readEntra } from './readers/entra';
import { readEventGrid } from './readers/eventGrid';
import { readGraph } from './readers/graph';
import { readKeyVault } from './readers/keyVault';
import { readManagedIdentity } from './readers/managedIdentity';
import { readMessaging } from './readers/messaging';
import { readRegistry } from './readers/registry';
import { readSearch } from './readers/search';
import { readPostgreSql, readSql } from './readers/sql';
import { readStorage } from './readers/storage';

/** Nothing when the error is not of its service. */
export type Reader = (text: ErrorText) => RefusalDraft | undefined;

/**
 * Sentences that only one service says come first; errors that are told by a host and a status alone come after them, since
 * a text may name the host of one service and the error of another. Entra ID goes before the endpoint of managed
 * identities, which passes its errors on, and that before whatever was asked for with the token it did not give.
 */
const readers: readonly Reader[] = [
  readEntra,
  readKeyVault,
  readCosmos,
  readCognitiveServices,
  readEventGrid,
  readSql,
  readStorage,
  readArm,
  readManagedIdentity,
  readMessaging,
  readGraph,
  readPostgreSql,
  readRegistry,
  readAppConfiguration,
  readSearch,
];

/**
 * What the text says of a refused access; `undefined` when it is none that is known. Of more than 60,000 characters the
 * last ones are read. The time it takes grows with the length and with nothing else.
 */
export function readRefusal(given: string): Refusal | undefined {
  const text = errorText(given);
  for (const read of readers) {
    const draft = read(text);
    if (draft !== undefined) return refusal(draft, correlationOf(text));
  }
  return undefined;
}
