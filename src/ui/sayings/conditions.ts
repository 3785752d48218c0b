/** The words for limiting a role by a condition, and for describing its assignment. */

import type { ValueProblem } from '../../model/conditions/restriction';
import type { Translate } from '../words';

export const conditionSayings = {
  'condition.purpose': (t: Translate) => t('Condition'),
  'condition.which': (t: Translate) => t('limited to what'),
  'condition.whichPlaceholder': (t: Translate) => t('What the roles are to be limited to'),
  'condition.none': (t: Translate) => t('No condition'),
  'condition.noneDetail': (t: Translate) => t('The roles hold for everything at this place.'),
  'condition.container': (t: Translate) => t('One blob container'),
  'condition.containerDetail': (t: Translate) =>
    t('Where the container is at hand, assigning the role on it is simpler and does the same.'),
  'condition.path': (t: Translate) => t('Blobs below a path'),
  'condition.pathDetail': (t: Translate) =>
    t('Blobs whose path begins with a text, in one container or in any.'),
  'condition.tag': (t: Translate) => t('Reading blobs with an index tag'),
  'condition.tagDetail': (t: Translate) =>
    t('Not for accounts with a hierarchical namespace, which have no index tags.'),
  'condition.queue': (t: Translate) => t('One queue'),
  'condition.queueDetail': (t: Translate) =>
    t('Where the queue is at hand, assigning the role on it is simpler and does the same.'),
  'condition.roles': (t: Translate) => t('Only certain roles'),
  'condition.rolesDetail': (t: Translate) =>
    t('What uses the identity may give and take these roles and no others.'),
  'condition.whichContainer': (t: Translate) => t('which container'),
  'condition.whichQueue': (t: Translate) => t('which queue'),
  'condition.listed': (t: Translate) => t('Those that are there, or another name'),
  'condition.anyContainer': (t: Translate) => t('Any container'),
  'condition.otherName': (t: Translate) => t('Another name…'),
  'condition.namePrompt': (t: Translate) => t('Its exact name; it need not be there yet'),
  'condition.whichPath': (t: Translate) => t('which path'),
  'condition.pathPrompt': (t: Translate) =>
    t(
      'What the path begins with, without the container and without a slash before it, such as 2026/invoices/',
    ),
  'condition.whichTag': (t: Translate) => t('which tag'),
  'condition.tagKeyPrompt': (t: Translate) => t('The key of the index tag, in its exact case'),
  'condition.whichTagValue': (t: Translate) => t('which value'),
  'condition.tagValuePrompt': (t: Translate, key: string) => t('The value that {0} has to have', key),
  'condition.whom': (t: Translate) => t('to whom'),
  'condition.onlyServicePrincipals': (t: Translate) =>
    t('To service principals only, such as managed identities'),
  'condition.anybody': (t: Translate) => t('To anybody'),
  'condition.unfit': (t: Translate, what: ValueProblem) => unfit(t, what),
  'description.purpose': (t: Translate) => t('Description'),
  'description.which': (t: Translate) => t('what it is for'),
  'description.prompt': (t: Translate) =>
    t('Whoever looks after this place reads it beside the role assignment; leave it empty for none'),
} as const;

function unfit(t: Translate, what: ValueProblem): string {
  switch (what) {
    case 'container':
      return t(
        'A container is named by 3 to 63 lower-case letters, digits and single hyphens, or $web, $root or $logs.',
      );
    case 'queue':
      return t('A queue is named by 3 to 63 lower-case letters, digits and single hyphens.');
    case 'prefix':
      return t(
        "1 to 1024 characters can stand here, no slash first, and no ' or \\ anywhere: a condition cannot hold those.",
      );
    case 'tagKey':
      return t('In a condition, a key can be of 1 to 128 letters, digits, dots, hyphens and underscores.');
    case 'tagValue':
      return t('A value is 1 to 256 letters, digits, spaces and + - . / : = _.');
  }
}
