/** Container registries: what Docker, containerd and the kubelet print when a pull or a push is refused. */

import type { ErrorText } from '../errorText';
import { says } from '../find';
import { addressOf, placeOf } from '../hosts';
import type { RefusalDraft } from '../refusal';
import { isForbidden, isUnauthorized } from '../status';

const registries = 'Microsoft.ContainerRegistry/registries';

export function readRegistry(text: ErrorText): RefusalDraft | undefined {
  if (!says(text, 'azurecr')) return undefined;
  const closed = says(text, 'is not allowed access') || says(text, 'aka.ms/acr/firewall');
  const refused =
    isUnauthorized(text) ||
    isForbidden(text) ||
    [
      'unauthorized:',
      'authentication required',
      'insufficient_scope',
      'access to the resource is denied',
    ].some((mark) => says(text, mark));
  if (!closed && !refused) return undefined;
  const address = addressOf(text, ['azurecr'], { regional: true });
  const scope =
    /scope=repository(?:%3A|:)([\w./-]{1,250}|(?:[\w./-]|%2F){1,250})(?:%3A|:)([a-z*,]{1,30})/i.exec(
      text.compact,
    );
  const repository = scope?.[1]?.replace(/%2F/gi, '/') ?? repositoryIn(address?.path);
  const pushes = scope?.[2]?.includes('push') === true || says(text, 'push access denied');
  const pulls =
    scope?.[2] === 'pull' || says(text, 'Failed to pull image') || says(text, 'pull access denied');
  return {
    by: 'containerRegistry',
    kind: closed ? 'network' : 'noRole',
    operations: closed
      ? []
      : pushes
        ? [{ plane: 'control', anyOf: [`${registries}/push/write`] }]
        : pulls
          ? [{ plane: 'control', anyOf: [`${registries}/pull/read`] }]
          : [],
    ...placeOf(address),
    ...(repository !== undefined && { entity: repository }),
    tells: ['where'],
  };
}

/** `v2/team/app/manifests/1.2`, or the name of an image. */
function repositoryIn(path: string | undefined): string | undefined {
  const api = /^v2\/([\w./-]{1,250}?)\/(?:manifests|blobs|tags)\//.exec(path ?? '')?.[1];
  if (api !== undefined) return api;
  const image = /^([a-z0-9][a-z0-9._/-]{0,250})(?::[\w.-]{1,128})?$/i.exec(path ?? '')?.[1];
  return image === undefined || image.startsWith('oauth2') || image.startsWith('v2') ? undefined : image;
}
