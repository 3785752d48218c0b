/** Deployment scripts: lines of a shell, or of PowerShell, that a declaration brings along. */

import type { Stretch } from '../scripts/lineCommands';
import type { Span } from '../text';

/** What `kind`, or the type of the resource, says of the language. */
export function scriptStretch(content: Span, kind: string): Stretch {
  const { start, end } = content;
  return { start, end, ...(/power_?shell/i.test(kind) && { isPowerShell: true }) };
}

/** The resource of Bicep and ARM templates. */
export const deploymentScripts = /^Microsoft\.Resources\/deploymentScripts$/i;
