/** The whole corpus. */

import { az } from './az';
import { dotnet } from './dotnet';
import { dotnetSignIn } from './dotnetSignIn';
import { go } from './go';
import { java } from './java';
import { javascript } from './javascript';
import { javascriptRest } from './javascriptRest';
import { platform } from './platform';
import { python } from './python';
import { rust } from './rust';
import type { Sample } from './sample';

export const corpus: readonly Sample[] = [
  ...javascriptRest,
  ...javascript,
  ...python,
  ...dotnet,
  ...dotnetSignIn,
  ...java,
  ...go,
  ...rust,
  ...az,
  ...platform,
];
