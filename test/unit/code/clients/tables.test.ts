/** The client tables: every form is whole, and filled it is code of its language. */

import assert from 'node:assert/strict';
import type { ClientForm, ClientLanguage, Service } from '../../../../src/code/clients/client';
import { fill } from '../../../../src/code/clients/fill';
import {
  clientName,
  clientTables,
  formFor,
  otherForm,
  takesCredential,
} from '../../../../src/code/clients/tables';
import { plainText } from '../../../../src/code/text';

const languages: readonly ClientLanguage[] = ['typescript', 'python', 'csharp', 'java', 'go', 'cpp', 'rust'];
const services = Object.keys(clientTables) as Service[];
const buses: readonly Service[] = ['serviceBus', 'eventHubs'];
const forms = services.flatMap((service) =>
  languages.flatMap((language) => {
    const title = `${service} in ${language}`;
    const other = otherForm(language, service)?.form;
    const found = [undefined, ...(buses.includes(service) ? ['', 'from'] : [])].flatMap((receivesFrom) => {
      const form = formFor(language, { service, ...(receivesFrom !== undefined && { receivesFrom }) });
      const from = receivesFrom === undefined ? '' : ` from ${receivesFrom}`;
      return form ? [{ title: title + from, service, language, form }] : [];
    });
    return [
      ...found,
      ...(other ? [{ title: `${title} with another package`, service, language, form: other }] : []),
    ];
  }),
);
const known = new Set(['endpoint', 'entity', 'group', 'credential', 'client', 'await', 'async']);

/** The clients that no number of attempts is written for, and why. */
const untold: Readonly<Record<string, string>> = {
  'cosmos in rust': 'azure_data_cosmos 1.0 retries by itself and takes no options for it',
  'sql in go': 'go-mssqldb has a switch that turns retries off, and no number of them',
};

function templatesOf(form: ClientForm): readonly string[] {
  return [...(form.before ?? []), form.client, ...(form.setup ?? []), ...form.call];
}

function filled(template: string, service: Service): string {
  return plainText(
    fill(template, {
      name: (imported) => imported,
      literal: (text) => JSON.stringify(text),
      endpoint: 'https://contoso.example.net',
      entity: clientTables[service].entity,
      entityIsOpen: true,
      credential: 'theCredential',
      id: 'the-id',
      client: 'theClient',
    }),
  );
}

describe('a form of the client tables', () => {
  it('there is one for every service in TypeScript, Python, C#, Java and Go', () => {
    const missing = services.flatMap((service) =>
      (['typescript', 'python', 'csharp', 'java', 'go'] as const)
        .filter((language) => !formFor(language, { service }))
        .map((language) => `${service} ${language}`),
    );
    assert.deepEqual(missing, []);
  });

  it('imports every name that it uses and no other', () => {
    for (const { title, form, language } of forms) {
      const used = new Set(
        templatesOf(form).flatMap((one) => [...one.matchAll(/\{([A-Za-z_]\w*)\}/g)].map(([, name]) => name)),
      );
      for (const name of used)
        assert.ok(known.has(name ?? '') || (name ?? '') in form.imports, `${title}: ${name ?? ''}`);
      // Java names the type of the variable; Go's names for the retry options and the call are shared.
      const free =
        language === 'java' ? [clientName(form)] : language === 'go' ? ['context', 'fmt', 'policy'] : [];
      for (const name of Object.keys(form.imports))
        assert.ok(used.has(name) || free.includes(name), `${title} does not use ${name}`);
    }
  });

  it('tries again where the service fails for a moment, with the SDKs that can be told how often', () => {
    const told = forms
      .filter(({ form }) => !/retr(?:y|ies)|attempts/i.test([form.client, ...(form.setup ?? [])].join(' ')))
      .map(({ title }) => title);
    assert.deepEqual(told, Object.keys(untold));
  });

  it('names packages with the first version that has what it uses', () => {
    for (const { title, form } of forms) {
      assert.ok(form.packages.length > 0, title);
      for (const { name, minimum } of form.packages) {
        assert.match(name, /^[@\w][\w@./:-]*$/, title);
        assert.match(minimum, /^\d+\.\d+\.\d+(-[\w.]+)?$/, title);
      }
    }
  });

  it('leaves no hole, and its brackets match', () => {
    const pairs: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };
    for (const { title, form, service } of forms) {
      for (const template of [form.client, ...(form.setup ?? []), form.call.join('\n')]) {
        const text = filled(template, service).replace(/"(?:[^"\\]|\\.)*"/g, '""');
        assert.doesNotMatch(text, /\{(?:endpoint|entity|credential|client|await)\}/, `${title}: ${text}`);
        const open: string[] = [];
        for (const unit of text) {
          if ('([{'.includes(unit)) open.push(unit);
          if (')]}'.includes(unit)) assert.equal(open.pop(), pairs[unit], `${title}: ${text}`);
        }
        assert.deepEqual(open, [], `${title}: ${text}`);
      }
    }
  });

  it('is given the credential and the endpoint, or else names the identity in a connection string', () => {
    for (const { title, form, service } of forms) {
      const made = [...(form.before ?? []), form.client, ...(form.setup ?? [])]
        .map((one) => filled(one, service))
        .join('\n');
      assert.ok(made.includes('contoso.example.net'), title);
      assert.equal(made.includes('theCredential'), takesCredential(form), title);
      assert.ok(takesCredential(form) || made.includes('the-id'), title);
    }
  });

  it('has asynchronous modules in Python for what is imported from there', () => {
    for (const { title, form } of forms)
      for (const [name, module] of Object.entries(form.asyncImports ?? {})) {
        assert.ok(name in form.imports, `${title}: ${name}`);
        assert.match(module, /\.aio$|:Async/, title);
      }
  });
});
