/** Every client that is written here is found again: its service, its host and what its call does, in every language. */

import assert from 'node:assert/strict';
import type { Operation, Service } from '../../../../src/code/clients/client';
import { clientSites } from '../../../../src/code/clients/sites';
import { cpp } from '../../../../src/code/cpp/language';
import { csharp } from '../../../../src/code/csharp/language';
import { go } from '../../../../src/code/go/language';
import { java } from '../../../../src/code/java/language';
import type { Language } from '../../../../src/code/language';
import { python } from '../../../../src/code/python/language';
import { rust } from '../../../../src/code/rust/language';
import { typescript } from '../../../../src/code/typescript/language';
import { inserted, requestFor } from '../applied';
import { parseText } from '../parseText';
import { receivers, targets } from '../targets';

const places: readonly (readonly [language: Language, marked: string])[] = [
  [typescript, '¦\n'],
  [python, '¦\n'],
  [csharp, '¦\n'],
  [java, 'class A {\n  void f() {\n    ¦\n  }\n}\n'],
  [go, 'package main\n\nfunc f() error {\n\t¦\n\treturn nil\n}\n'],
  [cpp, 'int main()\n{\n  ¦\n  return 0;\n}\n'],
  [rust, 'async fn f() -> Result<(), Box<dyn std::error::Error>> {\n    ¦\n    Ok(())\n}\n'],
];

const does: Readonly<Partial<Record<Service, Operation>>> = {
  queue: 'send',
  serviceBus: 'send',
  eventHubs: 'send',
  openAi: 'use',
};

describe('the clients that are written here', () => {
  for (const [language, marked] of places)
    it(`are found again in ${language.displayName}`, async () => {
      let found = 0;
      for (const target of [...Object.values(targets), ...receivers]) {
        const request = requestFor({ flavour: 'client', target: { ...target, call: true } });
        const text = await inserted(language, language.languageIds[0] ?? '', marked, request);
        if (text === undefined) continue;
        found += 1;
        const sites = clientSites(language, await parseText(language, language.languageIds[0] ?? '', text));
        const operation = target.receivesFrom === undefined ? (does[target.service] ?? 'read') : 'receive';
        const host = target.endpoint.replace(/^https:\/\/|[:/]+\d*\/?$/g, '');
        assert.deepEqual(
          sites.map(({ service, hosts, operations }) => ({
            service,
            hosts,
            does: operations.includes(operation),
          })),
          [{ service: target.service, hosts: [host], does: true }],
          text,
        );
      }
      assert.ok(found >= 8, String(found));
    });

  it('are found again where they are registered in C#, with the least that is done', async () => {
    let found = 0;
    for (const target of Object.values(targets)) {
      const request = requestFor({ flavour: 'client', target });
      const marked = 'services.AddAzureClients(clients =>\n{\n    ¦\n});\n';
      const text = await inserted(csharp, 'csharp', marked, request);
      if (text === undefined) continue;
      found += 1;
      const sites = clientSites(csharp, await parseText(csharp, 'csharp', text));
      const host = target.endpoint.replace(/^https:\/\//, '');
      assert.deepEqual(
        sites.map(({ service, hosts, operations }) => ({ service, hosts, operations })),
        [{ service: target.service, hosts: [host], operations: [does[target.service] ?? 'read'] }],
        text,
      );
    }
    assert.equal(found, 9);
  });
});
