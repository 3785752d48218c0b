/** The last look before a role is assigned: every value in one list, with Assign on top and Back in the title. */

import type { RoleDefinition } from '../model/role';
import { conditionText, operationText } from './conditionText';
import type { ListEntry, ListLine, ListPicker } from './listPicker';
import { policyText } from './policyText';
import type { NamedScope, Pickers } from './ports';
import type { Review, ReviewAnswer, ReviewedCondition, ReviewedRole, Term } from './reviewPorts';
import { requestLines, type OpenText } from './pickPlan';
import { stepTitle } from './stepTitle';
import type { Translate, Words } from './words';
import { inARow, plain, plainWords, scopeIcon, scopeKindName } from './words';

/** `assign` only when the first line is chosen; the other lines say something, open a role's definition, or change a term. */
export function reviewPicker(list: ListPicker, words: Words, openText: OpenText): Pickers['review'] {
  const { t } = words;
  return async ({ step, load, open }) =>
    list.one<ReviewAnswer>({
      title: stepTitle(t, step, t('review')),
      placeholder: t('Enter does what the first line says; Escape leaves everything as it is'),
      back: true,
      entries: [],
      load: async (signal) =>
        reviewEntries(words, await load(signal), open, (name, text) => {
          openText(name, text, step.sample);
        }),
    });
}

export function reviewEntries(
  given: Words,
  review: Review,
  open: (role: RoleDefinition) => void,
  openRequest: (name: string, text: string) => void,
): ListEntry<ReviewAnswer>[] {
  const words = plainWords(given);
  const { t } = words;
  const count = review.roles.length * review.identities.length;
  const assign: ListLine<ReviewAnswer> = {
    label: count === 1 ? t('Assign this role') : t('Make {0} role assignments', count),
    icon: 'check',
    value: { assign: true },
    always: true,
  };
  const policy = policyLine(words, review);
  return [
    // Where no role would have an effect, Enter does what has one.
    ...(review.noEffect.length === review.roles.length ? [...policy, assign] : [assign, ...policy]),
    { heading: review.identities.length === 1 ? t('To this identity') : t('To these identities') },
    ...review.identities.map((identity) => ({
      label: plain(identity.name),
      description: t('Object ID {0}', identity.principalId),
      icon: 'account',
    })),
    { heading: t('Where') },
    {
      label: plain(review.at.name),
      description: placeText(words, review.at),
      detail: plain(review.at.scope.id),
      icon: scopeIcon(words, review.at.scope),
    },
    { heading: review.roles.length === 1 ? t('This role') : t('These roles') },
    ...review.roles.map((reviewed) => roleLine(words, reviewed, open)),
    ...termLines(words, review),
    { heading: t('Good to know') },
    ...databaseLines(words, review),
    ...warnings(words, review),
    ...openLines(words, review),
    { label: t('Usually effective within 10 minutes'), icon: 'clock' },
    ...(review.at.scope.kind === 'managementGroup'
      ? [
          {
            label: t('Data takes longer at a management group'),
            detail: t('A role for data that is assigned at a management group can take hours to be felt.'),
            icon: 'clock',
          },
        ]
      : []),
    {
      label: t('Up to 24 hours for an app that is running'),
      detail: t('A token that it already holds keeps the old permissions; Azure offers no refresh.'),
      icon: 'clock',
    },
    ...requestLines(t, review.requests, openRequest),
  ];
}

/** What opens the contents of a vault that ignores roles. */
function policyLine({ t }: Words, { policy }: Review): ListLine<ReviewAnswer>[] {
  if (policy === undefined) return [];
  return [
    {
      label: t('Add an access policy instead'),
      detail: policyText(t, policy),
      icon: 'lock',
      value: { assign: 'policy' },
      always: true,
    },
  ];
}

/** Where no role opens the data: Enter copies what does. */
function databaseLines({ t }: Words, { databaseUsers }: Review): ListLine<ReviewAnswer>[] {
  if (databaseUsers === undefined) return [];
  return [
    {
      label: t('No role of Azure opens the data here: the database needs a user for the identity'),
      description: t('Enter copies the SQL that makes one'),
      detail: plain(databaseUsers),
      icon: 'copy',
      value: { copy: databaseUsers },
    },
  ];
}

/** What kind of place it is, and the resource group it lies in. */
function placeText(words: Words, { scope }: NamedScope): string {
  const kind = scopeKindName(words, scope);
  return scope.kind === 'resource' && scope.resourceGroup !== undefined
    ? `${kind} · ${plain(scope.resourceGroup)}`
    : kind;
}

function roleLine(
  words: Words,
  reviewed: ReviewedRole,
  open: (role: RoleDefinition) => void,
): ListLine<never> {
  const { t } = words;
  const marks = [
    ...(reviewed.privileged ? [`$(warning) ${t('privileged')}`] : []),
    ...(reviewed.held ? [t('already assigned here')] : []),
  ];
  return {
    label: plain(reviewed.role.roleName),
    ...(marks.length > 0 && { description: marks.join(' · ') }),
    detail: additionText(words, reviewed),
    icon: 'shield',
    buttons: [
      {
        icon: 'open-preview',
        tooltip: t('View role definition'),
        run: () => {
          open(reviewed.role);
        },
      },
    ],
  };
}

/** More than this are counted, not listed. */
const manyOperations = 20;

/** What the role lets the identity do that it could not do there before. */
function additionText({ t }: Words, { adds, held }: ReviewedRole): string {
  if (adds === undefined) return t('What it adds is unknown: the roles of the identity could not be read.');
  const operations = [...adds.dataActions, ...adds.actions].map(shortened);
  const [first = ''] = operations;
  if (operations.length > manyOperations)
    return t('Adds {0} operations, among them {1}', operations.length, first);
  if (operations.length > 0) return t('Adds: {0}', inARow(t, operations, 4));
  return held
    ? t('Adds nothing: it is assigned already.')
    : t('Adds nothing: other roles of the identity allow all of it.');
}

/** The end of an operation tells what it is, and a line is cut at its end; the definition behind the button has it whole. */
function shortened(operation: string): string {
  const segments = operation.split('/');
  return segments.length > 5 ? `…/${segments.slice(-4).join('/')}` : operation;
}

function warnings(words: Words, review: Review): ListLine<never>[] {
  const { t } = words;
  const privileged = review.roles.filter((each) => each.privileged);
  const what = t('With it, an app can change resources or the access to them.');
  const asked = `${what} ${t('You will be asked once more.')}`;
  return [
    ...privilegedLine(
      words,
      privileged.filter((each) => each.askedAgain),
      asked,
    ),
    ...privilegedLine(
      words,
      privileged.filter((each) => !each.askedAgain),
      what,
    ),
    ...(review.broad
      ? [
          {
            label: t('This reaches far'),
            detail: `${t('It holds for everything below this place, now and later.')} ${t('You will be asked once more.')}`,
            icon: 'warning',
          },
        ]
      : []),
    ...(review.uncounted
      ? [
          {
            label: t('Not counted: roles at management groups'),
            detail: t(
              'The identity has roles at management groups. Whether those are above this place is not known, so less may be added than is said here.',
            ),
            icon: 'info',
          },
        ]
      : []),
    ...(review.noEffect.length === 0
      ? []
      : [
          {
            label: t('No effect here: {0}', inARow(t, review.noEffect.map(plain))),
            detail:
              review.noEffectBecause === 'repositoryPermissions'
                ? t(
                    'This container registry judges each repository by itself. Go back and choose Container Registry Repository Reader, Writer or Contributor.',
                  )
                : t(
                    'This key vault uses access policies, so roles do not open its secrets, keys and certificates.',
                  ),
            icon: 'warning',
          },
        ]),
  ];
}

function privilegedLine({ t }: Words, roles: readonly ReviewedRole[], detail: string): ListLine<never>[] {
  if (roles.length === 0) return [];
  const names = roles.map(({ role }) => plain(role.roleName));
  return [{ label: t('Privileged: {0}', inARow(t, names)), detail, icon: 'warning' }];
}

/** What it is limited to and what it is for; each can be changed where it stands. */
function termLines({ t }: Words, review: Review): ListEntry<ReviewAnswer>[] {
  const { description, conditions, changeable, roleName } = review;
  const changes = (term: Term) => (changeable.includes(term) ? { value: { change: term } } : {});
  const lines = [
    ...conditions.map((each) => ({
      label: conditionLabel(t, each),
      ...(changeable.includes('condition') && { description: t('Enter changes it') }),
      detail: conditionText(t, each.condition, roleName),
      icon: 'filter',
      ...changes('condition'),
    })),
    ...(conditions.length === 0 && changeable.includes('condition')
      ? [{ label: t('Add a condition…'), icon: 'filter', ...changes('condition') }]
      : []),
    ...(description === undefined
      ? []
      : [
          {
            label: t('Description'),
            ...(changeable.includes('description') && { description: t('Enter changes it') }),
            detail: plain(description),
            icon: 'note',
            ...changes('description'),
          },
        ]),
    ...(description === undefined && changeable.includes('description')
      ? [{ label: t('Add a description…'), icon: 'note', ...changes('description') }]
      : []),
  ];
  return lines.length === 0 ? [] : [{ heading: t('Condition and description') }, ...lines];
}

function conditionLabel(t: Translate, { roles }: ReviewedCondition): string {
  return roles.length === 0 ? t('Condition') : t('Condition of {0}', inARow(t, roles.map(plain)));
}

/** What a condition that was written for somebody leaves as it is: else they would rely on more than it does. */
function openLines({ t }: Words, { conditions }: Review): ListLine<never>[] {
  return conditions
    .filter(({ notLimited }) => notLimited.length > 0)
    .map((each) => ({
      label: t(
        'Not limited by the condition: {0}',
        inARow(
          t,
          each.notLimited.map((one) => operationText(t, one)),
          4,
        ),
      ),
      ...(each.roles.length > 0 && { detail: conditionLabel(t, each) }),
      icon: 'warning',
    }));
}
