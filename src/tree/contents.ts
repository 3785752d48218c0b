/** What fills the view and how it looks: loaded when the view is first shown, with the words of the `commands` chunk. */

import { childNodes } from './children';
import { markEnd } from './marks';
import { render, tooltipOf } from './render';
import { startNodes } from './startNodes';

export const treeContents = { childNodes, markEnd, render, startNodes, tooltipOf };

/** Gives it, loading it the first time. */
export type LoadContents = () => Promise<typeof treeContents>;
