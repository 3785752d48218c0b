/** The words of questions that keep everything as it is unless answered with yes. */

import type { Crossing } from './formPorts';
import type { NamedScope, Question } from './ports';
import { policyText } from './policyText';
import { say } from './said';
import type { Translate, Words } from './words';
import { inARow, plainWords, scopePhrase } from './words';

export interface QuestionWords {
  readonly message: string;
  readonly detail: string;
  /** The button that says yes; Cancel is the editor's own. */
  readonly yes: string;
}

/** The message names what is asked about and where; the detail says what follows from it. */
export function questionWords(given: Words, question: Question, sample: boolean): QuestionWords {
  const words = plainWords(given);
  const { t } = words;
  const asked = wordsOf(words, question);
  return sample ? { ...asked, message: t('Sample: {0}', asked.message) } : asked;
}

export interface CrossingWords<A extends string> {
  readonly message: string;
  readonly detail: string;
  readonly answers: readonly { readonly answer: A; readonly label: string }[];
}

export function crossingWords<A extends string>(
  { t }: Words,
  { message, detail, answers }: Crossing<A>,
  sample: boolean,
): CrossingWords<A> {
  const asked = say(t, message);
  return {
    message: sample ? t('Sample: {0}', asked) : asked,
    detail: detail.map((line) => say(t, line)).join('\n'),
    answers: answers.map(({ answer, label }) => ({ answer, label: say(t, label) })),
  };
}

function wordsOf(words: Words, question: Question): QuestionWords {
  const { t } = words;
  switch (question.ask) {
    case 'grant':
      return {
        message: t(
          'Assign {0} to {1} on {2}?',
          inARow(t, question.roles),
          inARow(t, question.identities),
          placeOf(words, question.at),
        ),
        detail: [
          question.privileged
            ? t('This is a privileged role: with it, an app can change resources or the access to them.')
            : '',
          question.broad
            ? t('It holds for everything in {0}, now and later.', placeOf(words, question.at))
            : '',
          t('A narrower role or a narrower place is safer.'),
        ]
          .filter((line) => line !== '')
          .join('\n'),
        yes: t('Assign'),
      };
    case 'grantMissing':
      return {
        message: t('Assign to {0} what the code needs?', question.identity),
        detail: [
          ...question.roles.map(({ roleName, at, ofCosmos }) =>
            ofCosmos === true
              ? t('{0} on {1}, a role of Cosmos DB itself', roleName, placeOf(words, at))
              : t('{0} on {1}', roleName, placeOf(words, at)),
          ),
          ...question.policies.map(({ vault, permissions }) =>
            t('Access policy on {0}: {1}', vault, policyText(t, permissions)),
          ),
          ...question.databases.map(({ name, statement }) =>
            t(
              'On {0} no role opens the data. Its administrator makes a user there, for example one that may read: {1}',
              name,
              statement,
            ),
          ),
          ...notLookedAt(t, question),
        ].join('\n'),
        yes: t('Assign'),
      };
    case 'remove':
      return removal(words, question.roles);
    case 'insertFromSample':
      return {
        message: t('Insert code for {0}, an identity of the sample tenant?', question.identity),
        detail: t(
          'The sample identity does not exist in Azure. The code says so in a comment; put a real ID there before you run it.',
        ),
        yes: t('Insert'),
      };
    case 'workspaceFromSample':
      return {
        message: t('Use {0}, an identity of the sample tenant, for this workspace?', question.identity),
        detail: t(
          'The sample identity does not exist in Azure. Code that is offered in this workspace will name it until you choose a real one.',
        ),
        yes: t('Use it'),
      };
    case 'said':
      return {
        message: say(t, question.message),
        detail: question.detail.map((line) => say(t, line)).join('\n'),
        yes: say(t, question.yes),
      };
  }
}

/** What of the code's needs could not be compared. */
export function notLookedAt(
  t: Translate,
  { notFound, unread }: Pick<Extract<Question, { ask: 'grantMissing' }>, 'notFound' | 'unread'>,
): readonly string[] {
  return [
    ...(notFound.length === 0 ? [] : [t('Not found among your resources: {0}', inARow(t, notFound))]),
    ...(unread.length === 0
      ? []
      : [t('Left out, because the roles there could not be read: {0}', inARow(t, unread))]),
  ];
}

function removal(words: Words, roles: Extract<Question, { ask: 'remove' }>['roles']): QuestionWords {
  const { t } = words;
  const [only] = roles;
  if (only !== undefined && roles.length === 1) {
    return {
      message:
        only.identity === undefined
          ? t('Remove {0} on {1}?', only.roleName, placeOf(words, only.at))
          : t('Remove {0} on {1} from {2}?', only.roleName, placeOf(words, only.at), only.identity),
      detail: t('Whatever uses the identity loses this access there, within minutes or up to 24 hours.'),
      yes: t('Remove'),
    };
  }
  const lines = roles
    .slice(0, 10)
    .map(({ roleName, at, identity }) =>
      identity === undefined
        ? t('{0} on {1}', roleName, placeOf(words, at))
        : t('{0} on {1} from {2}', roleName, placeOf(words, at), identity),
    );
  const rest = roles.length - lines.length;
  return {
    message: t('Remove {0} role assignments?', roles.length),
    detail: [
      ...lines,
      ...(rest > 0 ? [t('and {0} more', rest)] : []),
      t('Whatever uses the identities loses this access there, within minutes or up to 24 hours.'),
    ].join('\n'),
    yes: t('Remove'),
  };
}

function placeOf(words: Words, at: NamedScope): string {
  return scopePhrase(words, at.scope, at.name);
}
