/** What is asked for Kubernetes: the cluster, whose issuer Azure knows, and the service accounts. */

import { shellQuoted } from '../../model/shellText';
import type { TokenCluster } from '../../model/federation';
import { listing } from '../../model/listing';
import type { Choice } from '../../ui/formPorts';
import { issuerProblem, textStep, titled, type AddContext, type AddDraft, type AddStep } from './draft';
import { isTyped, offerStep } from './offerSteps';

interface ClusterChoice {
  /** Absent for a cluster elsewhere. */
  readonly cluster?: TokenCluster;
}

/** Names as Kubernetes takes them: of a namespace, and of a service account, which may have dots. */
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/;
const account = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\/[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?$/;

export function kubernetesSteps(context: AddContext): AddStep[] {
  const isOurs = (draft: AddDraft): boolean => draft.kind === 'kubernetes';
  return [
    {
      needed: isOurs,
      ask: async (draft, place) => {
        const picked = await context.deps.ui.pick.choice<ClusterChoice>({
          ...titled(context, draft, place),
          question: ['federation.cluster'],
          placeholder: ['federation.clusterPlaceholder'],
          load: async (signal) => {
            const found = await clustersOf(context, draft, signal);
            const known = found.items.map(choiceOf);
            return listing(
              [
                ...known,
                {
                  value: {},
                  label: ['federation.otherCluster'] as const,
                  detail: ['federation.otherClusterAbout'] as const,
                  icon: 'edit',
                },
              ],
              found.problems,
            );
          },
        });
        if (picked === 'back' || picked === 'cancelled') return picked;
        const { cluster } = picked;
        // What was typed for a cluster elsewhere stays, in case that was meant after all.
        if (cluster === undefined) return { ...draft, elsewhere: true };
        if (cluster.issuer !== undefined) return { ...draft, issuer: cluster.issuer, elsewhere: false };
        await context.deps.ui.copy(commandFor(cluster));
        context.deps.ui.tell(
          { news: 'said', text: ['federation.clusterOffCopied', cluster.name], tone: 'note' },
          context.connection.sample,
        );
        return 'cancelled';
      },
    },
    textStep(context, 'issuer', {
      question: ['federation.issuer'],
      prompt: ['federation.issuerPrompt'],
      check: (text) => issuerProblem(text),
      needed: (draft) => isOurs(draft) && draft.elsewhere === true,
    }),
    offerStep(context, 'kubernetes', ['federation.whichAccounts']),
    textStep(context, 'namespace', {
      question: ['federation.namespace'],
      prompt: ['federation.namespacePrompt'],
      proposal: () => 'default',
      check: (text) => (label.test(text) ? undefined : ['federation.namespaceForm']),
      needed: ({ kind, chosen = [] }) =>
        kind === 'kubernetes' &&
        chosen.some(({ claim }) => claim.kind === 'kubernetes' && claim.namespace === undefined),
    }),
    textStep(context, 'account', {
      question: ['federation.account'],
      prompt: ['federation.accountPrompt'],
      check: (text) => (account.test(text) ? undefined : ['federation.accountForm']),
      needed: (draft) => isTyped(context, 'kubernetes', draft),
    }),
  ];
}

function clustersOf({ connection }: AddContext, { on }: AddDraft, signal: AbortSignal) {
  return on === undefined
    ? Promise.resolve(listing<TokenCluster>([]))
    : connection.azure.federatedCredentials.clusters(on.tenantId, signal);
}

function choiceOf(cluster: TokenCluster): Choice<ClusterChoice> {
  return {
    value: { cluster },
    label: { data: cluster.name },
    description: { data: cluster.resourceGroup },
    detail: cluster.issuer === undefined ? ['federation.clusterOff'] : { data: cluster.issuer },
    icon: cluster.issuer === undefined ? 'warning' : 'symbol-namespace',
  };
}

/** What makes a cluster issue tokens, and pods trade them. */
function commandFor({ name, resourceGroup, subscriptionId, arc }: TokenCluster): string {
  const place = `--name ${shellQuoted(name)} --resource-group ${shellQuoted(resourceGroup)} --subscription ${shellQuoted(subscriptionId)}`;
  return `${arc ? 'az connectedk8s update' : 'az aks update'} ${place} --enable-oidc-issuer --enable-workload-identity`;
}
