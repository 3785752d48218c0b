/** Says in a few words whom a federated credential trusts. */

import type { GithubContext, Trust } from '../model/trust';
import type { Translate } from './words';
import { plainly } from './words';

export function trustWords(given: Translate, trust: Trust): string {
  const t = plainly(given);
  switch (trust.kind) {
    case 'github':
      return `${trust.owner}/${trust.repository} · ${
        trust.context === undefined ? t('GitHub, customized subject') : contextWords(t, trust.context)
      }`;
    case 'kubernetes':
      return t('Kubernetes service account {0} in namespace {1}', trust.account, trust.namespace);
    case 'azureDevOps':
      return t(
        'Azure DevOps service connection {0} of {1}/{2}',
        trust.connection,
        trust.organization,
        trust.project,
      );
    case 'azureDevOpsEntra':
      return t('Azure DevOps service connection, by its number');
    case 'gitLab':
      return trust.refType === 'tag'
        ? t('GitLab {0} · tag {1}', trust.project, trust.ref)
        : t('GitLab {0} · branch {1}', trust.project, trust.ref);
    case 'terraform':
      return t('HCP Terraform {0}/{1} · {2}', trust.organization, trust.workspace, trust.phase);
    case 'google':
      return t('Google service account {0}', trust.account);
    case 'flexible':
      return t('matches by an expression that is not shown here');
    case 'other':
      return t('another issuer');
  }
}

export function contextWords(t: Translate, { what, name }: GithubContext): string {
  switch (what) {
    case 'branch':
      return t('branch {0}', name);
    case 'tag':
      return t('tag {0}', name);
    case 'environment':
      return t('environment {0}', name);
    case 'pullRequest':
      return t('pull requests');
  }
}
