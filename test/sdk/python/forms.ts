/** The realistic files that Python is inserted into: a script, and an asynchronous one with tabs and single quotes. */

import type { SdkCase } from '../kit/cases';

export interface Form {
  readonly name: string;
  readonly folder: string;
  readonly indent: string;
  /** The start, with `¦` where the developer asks for code. */
  startOf(one: SdkCase): string;
}

export const synchronous: Form = {
  name: 'Python',
  folder: 'sync',
  indent: '    ',
  startOf: ({ request, scope }) => `#!/usr/bin/env python3
"""Orders: the nightly job."""

from __future__ import annotations

import sys


def main() -> None:
    """Do the work."""
    print(sys.version_info.major)
    ¦
${
  request.flavour === 'client'
    ? ''
    : `    token = credential.get_token("${scope}")
    print("signed in" if token.expires_on > 0 else "expired")
`
}

if __name__ == "__main__":
    main()
`,
};

/** A credential becomes asynchronous by the clients of the file; a client by the function it stands in. */
export const asynchronous: Form = {
  name: 'Python with asyncio',
  folder: 'asyncio',
  indent: '\t',
  startOf: ({ request, scope }) => `# Orders.
import asyncio
${request.flavour === 'client' ? '' : '\nfrom azure.keyvault.secrets.aio import SecretClient\n'}

async def main() -> None:
	await asyncio.sleep(0)
	¦
${
  request.flavour === 'client'
    ? ''
    : `	async with credential, SecretClient('https://kv-orders.vault.azure.net', credential):
		token = await credential.get_token('${scope}')
	print('signed in' if token.expires_on > 0 else 'expired')
`
}

asyncio.run(main())
`,
};
