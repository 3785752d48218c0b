/** The words for federated credentials: whom an identity trusts outside Azure. */

import { trustOf } from '../../model/trust';
import { contextWords, trustWords } from '../trustWords';
import type { Translate } from '../words';

export const federationSayings = {
  'federation.trust': (t: Translate, issuer: string, subject: string) =>
    trustWords(t, trustOf({ issuer, subject })),
  'federation.flexible': (t: Translate) => trustWords(t, { kind: 'flexible' }),

  'federation.mayNotWrite': (t: Translate, identity: string) =>
    t('You do not seem to be allowed to change the federated credentials of {0}.', identity),
  'federation.add': (t: Translate) => t('Add federated credential'),
  'federation.addTo': (t: Translate, identity: string) => t('Add federated credential to {0}', identity),
  'federation.adding': (t: Translate) => t('Adding federated credentials…'),

  'federation.who': (t: Translate) => t('who gets the identity'),
  'federation.whoPlaceholder': (t: Translate) => t('Choose what will show a token of its own'),
  'federation.kind.github': (t: Translate) => t('GitHub Actions'),
  'federation.kind.kubernetes': (t: Translate) => t('Kubernetes service accounts'),
  'federation.kind.azureDevOps': (t: Translate) => t('Azure DevOps service connection'),
  'federation.kind.gitLab': (t: Translate) => t('GitLab CI/CD'),
  'federation.kind.terraform': (t: Translate) => t('HCP Terraform'),
  'federation.kind.google': (t: Translate) => t('Google Cloud service account'),
  'federation.kind.other': (t: Translate) => t('Another OpenID Connect issuer'),
  'federation.about.github': (t: Translate) =>
    t('Workflows of a branch, a tag, an environment or pull requests'),
  'federation.about.kubernetes': (t: Translate) =>
    t('Pods on AKS, on clusters of Azure Arc, or anywhere else'),
  'federation.about.azureDevOps': (t: Translate) => t('Pipelines that sign in with a service connection'),
  'federation.about.gitLab': (t: Translate) => t('Jobs that ask for an ID token'),
  'federation.about.terraform': (t: Translate) => t('Runs of a workspace: planning and applying'),
  'federation.about.google': (t: Translate) => t('Workloads on Google Cloud'),
  'federation.about.other': (t: Translate) => t('Issuer and subject are typed'),
  'federation.inWorkspace': (t: Translate, count: number) =>
    count === 1 ? t('1 in this workspace') : t('{0} in this workspace', count),

  'federation.which': (t: Translate) => t('which runs'),
  'federation.whichAccounts': (t: Translate) => t('which service accounts'),
  'federation.whichConnection': (t: Translate) => t('which service connection'),
  'federation.whichPhases': (t: Translate) => t('which runs'),
  'federation.whichPlaceholder': (t: Translate) =>
    t('Each gets a credential of its own: Azure knows no wildcards'),
  'federation.from': (t: Translate, path: string) => t('from {0}', path),
  'federation.another': (t: Translate) => t('Another one…'),
  'federation.context': (
    t: Translate,
    what: 'branch' | 'tag' | 'environment' | 'pullRequest',
    name: string,
  ) => contextWords(t, { what, name }),

  'federation.repository': (t: Translate) => t('the repository, as its tokens say it'),
  'federation.repositoryPrompt': (t: Translate) =>
    t(
      'Owner and name in their exact case, or with their IDs: owner@123/name@456. Repositories made, renamed or moved since 15 July 2026 have the IDs; `gh api repos/OWNER/NAME/actions/oidc/customization/sub` says which.',
    ),
  'federation.repositoryForm': (t: Translate) =>
    t('owner/name or owner@123/name@456 is wanted, with both IDs or none.'),
  'federation.githubWhat': (t: Translate) => t('which runs'),
  'federation.githubWhatPlaceholder': (t: Translate) =>
    t('A job in an environment shows the environment only, whatever its branch'),
  'federation.what.environment': (t: Translate) => t('Jobs in an environment'),
  'federation.what.branch': (t: Translate) => t('Runs on a branch'),
  'federation.what.tag': (t: Translate) => t('Runs of a tag'),
  'federation.what.pullRequest': (t: Translate) => t('Runs of pull requests'),
  'federation.contextName': (t: Translate) => t('its name'),
  'federation.contextPrompt': (t: Translate) => t('In its exact case. Azure knows no wildcards.'),

  'federation.cluster': (t: Translate) => t('which cluster'),
  'federation.clusterPlaceholder': (t: Translate) => t('The cluster issues the tokens'),
  'federation.clusterOff': (t: Translate) =>
    t('Its OIDC issuer is off: choose it to copy the command that turns it on'),
  'federation.clusterOffCopied': (t: Translate, cluster: string) =>
    t(
      '{0} issues no tokens yet. The command that turns its OIDC issuer on is copied: run it, wait until it is done, then add the credential again.',
      cluster,
    ),
  'federation.otherCluster': (t: Translate) => t('A cluster elsewhere…'),
  'federation.otherClusterAbout': (t: Translate) => t('Type the address that issues its tokens'),
  'federation.account': (t: Translate) => t('namespace and service account'),
  'federation.accountPrompt': (t: Translate) => t('As namespace/serviceaccount, in their exact case'),
  'federation.accountForm': (t: Translate) =>
    t('namespace/serviceaccount is wanted: lower-case letters, digits, dashes and dots.'),
  'federation.namespace': (t: Translate) => t('the namespace'),
  'federation.namespacePrompt': (t: Translate) =>
    t('The manifests name none, so it is the one that is deployed to'),
  'federation.namespaceForm': (t: Translate) => t('Lower-case letters, digits and dashes are wanted.'),

  'federation.issuer': (t: Translate) => t('issuer'),
  'federation.issuerPrompt': (t: Translate) =>
    t('The address in the tokens, to the letter: a slash at the end counts'),
  'federation.devOpsIssuerPrompt': (t: Translate) =>
    t(
      'As the service connection shows it: https://login.microsoftonline.com/…/v2.0, or https://vstoken.dev.azure.com/… of an older one',
    ),
  'federation.subject': (t: Translate) => t('subject'),
  'federation.subjectPrompt': (t: Translate) => t('Who the token is about, to the letter'),
  'federation.devOpsSubjectPrompt': (t: Translate) =>
    t(
      'As the service connection shows it: sc://organization/project/connection, or /eid1/… with the issuer of Entra ID',
    ),
  'federation.googlePrompt': (t: Translate) =>
    t('The unique ID of the service account, a number of 21 digits, not its e-mail address'),
  'federation.googleForm': (t: Translate) => t('Digits only are wanted.'),
  'federation.audience': (t: Translate) => t('audience'),
  'federation.audiencePrompt': (t: Translate) => t('What the token is for: exactly one'),
  'federation.gitLabProject': (t: Translate) => t('the project'),
  'federation.gitLabProjectPrompt': (t: Translate) => t('Its path: group/project'),
  'federation.gitLabRef': (t: Translate) => t('the branch'),
  'federation.pathForm': (t: Translate) => t('group/project is wanted.'),
  'federation.terraformWorkspace': (t: Translate) => t('organization, project and workspace'),
  'federation.terraformPrompt': (t: Translate) =>
    t('As organization/project/workspace; a workspace that is in no project is in Default Project'),
  'federation.terraformForm': (t: Translate) => t('organization/project/workspace is wanted.'),
  'federation.name': (t: Translate) => t('name'),
  'federation.namePrompt': (t: Translate) =>
    t('3 to 120 letters, digits, dashes and underscores; it cannot be changed'),

  'federation.fault.nameForm': (t: Translate) =>
    t('3 to 120 letters, digits, dashes and underscores are wanted, the first a letter or a digit.'),
  'federation.fault.nameTaken': (t: Translate) => t('This identity has a federated credential of that name.'),
  'federation.fault.issuerForm': (t: Translate) => t('An address that begins with https:// is wanted.'),
  'federation.fault.issuerEntra': (t: Translate) =>
    t('Azure refuses tokens of Entra ID here, but for service connections whose subject begins with /eid1/.'),
  'federation.fault.tooLong': (t: Translate) => t('600 characters at most are taken.'),
  'federation.fault.blanks': (t: Translate) => t('There is a blank at the beginning or the end.'),
  'federation.fault.wildcard': (t: Translate) =>
    t('Azure compares this to the letter: a star or question mark matches nothing.'),
  'federation.fault.empty': (t: Translate) => t('Something has to stand here.'),
  'federation.fault.pairTaken': (t: Translate, name: string) =>
    t('The credential {0} trusts this issuer and subject already.', name),
  'federation.fault.nearIssuer': (t: Translate, known: string) =>
    t(
      'This differs from {0} in case or in a slash at the end only, and would match none of its tokens.',
      known,
    ),

  'federation.go': (t: Translate, count: number) =>
    count === 1 ? t('Add this credential') : t('Add these {0} credentials', count),
  'federation.section.on': (t: Translate) => t('Identity'),
  'federation.section.credentials': (t: Translate) => t('Federated credentials'),
  'federation.issuerIs': (t: Translate, issuer: string) => t('Issuer: {0}', issuer),
  'federation.audienceIs': (t: Translate, audience: string) => t('Audience: {0}', audience),
  'federation.countOf': (t: Translate, after: number, most: number) =>
    t('{0} of {1} federated credentials then', after, most),
  'federation.note.delay': (t: Translate) => t('Works after some minutes'),
  'federation.note.delayDetail': (t: Translate) =>
    t('Until then sign-ins may fail with AADSTS70021 or AADSTS700213: try again.'),
  'federation.note.trust': (t: Translate) => t('Whoever can show such a token is this identity'),
  'federation.note.trustDetail': (t: Translate) =>
    t('It may do everything that the roles of the identity allow.'),
  'federation.note.pullRequest': (t: Translate) => t('Pull requests'),
  'federation.note.pullRequestDetail': (t: Translate) =>
    t('Whoever may push a branch and open a pull request runs as this identity; forks get no token.'),
  'federation.note.vstoken': (t: Translate) => t('The issuer vstoken.dev.azure.com ends on 1 July 2027'),
  'federation.note.vstokenDetail': (t: Translate) =>
    t(
      'Convert the service connection in Azure DevOps, then add a credential with its new issuer and subject.',
    ),
  'federation.note.audience': (t: Translate, usual: string) => t('The audience of this cloud is {0}', usual),
  'federation.note.audienceDetail': (t: Translate, audience: string) =>
    t('Sign-ins work only where the token is asked for with exactly {0}.', audience),
  'federation.note.locked': (t: Translate, lock: string) => t('The lock {0} may refuse it', lock),
  'federation.note.spelling': (t: Translate) =>
    t('Owner and repository are spelled as the git remote spells them'),
  'federation.note.spellingDetail': (t: Translate) =>
    t('Azure compares the case: look at the repository on GitHub when in doubt.'),

  'federation.open.anyBranch': (t: Translate, _pattern: string, path: string) =>
    t('{0} runs on every branch: each branch needs a credential, or the job an environment', path),
  'federation.open.branchPattern': (t: Translate, pattern: string, path: string) =>
    t(
      '{0} runs on branches like {1}: each branch needs a credential, or the job an environment',
      path,
      pattern,
    ),
  'federation.open.anyTag': (t: Translate, _pattern: string, path: string) =>
    t('{0} runs for every tag: no credential matches them all, so give the job an environment', path),
  'federation.open.tagPattern': (t: Translate, pattern: string, path: string) =>
    t(
      '{0} runs for tags like {1}: no credential matches them all, so give the job an environment',
      path,
      pattern,
    ),
  'federation.open.environmentExpression': (t: Translate, pattern: string, path: string) =>
    t('{0} takes its environment from {1}, which only the run knows', path, pattern),
  'federation.open.mergeQueue': (t: Translate, _pattern: string, path: string) =>
    t('{0} runs in the merge queue, whose branches are new each time: give the job an environment', path),
  'federation.open.calledFromElsewhere': (t: Translate, _pattern: string, path: string) =>
    t('{0} is called by workflows of other repositories: the token names the caller', path),
  'federation.open.expression': (t: Translate, pattern: string, path: string) =>
    t('{0} says {1}, which is filled in later', path, pattern),
  'federation.open.noRepository': (t: Translate, _pattern: string, path: string) =>
    t('{0} is in a folder without a remote, so its repository is not known', path),

  'federation.tooMany': (t: Translate, left: number, most: number) =>
    t('An identity takes {1} federated credentials, and this one has room for {0} more.', left, most),
  'federation.replace': (t: Translate, name: string, identity: string) =>
    t('Replace the federated credential {0} of {1}?', name, identity),
  'federation.replaceDetail': (t: Translate, issuer: string, subject: string) =>
    t('What it trusts now stops working: {0}, issued by {1}.', subject, issuer),
  'federation.replaceYes': (t: Translate) => t('Replace'),

  'federation.added': (t: Translate, count: number, name: string, identity: string) =>
    count === 1
      ? t(
          'Added {0} to {1}. It works after some minutes: until then sign-ins may fail with AADSTS70021.',
          name,
          identity,
        )
      : t(
          'Added {0} federated credentials to {1}. They work after some minutes: until then sign-ins may fail with AADSTS70021.',
          count,
          identity,
        ),
  'federation.notAdded': (t: Translate, failed: number, total: number, identity: string, reason: string) =>
    t('{0} of {1} federated credentials were not added to {2}: {3}', failed, total, identity, reason),
  'federation.alreadyThere': (t: Translate, name: string, identity: string) =>
    t('{1} trusts this already: {0}. Nothing had to change.', name, identity),
  'federation.deletePurpose': (t: Translate) => t('Delete federated credentials'),
  'federation.deleting': (t: Translate) => t('Deleting federated credentials…'),
  'federation.whichCredentials': (t: Translate) => t('which ones'),
  'federation.none': (t: Translate) => t('This identity has no federated credentials.'),
  'federation.delete': (t: Translate, name: string, identity: string) =>
    t('Delete the federated credential {0} of {1}?', name, identity),
  'federation.deleteSeveral': (t: Translate, count: number, identity: string) =>
    t('Delete {0} federated credentials of {1}?', count, identity),
  'federation.deleteYes': (t: Translate) => t('Delete'),
  'federation.stops': (t: Translate, name: string, issuer: string, subject: string) =>
    t(
      '{0}: {1} will not get the identity any more. Issuer {2}, subject {3}.',
      name,
      trustWords(t, trustOf({ issuer, subject })),
      issuer,
      subject,
    ),
  'federation.stopsFlexible': (t: Translate, name: string, issuer: string) =>
    t(
      '{0}: what {1} issues will not get the identity any more. It matches by an expression that is not known here, so this cannot be undone.',
      name,
      issuer,
    ),
  'federation.deleted': (t: Translate, count: number, name: string, identity: string) =>
    count === 1
      ? t('Deleted {0} of {1}. Tokens that were handed out stay valid until they expire.', name, identity)
      : t(
          'Deleted {0} federated credentials of {1}. Tokens that were handed out stay valid until they expire.',
          count,
          identity,
        ),
  'federation.notDeleted': (t: Translate, failed: number, total: number, identity: string, reason: string) =>
    t('{0} of {1} federated credentials of {2} were not deleted: {3}', failed, total, identity, reason),
  'federation.retry': (t: Translate) => t('Try the rest again'),
} as const;
