/** Opens and closes the embedded sample tenant, which takes the real Azure's place in this window. */

import type { Gesture } from './deps';

export const openSampleTenant: Gesture =
  ({ session }) =>
  async () => {
    await session.openSample();
  };

export const closeSampleTenant: Gesture =
  ({ session }) =>
  async () => {
    await session.closeSample();
  };
