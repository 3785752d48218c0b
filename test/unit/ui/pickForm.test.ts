/** Typed fields, choices and the last look as a person reads them. */

import assert from 'node:assert/strict';
import { Failure } from '../../../src/model/failure';
import { listing } from '../../../src/model/listing';
import type { Plan } from '../../../src/ui/formPorts';
import { formPickers } from '../../../src/ui/pickForm';
import { planPicker } from '../../../src/ui/pickPlan';
import type { Step } from '../../../src/ui/step';
import type { TextBoxRequest } from '../../../src/ui/textBox';
import { createFakeList } from './fakeList';
import { words } from './words';

const step: Step = {
  purpose: { doing: 'said', what: ['permission.purpose'] },
  number: 2,
  total: 3,
  sample: true,
};
const asked = { step, back: true, question: ['permission.which'] } as const;
const planted = '$(alert) [go](command:x)';

describe('a choice', () => {
  const choose = (label: string, problems = listing([]).problems) => {
    const list = createFakeList({ choose: label });
    const { choice } = formPickers(list, { ask: () => Promise.resolve('cancelled') }, words);
    const picked = choice({
      ...asked,
      load: () =>
        Promise.resolve(
          listing(
            [
              { value: { n: 1 }, label: { data: planted }, under: ['permission.purpose'] },
              { value: { n: 2 }, label: ['form.none'], description: { data: 'x' }, recommended: true },
            ],
            problems,
          ),
        ),
    });
    return { picked, list };
  };

  it('stands under the purpose and the question, the recommended one first, and says what could not be read', async () => {
    const { picked, list } = choose('None', [{ where: '/a', failure: new Failure('forbidden') }]);
    assert.deepEqual(await picked, { n: 2 });
    const [shown] = list.shown;
    assert.equal(shown?.title, 'Sample: Request access (2 of 3): to do what');
    assert.deepEqual(shown.labels.slice(0, 2), ['None', '— Request access']);
    assert.equal(shown.lines[0]?.description, 'x · recommended');
    assert.ok(shown.labels.includes('Could not read /a'), shown.labels.join());
  });

  it('draws no icon and no link from a name', async () => {
    const { picked, list } = choose('None');
    await picked;
    for (const label of list.shown[0]?.labels ?? []) assert.ok(!/\$\(|\]\(/.test(label), label);
  });
});

describe('a typed field', () => {
  it('hands the checks over in words', async () => {
    let seen: TextBoxRequest | undefined;
    const { text } = formPickers(
      createFakeList(),
      {
        ask: (request) => {
          seen = request;
          return Promise.resolve({ text: 'x' });
        },
      },
      words,
    );
    const check = (typed: string) => (typed === '' ? (['form.required'] as const) : undefined);
    const request = { ...asked, prompt: ['form.review'], value: 'before', check } as const;
    assert.deepEqual(await text({ ...request, verify: () => Promise.resolve(['form.required']) }), {
      text: 'x',
    });
    assert.ok(seen);
    assert.equal(seen.value, 'before');
    assert.equal(seen.check(''), 'Something has to stand here.');
    assert.equal(seen.check('a'), undefined);
    assert.equal(await seen.verify?.('a', new AbortController().signal), 'Something has to stand here.');
  });
});

describe('the last look', () => {
  const plan: Plan = {
    go: ['permission.goOn'],
    sections: [
      { heading: ['permission.purpose'], facts: [{ label: { data: planted }, detail: { data: 'whole' } }] },
      { heading: ['form.none'], facts: [] },
    ],
    notes: [{ tone: 'warning', text: ['permission.noRole'] }],
    requests: [{ method: 'PUT', path: '/a/b/c', apiVersion: '2020-01-01', body: { x: 1 } }],
  };

  it('has every value, what to know and the requests; only the first line does something', async () => {
    const list = createFakeList({ choose: 'Go on anyway' });
    const opened: string[] = [];
    const pick = planPicker(list, words, (name, text) => opened.push(`${name}: ${text}`));
    assert.deepEqual(await pick({ step, back: true, load: () => Promise.resolve(plan) }), { go: true });
    const { lines = [], labels = [], title } = list.shown[0] ?? {};
    assert.equal(title, 'Sample: Request access (2 of 3): review');
    assert.deepEqual(
      lines.filter(({ value }) => value !== undefined).map(({ label }) => label),
      ['Go on anyway'],
    );
    assert.ok(!labels.includes('— None'), 'a section without facts has no heading');
    const request = lines.find(({ label }) => label === 'PUT …/b/c');
    assert.equal(request?.description, 'api-version 2020-01-01');
    request.buttons?.[0]?.run();
    assert.deepEqual(opened, [
      'c: PUT /a/b/c?api-version=2020-01-01\nContent-Type: application/json\n\n{\n  "x": 1\n}\n',
    ]);
  });
});
