/** What the offers of the editor are made with where a test is not about that: plain settings, and an identity that is known. */

import type { RememberedIdentity } from '../../../src/access/identityMemory';
import type { CodeSettings } from '../../../src/editor/codeSettings';
import { anIdentity } from '../fakes/builders';

const { id, name, clientId, principalId } = anIdentity();

export const known: RememberedIdentity = {
  id,
  kind: 'userAssigned',
  name,
  clientId,
  principalId,
  sample: false,
};

export const settings: CodeSettings = {
  identifier: 'clientId',
  idSource: 'literal',
  flavour: 'credential',
  variables: { clientId: 'AZURE_CLIENT_ID', resourceId: 'MI_RESOURCE_ID', objectId: 'MI_OBJECT_ID' },
  localSwitch: 'APP_ENV',
  workspaceIdentity: '',
};
