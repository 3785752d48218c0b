/** What offers, findings and messages say of the host that the workspace is for. */

import { l10n, window } from 'vscode';
import type { Limit } from '../code/hosts';
import type { Language } from '../code/language';
import type { Obstacle } from './hostLimits';

/** Behind the title; empty without an obstacle. */
export function hostWarning(obstacle: Obstacle | undefined, language: Language | undefined): string {
  switch (obstacle?.limit) {
    case undefined:
      return '';
    case 'refused':
      return l10n.t(' — {0} refuses this ID', hostName(obstacle.host));
    case 'ignored':
      return l10n.t(' — {0} ignores this ID', hostName(obstacle.host));
    case 'newestOnly':
      return l10n.t(' — {0} takes it from the newest SDK and agent only', hostName(obstacle.host));
    case 'unsupported':
      return l10n.t(
        ' — the SDK for {1} finds no identity on {0}',
        hostName(obstacle.host),
        language?.displayName ?? '',
      );
    case 'useWorkloadIdentity':
      return l10n.t(
        ' — {0} needs WorkloadIdentityCredential in {1}',
        hostName(obstacle.host),
        language?.displayName ?? '',
      );
  }
}

/** Says after code was written what stands against it; it is not waited for. */
export function tellOfHost({ host, limit }: Obstacle, language: Language): void {
  void window.showWarningMessage(hostSentence(hostName(host), limit, language.displayName));
}

function hostSentence(host: string, limit: Limit, language: string): string {
  switch (limit) {
    case 'refused':
      return l10n.t('This workspace is for {0}, which refuses this ID.', host);
    case 'ignored':
      return l10n.t('This workspace is for {0}, which ignores this ID.', host);
    case 'newestOnly':
      return l10n.t(
        'This workspace is for {0}, which takes this ID from the newest SDK and agent only.',
        host,
      );
    case 'unsupported':
      return l10n.t('This workspace is for {0}, where the SDK for {1} finds no identity.', host, language);
    case 'useWorkloadIdentity':
      return l10n.t(
        'This workspace is for {0}, which needs WorkloadIdentityCredential in {1}, with a client ID.',
        host,
        language,
      );
  }
}

/** How people call it. */
export function hostName(host: string | undefined): string {
  switch (host) {
    case 'appService':
      return 'App Service';
    case 'functions':
      return 'Azure Functions';
    case 'containerApps':
      return 'Container Apps';
    case 'aksWorkloadIdentity':
      return l10n.t('AKS workload identity');
    case 'serviceFabric':
      return 'Service Fabric';
    case 'cloudShell':
      return 'Cloud Shell';
    case 'arc':
      return 'Azure Arc';
    case 'machineLearning':
      return 'Azure Machine Learning';
    default:
      return '';
  }
}
