/** The words of the doctor for federated credentials: what would fail at the exchange, and why. */

import type { Translate } from '../words';

export const federationCheckSayings = {
  'federation.check': (t: Translate) => t('Check federated credentials'),
  'federation.checking': (t: Translate) => t('Comparing the workspace with the federated credentials…'),
  'federation.checked': (t: Translate, failing: number, maybe: number, identity: string) =>
    t(
      '{2}: {0} sign-ins of this workspace would fail, {1} may fail. The report says why.',
      failing,
      maybe,
      identity,
    ),
  'federation.checkedWell': (t: Translate, identity: string) =>
    t('No sign-in of this workspace was found that would fail to get {0}.', identity),
  'federation.checkedNothing': (t: Translate) =>
    t('No workflow, pipeline or service account that signs in to Azure was found in this workspace.'),
  'federation.addMissing': (t: Translate) => t('Add what is missing…'),
  'federation.whichMissing': (t: Translate) => t('which are missing'),
  'federation.fixFiles': (t: Translate, count: number) =>
    count === 1 ? t('Fix the file') : t('Fix {0} files', count),
  'federation.fixed': (t: Translate, count: number) =>
    count === 1
      ? t('1 file changed: look at it and save it')
      : t('{0} files changed: look at them and save them', count),

  'federation.report.title': (t: Translate, identity: string) => t('Federated credentials of {0}', identity),
  'federation.report.lead': (t: Translate, exchanges: number, credentials: number) =>
    t(
      '{0} places in this workspace sign in with a token of their own; the identity has {1} federated credentials. Entra ID compares issuer, subject and audience to the letter.',
      exchanges,
      credentials,
    ),
  'federation.report.nothing': (t: Translate) =>
    t('No workflow, pipeline or service account that signs in to Azure was found.'),
  'federation.report.unread': (t: Translate, paths: string) => t('Too large to be read: {0}', paths),
  'federation.report.fails': (t: Translate) => t('Would fail'),
  'federation.report.mayFail': (t: Translate) => t('May fail'),
  'federation.report.hints': (t: Translate) => t('Good to know'),
  'federation.report.works': (t: Translate) => t('Works'),

  'federation.check.works': (t: Translate, name: string, credential: string) =>
    t('{0} gets the identity by the credential {1}.', name, credential),
  'federation.check.missing': (t: Translate, name: string, because: string) =>
    t('{0} ({1}): no credential trusts this subject.', name, because),
  'federation.check.caseDiffers': (t: Translate, name: string, credential: string) =>
    t(
      '{0}: the credential {1} differs in case. The token has the first, the credential the second.',
      name,
      credential,
    ),
  'federation.check.issuerDiffers': (t: Translate, name: string, credential: string) =>
    t(
      '{0}: the credential {1} has another issuer. The token has the first, the credential the second.',
      name,
      credential,
    ),
  'federation.check.audienceDiffers': (t: Translate, name: string, credential: string) =>
    t(
      '{0}: the credential {1} has another audience. The token is for the first, the credential for the second: `audience` of the login step says which is asked for.',
      name,
      credential,
    ),
  'federation.check.podAudience': (t: Translate, name: string, credential: string) =>
    t(
      '{0}: the credential {1} has another audience. Pods ask for the first, unless their cluster is set to another one; the credential is for the second.',
      name,
      credential,
    ),
  'federation.check.otherNamespace': (t: Translate, name: string, credential: string, namespace: string) =>
    t('{0} is in namespace {2}, and the credential {1} is about another one.', name, credential, namespace),
  'federation.check.cannotCompare': (t: Translate, name: string) =>
    t(
      '{0}: a credential that matches by an expression or a number may let it through, which cannot be seen here.',
      name,
    ),
  'federation.check.idToken': (t: Translate, name: string) =>
    t('{0} may not ask for a token: the permission `id-token: write` is missing.', name),
  'federation.check.podLabel': (t: Translate, name: string) =>
    t(
      'Pods of the service account {0} lack the label `azure.workload.identity/use: "true"`, so they get no token.',
      name,
    ),
  'federation.check.podLabelType': (t: Translate, name: string) =>
    t('The label `azure.workload.identity/use` of the pods of {0} has to be a text: "true" in quotes.', name),
  'federation.check.objectId': (t: Translate, name: string) =>
    t('{0} names this identity by its object ID: the client ID is wanted.', name),
  'federation.check.otherIdentity': (t: Translate, name: string, identity: string) =>
    t('{0} asks for another identity, {1}, and was not compared.', name, identity),
  'federation.check.unknownIdentity': (t: Translate, name: string, given: string) =>
    t('{0} asks for {1}, which is not this identity and not known here. It was not compared.', name, given),
  'federation.check.unused': (t: Translate, credential: string) =>
    t('Nothing in this workspace uses the credential {0}.', credential),
  'federation.check.retiring': (t: Translate, credential: string) =>
    t(
      'The issuer of {0}, vstoken.dev.azure.com, ends on 1 July 2027: convert the service connection.',
      credential,
    ),
  'federation.check.elsewhere': (t: Translate, count: number) =>
    count === 1
      ? t('1 credential is about something outside this workspace.')
      : t('{0} credentials are about something outside this workspace.', count),
} as const;
