/** The names of what inserted calls declare. */

import assert from 'node:assert/strict';
import { withFreeNames } from '../../../src/code/callLines';
import { plainText } from '../../../src/code/text';
import type { SnippetPart } from '../../../src/code/text';

/** The lines where `taken` are names that the file has. */
function lines(taken: readonly string[], ...given: readonly (string | readonly SnippetPart[])[]): string[] {
  const parts = given.map((line) => (typeof line === 'string' ? [line] : line));
  return withFreeNames(parts, (name) => (taken.includes(name) ? `${name}2` : name)).map((line) =>
    plainText(line),
  );
}

describe('the variables of a call', () => {
  it('get other names where theirs are taken, wherever the lines behind them use them', () => {
    assert.deepEqual(
      lines(
        ['container'],
        ['container = ', 'client.open(', '"container"', ')'],
        ['item = ', 'await ', 'container.read(item=', '"id"', ')'],
        'print("container", container, item.container)',
      ),
      [
        'container2 = client.open("container")',
        'item = await container2.read(item="id")',
        'print("container", container2, item.container)',
      ],
    );
  });

  it('leave the names of arguments alone that are called the same', () => {
    assert.deepEqual(lines(['item'], 'item = client.read(item=3)'), ['item2 = client.read(item=3)']);
  });

  it('are those of loops and functions, too', () => {
    assert.deepEqual(lines(['message'], 'for message in await receiver.receive():', '    print(message)'), [
      'for message2 in await receiver.receive():',
      '    print(message2)',
    ]);
    assert.deepEqual(
      lines(['message'], 'foreach (var message in await receiver.Receive(10))', '    Show(message.Body);'),
      ['foreach (var message2 in await receiver.Receive(10))', '    Show(message2.Body);'],
    );
    assert.deepEqual(
      lines(
        ['message'],
        ['for (', 'Message', ' message : client.receive(10)) {'],
        '  client.complete(message);',
      ),
      ['for (Message message2 : client.receive(10)) {', '  client.complete(message2);'],
    );
    assert.deepEqual(
      lines(['on_events'], ['async ', 'def on_events(_: ', 'A', '):'], 'client.receive(on_event=on_events)'),
      ['async def on_events2(_: A):', 'client.receive(on_event=on_events2)'],
    );
  });

  it('stop at what is typed over, behind which a literal goes on', () => {
    assert.deepEqual(
      lines(['text'], 'text = read()', ['show(text, "', { placeholder: 'text' }, '" + text)']),
      ['text2 = read()', 'show(text2, "text" + text)'],
    );
  });
});
