/** Insertion at every single offset of realistic Python files: either no offer, or a file that still compiles. */

import assert from 'node:assert/strict';
import { python } from '../../../../src/code/python/language';
import { applied, requestFor } from '../applied';
import { errorsIn, parseText } from '../parseText';
import { blobTarget } from '../targets';
import { compilePython, pythonMissing } from './runPython';

const service = `#!/usr/bin/env python3
# Copyright Contoso.
"""Takes orders."""
from __future__ import annotations

import asyncio
import os as operating_system
from typing import (
    TYPE_CHECKING,
    Any,  # anything
)

from azure.storage.blob import BlobServiceClient, \\
    ContainerClient

from .orders import Order

if TYPE_CHECKING:
    from azure.identity import DefaultAzureCredential

LIMITS = {
    "small": 1,

    "large": [
        1, 2,
    ],
}


# Opens the store.
@cached
@other(
    1,
)
class Store:
    """Keeps orders.

    In blobs.
    """

    limit: int = 3

    def __init__(self, url: str, *, credential: Any = None) -> None:
        self.url = url; self.credential = credential
        if credential is None:
            raise ValueError("no credential")
        elif url == "":

            pass  # nothing
        else:
            self.client = BlobServiceClient(url, credential=credential, )

    async def read(self, name):  # reads
        async with self.client() as client:
            try:
                return await client.get(f"{name}.json", default=())
            except (KeyError, OSError) as error:
                print(error)
            finally:
                client.close()

        for item in [x for x in name if x]: print(item)
        text = """
        not code
        """
        match name:
            case "a":
                return 1

            case _:
                return lambda x: x


def main(): return asyncio.run(Store("u").read("x"))


async def idle():
    while True:
        await asyncio.sleep(
            1
        )
if __name__ == "__main__":
    main()
`;

describe('Python: insertion anywhere', () => {
  for (const [name, text] of [
    ['spaces', service],
    ['tabs and CRLF', service.replaceAll('    ', '\t').replaceAll('\n', '\r\n')],
  ] as const) {
    it(`never breaks a file with ${name}`, async function () {
      this.timeout(60_000);
      const file = await parseText(python, 'python', text);
      assert.deepEqual(errorsIn(file), []);
      const results = new Map<string, number>();
      let refused = 0;
      for (let offset = 0; offset <= text.length; offset++) {
        const request = requestFor({
          flavour: (['credential', 'localAndAzure', 'client'] as const)[offset % 3] ?? 'credential',
          target: { ...blobTarget, call: offset % 2 === 0 },
          idSource: offset % 5 === 0 ? 'environmentVariable' : 'literal',
        });
        const plan = python.insert(file, offset, request);
        if (!plan) refused++;
        else results.set(applied(text, plan), offset);
      }
      for (const [after, offset] of results) {
        assert.deepEqual(errorsIn(await parseText(python, 'python', after)), [], `${offset}\n${after}`);
      }
      assert.ok(refused < text.length / 4, `${refused} refused`);
      const missing = pythonMissing();
      if (missing !== undefined) {
        console.log(`      not compiled: ${missing}`);
        return;
      }
      assert.deepEqual(compilePython([...results.keys()]), []);
    });
  }
});
