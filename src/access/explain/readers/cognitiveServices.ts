/** Azure OpenAI, Foundry and the other AI services: the data action that is missing, keys, networks, host names. */

import { isGuid } from '../../../model/armId';
import type { ErrorText } from '../errorText';
import { between, betweenAny, isAction, says } from '../find';
import { addressOf, placeOf } from '../hosts';
import type { RefusalDraft } from '../refusal';

export function readCognitiveServices(text: ErrorText): RefusalDraft | undefined {
  const draft = draftOf(text);
  if (draft === undefined) return undefined;
  const address = addressOf(text, ['openai', 'cognitiveservices', 'services.ai']);
  // Other Azure services say "access denied due to" as well.
  return {
    by: 'cognitiveServices',
    ...(draft.kind === 'noRole' && says(text, 'openai') && { service: 'openAi' }),
    ...placeOf(address),
    ...draft,
  };
}

function draftOf(text: ErrorText): Omit<RefusalDraft, 'by'> | undefined {
  if (says(text, 'lacks the required data action')) {
    const action = betweenAny(
      text,
      ['required data action `', "required data action '", 'required data action '],
      ' to perform',
      (value) => isAction(bare(value)),
    );
    const principal = betweenAny(
      text,
      ['The principal `', "The principal '", 'The principal '],
      ' lacks',
      (value) => isGuid(bare(value)),
    );
    return {
      kind: 'noRole',
      code: 'PermissionDenied',
      ...(principal.value !== undefined && { who: { objectId: bare(principal.value) } }),
      operations: action.value === undefined ? [] : [{ plane: 'data', anyOf: [bare(action.value)] }],
      tells: ['who', 'action'],
      hidden: [
        ...(principal.hidden ? (['who'] as const) : []),
        ...(action.hidden ? (['action'] as const) : []),
      ],
    };
  }
  if (says(text, 'Principal does not have access to API/Operation'))
    return { kind: 'noRole', code: 'PermissionDenied' };
  if (says(text, 'Access denied due to Virtual Network/Firewall rules')) return { kind: 'network' };
  if (says(text, 'Public access is disabled. Please configure private endpoint')) return { kind: 'network' };
  if (says(text, 'Key based authentication is disabled for this resource')) return { kind: 'keysOff' };
  if (says(text, 'provide a custom subdomain for token authentication')) return { kind: 'noSubdomain' };
  if (says(text, 'Access token is missing, invalid, audience is incorrect')) {
    const wanted = between(text, 'audience is incorrect (', ')').value;
    return { kind: 'wrongAudience', ...(wanted !== undefined && { expected: [wanted] }) };
  }
  return undefined;
}

function bare(value: string): string {
  return value.replace(/[`'"]/g, '');
}
