/** The two rules about tokens that code asks for, as every code language has them. */

import type { Language } from '../language';
import { perTree } from '../query';
import { rawRequestTriggers } from '../rawRequests';
import type { LanguageRule } from '../rule';
import { handlingFindings } from './handling';
import { requestFindings } from './requests';
import type { TokenWords } from './words';

/** Both look at the whole file, whatever was edited: what a request is made of may stand anywhere in it. */
export function tokenRules(words: TokenWords, credentials: Language['credentials']): readonly LanguageRule[] {
  const wakes = [...rawRequestTriggers, ...words.wakes];
  const requests = perTree((file) => requestFindings(file, words, false));
  const namedRequests = perTree((file) => requestFindings(file, words, true));
  const handling = perTree((file) => handlingFindings(file, words, credentials(file)));
  return [
    {
      triggers: rawRequestTriggers,
      findings: (file, { workspaceIdentity }) =>
        workspaceIdentity === 'userAssigned' ? namedRequests(file) : requests(file),
    },
    {
      triggers: wakes,
      findings: (file) => (wakes.some((one) => one.test(file.text)) ? handling(file) : []),
    },
  ];
}
