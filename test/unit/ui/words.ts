/** English words without the editor: messages filled in as `l10n.t` fills them. */

import type { Words } from '../../../src/ui/words';

export const t = (message: string, ...values: (string | number)[]): string =>
  message.replace(/\{(\d+)\}/g, (_hole, place: string) => String(values[Number(place)]));

const names: Readonly<Record<string, string>> = {
  'microsoft.storage/storageaccounts': 'Storage account',
  'microsoft.storage/storageaccounts/blobservices/containers': 'Blob container',
  'microsoft.keyvault/vaults': 'Key vault',
  'microsoft.web/sites': 'App Service',
};

export const words: Words = {
  t,
  typeName: (type) => names[type.toLowerCase()] ?? type,
  typeIcon: () => 'symbol-misc',
};
