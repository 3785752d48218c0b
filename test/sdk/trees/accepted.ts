/** Findings in packages of others that are right, or that no rule can tell from a right one: each with its reason. */

import type { Rule } from '../../../src/names';

export interface Accepted {
  /** Of the file, from the tree's root. */
  readonly path: RegExp;
  readonly rule: Rule;
  readonly reason: string;
}

const theirUsersChoice =
  'a library that makes whichever credential the connection string of its user asks for';

export const accepted: readonly Accepted[] = [
  {
    path: /@azure\/data-tables\/dist\/\w+\/utils\/accountConnectionString\.js$/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /@azure\/storage-(blob|queue)\/dist\/\w+\/\w+\.js$/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  { path: /\/tedious\/lib\/[\w/-]+\.js$/, rule: 'secret-in-code', reason: theirUsersChoice },
  {
    path: /\/tedious\/lib\/connection\.js$/,
    rule: 'default-credential',
    reason: 'one of the ways to sign in that the users of the driver choose from',
  },
  {
    path: /azure\/appconfiguration\/(aio\/)?_azure_appconfiguration_client\w*\.py$/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  { path: /azure\/data\/tables\/_base_client\.py$/, rule: 'secret-in-code', reason: theirUsersChoice },
  { path: /mssql_python\/auth\.py$/, rule: 'secret-in-code', reason: theirUsersChoice },
  {
    path: /^azure-[^/]+\/com\/azure\/[\w/]+\/(\w+Builder|BuilderHelper|RxDocumentClientImpl)\.java$/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /microsoft\/go-mssqldb@[^/]+\/azuread\/configuration\.go$/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /^(adlfs\/spec|celery\/backends\/azureblockblob)\.py$/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /^airflow\/providers\/microsoft\/azure\/(fs|hooks|secrets)\/\w+\.py$/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /^airflow\/providers\/microsoft\/azure\/hooks\/synapse\.py$/,
    rule: 'default-credential',
    reason: theirUsersChoice,
  },
  {
    path: /^airflow\/providers\/microsoft\/azure\/hooks\/base_azure\.py$/,
    rule: 'obsolete-constructor',
    reason: 'right: the package it takes the class from has had its last release',
  },
  {
    path: /!azure\/kubelogin@|hashicorp\/vault-plugin-auth-azure@/,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /hashicorp\/vault-plugin-auth-azure@[^/]+\/azure\.go$/,
    rule: 'missing-identifier',
    reason: 'what a plugin does whose user names no credential',
  },
  {
    path: /kedacore\/keda\/v2@[^/]+\/pkg\/(eventemitter|scalers|scaling)\//,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /prometheus@[^/]+\/(discovery\/azure|storage\/remote\/azuread)\/|rclone@[^/]+\/backend\/azure(blob|files)\//,
    rule: 'secret-in-code',
    reason: theirUsersChoice,
  },
  {
    path: /prometheus@[^/]+\/(discovery\/azure|storage\/remote\/azuread)\/|rclone@[^/]+\/backend\/azure(blob|files)\//,
    rule: 'default-credential',
    reason: theirUsersChoice,
  },
  { path: /^gocloud\.dev@[^/]+\/blob\/azureblob\//, rule: 'secret-in-code', reason: theirUsersChoice },
  {
    path: /^gocloud\.dev@[^/]+\/(blob\/azureblob|pubsub\/azuresb|secrets\/azurekeyvault)\//,
    rule: 'default-credential',
    reason: 'a library that runs wherever its users do, and takes a credential of theirs as well',
  },
  { path: /^(camel|iceberg)-azure-[^/]+\//, rule: 'secret-in-code', reason: theirUsersChoice },
  { path: /^(camel|iceberg)-azure-[^/]+\//, rule: 'default-credential', reason: theirUsersChoice },
  {
    path: /^(object_store-[^/]+\/src\/azure\/builder|opendal-service-azure-common-[^/]+\/src\/lib)\.rs$/,
    rule: 'secret-in-code',
    reason: 'made-up values in the tests that Rust keeps in the file they are for',
  },
  {
    path: /microsoft\/go-mssqldb@[^/]+\/azuread\/configuration\.go$/,
    rule: 'missing-identifier',
    reason: 'the branch for users who give no ID',
  },
  {
    path: /microsoft\/go-mssqldb@[^/]+\/(azuread|aecmk|internal\/akvkeys)\//,
    rule: 'default-credential',
    reason: 'what a driver does whose user names no credential',
  },
];
