/** Every name that settings files, keybindings and other extensions rely on: the one place. `package.json` is held against it. */

export const extensionId = 'managed-identities.azure-managed-identities';
export const viewContainer = 'managedIdentities';
export const identitiesView = 'managedIdentities.identities';
export const settingsSection = 'managedIdentities';
export const diagnosticSource = 'managed-identities';
/** The editor language IDs that code is written in: known before the languages are loaded. A test holds them to be the same. */
export const languageIds = [
  'typescript',
  'typescriptreact',
  'javascript',
  'javascriptreact',
  'vue',
  'python',
  'csharp',
  'java',
  'go',
  'cpp',
  'rust',
  'bicep',
  'terraform',
  'yaml',
  'dockercompose',
  'github-actions-workflow',
  'spring-boot-properties-yaml',
  'powershell',
  'shellscript',
  'http',
  'rest',
  'dotenv',
  'properties',
  'spring-boot-properties',
  'json',
  'jsonc',
  'arm-template',
  'dockerfile',
] as const;
/** Languages that activate nothing by themselves: the editor opens files of its own in them in every window. */
export const quietLanguageIds: readonly string[] = ['json', 'jsonc'];
/** One of these, whatever its case, stands wherever a trigger of a language does: what is loaded at activation looks for no more. A test keeps it so. */
export const wakeWords: readonly RegExp[] = [
  /azure/,
  /managedidentity/,
  /managed_identity_/,
  /az[ \t]+login/,
  /-azaccount/,
  /get-access-token/,
  /get-azaccesstoken/,
  /169\.254\.169\.254/,
  /identity_endpoint/,
  /msi_endpoint/,
  /website_disable_msi/,
  /microsoft\./,
  /aadpodidbinding/,
  /\/\.default/,
  /gettokensync/,
  /clientsecretcredential/,
  /usernamepasswordcredential/,
  /keycredential/,
  // Marks of secrets, in whatever language.
  /(?:windows\.net|chinacloudapi\.cn|usgovcloudapi\.net)/,
  /accountkey\s*=/,
  /-(?:storage)?account-?key/,
  /-sas-?token/,
  /sharedaccesskey\s*=/,
  /;\s*secret\s*=/,
  // Drivers of Azure SQL, beside which a client is offered.
  /mssql/,
  /tedious/,
  /pyodbc/,
  /entityframeworkcore/,
  /sqlclient/,
  /[?&]sig=/,
  /(?:mongodb(?:\+srv)?|mysql|mariadb|postgres(?:ql)?|rediss?|amqps?|sqlserver|mssql(?:\+\w+)?):\/\//,
  /[sr]k_live_/,
  /\bsg\.[\w-]{22}\./,
  /gh[pousr]_\w{36}/,
  /github_pat_/,
  /xox[bpars]-\d/,
  /aiza[\w-]{35}/,
  /sk-(?:proj|svcacct|ant)-/,
  /glpat-/,
];

export const codeActionKind = 'refactor.rewrite.managedIdentity';

export const Command = {
  signIn: 'managedIdentities.signIn',
  selectSubscriptions: 'managedIdentities.selectSubscriptions',
  refresh: 'managedIdentities.refresh',
  showLog: 'managedIdentities.showLog',
  copyLog: 'managedIdentities.copyLog',
  openSampleTenant: 'managedIdentities.openSampleTenant',
  closeSampleTenant: 'managedIdentities.closeSampleTenant',
  findIdentity: 'managedIdentities.findIdentity',
  groupBy: 'managedIdentities.groupBy',
  filterUnused: 'managedIdentities.filterUnused',
  createIdentity: 'managedIdentities.createIdentity',
  updateIdentity: 'managedIdentities.updateIdentity',
  deleteIdentity: 'managedIdentities.deleteIdentity',
  assignRole: 'managedIdentities.assignRole',
  addAccessPolicy: 'managedIdentities.addAccessPolicy',
  removeAccessPolicy: 'managedIdentities.removeAccessPolicy',
  assignCosmosRole: 'managedIdentities.assignCosmosRole',
  assignMissingRoles: 'managedIdentities.assignMissingRoles',
  removeRoleAssignment: 'managedIdentities.removeRoleAssignment',
  removeOrphans: 'managedIdentities.removeOrphans',
  viewAccess: 'managedIdentities.viewAccess',
  viewRoleDefinition: 'managedIdentities.viewRoleDefinition',
  compareRoles: 'managedIdentities.compareRoles',
  attachToResource: 'managedIdentities.attachToResource',
  detachFromResource: 'managedIdentities.detachFromResource',
  enableSystemAssigned: 'managedIdentities.enableSystemAssigned',
  disableSystemAssigned: 'managedIdentities.disableSystemAssigned',
  setAppIdentity: 'managedIdentities.setAppIdentity',
  requestAccess: 'managedIdentities.requestAccess',
  explainAccessError: 'managedIdentities.explainAccessError',
  copyClientId: 'managedIdentities.copyClientId',
  copyObjectId: 'managedIdentities.copyObjectId',
  copyResourceId: 'managedIdentities.copyResourceId',
  copyTenantId: 'managedIdentities.copyTenantId',
  copyText: 'managedIdentities.copyText',
  copyAsCode: 'managedIdentities.copyAsCode',
  insertCredential: 'managedIdentities.insertCredential',
  setWorkspaceIdentity: 'managedIdentities.setWorkspaceIdentity',
  addFederatedCredential: 'managedIdentities.addFederatedCredential',
  checkFederatedCredentials: 'managedIdentities.checkFederatedCredentials',
  deleteFederatedCredential: 'managedIdentities.deleteFederatedCredential',
  openInPortal: 'managedIdentities.openInPortal',
  viewProperties: 'managedIdentities.viewProperties',
} as const;
export type CommandId = (typeof Command)[keyof typeof Command];

/** Commands that only our own nodes, offers and notifications call: registered, never declared in the manifest. */
export const InternalCommand = {
  loadMore: 'managedIdentities.internal.loadMore',
  applyOffer: 'managedIdentities.internal.applyOffer',
  useAccount: 'managedIdentities.internal.useAccount',
  copyDetail: 'managedIdentities.internal.copyDetail',
  copyText: 'managedIdentities.internal.copyText',
} as const;
export type InternalCommandId = (typeof InternalCommand)[keyof typeof InternalCommand];

export const Setting = {
  credential: 'credential',
  cloud: 'cloud',
  customCloud: 'customCloud',
  subscriptions: 'subscriptions',
  workspaceIdentity: 'workspaceIdentity',
  codeIdentifier: 'code.identifier',
  codeIdSource: 'code.idSource',
  codeVariables: 'code.variables',
  codeFlavour: 'code.flavour',
  codeLocalSwitch: 'code.localSwitch',
} as const;

/** The rules, each a setting `diagnostics.<rule>`, with the severity they have by default. */
export const ruleDefaults = {
  'default-credential': 'information',
  'missing-identifier': 'warning',
  'string-is-client-id': 'error',
  'ignored-argument': 'error',
  'obsolete-constructor': 'warning',
  'two-identifiers': 'error',
  'object-id-as-client-id': 'error',
  'client-id-as-object-id': 'error',
  'unknown-identity': 'information',
  'environment-not-read': 'information',
  'raw-token-request': 'warning',
  'token-handling': 'warning',
  'msi-disabled': 'warning',
  'secret-in-code': 'warning',
} as const;
export type Rule = keyof typeof ruleDefaults;
export type Severity = 'error' | 'warning' | 'information' | 'hint' | 'off';

/** Context keys that `when` clauses of the manifest read. */
export const ContextKey = {
  /** What the view has to say: see `ViewState`. */
  state: 'managedIdentities.state',
  sample: 'managedIdentities.sample',
  /** The flags that all selected nodes have, which keys go by. */
  selected: 'managedIdentities.selected',
} as const;

/** What the welcome contents and the title's buttons depend on. */
export type ViewState =
  'idle' | 'connecting' | 'connected' | 'signedOut' | 'noSubscriptions' | 'filteredOut' | 'failed';

/** Flags of context values: each is matched in the manifest on its own. `tree/keys.ts` makes them. */
export type FlagName =
  | 'subscription'
  | 'tenant'
  | 'identity'
  | 'userAssigned'
  | 'deletable'
  | 'systemAssigned'
  | 'assignable'
  | 'clientId'
  | 'objectId'
  | 'resourceId'
  | 'tenantId'
  | 'roleAssignment'
  | 'removable'
  | 'carrier'
  | 'appFact'
  | 'roleDefinition'
  | 'resource'
  | 'federatable'
  | 'federatedGroup'
  | 'federatedCredential'
  | 'recreatable'
  | 'refreshable'
  | 'portal'
  | 'entraGroup'
  | 'properties'
  | 'signIn'
  | 'orphan'
  | 'policies'
  | 'policy'
  | 'policyVault'
  | 'orphans'
  | 'armId'
  | 'text';
