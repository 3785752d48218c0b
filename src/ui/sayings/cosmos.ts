/** The words for Cosmos DB's own roles. */

import type { Translate } from '../words';

export const cosmosSayings = {
  'cosmos.purpose': (t: Translate) => t('Assign Cosmos DB data role'),
  'cosmos.purposeFor': (t: Translate, identities: string) =>
    t('Assign Cosmos DB data role to {0}', identities),
  'cosmos.whichAccount': (t: Translate) => t('which account'),
  'cosmos.accountPlaceholder': (t: Translate) =>
    t('Search the Cosmos DB accounts for NoSQL that you can see'),
  'cosmos.noAccount': (t: Translate) => t('No Cosmos DB account for NoSQL that you can see'),
  'cosmos.where': (t: Translate) => t('where in it'),
  'cosmos.wherePlaceholder': (t: Translate, account: string) =>
    t('All of {0}, or one database or container', account),
  'cosmos.all': (t: Translate) => t('All of it, now and later'),
  'cosmos.database': (t: Translate) => t('Database'),
  'cosmos.container': (t: Translate) => t('Container'),
  'cosmos.whichRoles': (t: Translate) => t('which roles'),
  'cosmos.rolesPlaceholder': (t: Translate) => t('Search by role or data action; check one or more'),
  'cosmos.noRole': (t: Translate) => t('No role of this account can be assigned here'),
  'cosmos.held': (t: Translate) => t('already assigned here'),
  'cosmos.permission': (t: Translate, account: string) =>
    t('You do not seem to be allowed to give data roles in {0}.', account),
} as const;
