/** The editor's translator and names of things, for the parts of `ui/` and `tree/` that take them as a port. */

import { l10n } from 'vscode';
import { resourceIcon, resourceTypeName } from './resourceNames';
import type { Words } from './words';

export const editorWords: Words = {
  t: l10n.t,
  typeName: resourceTypeName,
  typeIcon: (type, kind) => resourceIcon(type, kind).id,
};
