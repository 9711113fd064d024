import type { Protocol } from 'devtools-protocol';
import { expect, test } from 'vitest';
import { consoleText } from './console-text.ts';

type RemoteObject = Protocol.Runtime.RemoteObject;

const object: RemoteObject = {
  type: 'object',
  description: 'Object',
  preview: {
    type: 'object',
    description: 'Object',
    overflow: false,
    properties: [{ name: 'a', type: 'number', value: '1' }],
  },
};

function remote(value: unknown): RemoteObject {
  if (value === object) return object;
  if (typeof value === 'number') return { type: 'number', value, description: String(value) };
  return { type: typeof value as 'string', value };
}

test.each<[args: unknown[], text: string]>([
  [[], ''],
  [['a', 'b', 1, true, undefined], 'a b 1 true undefined'],
  [[object, 'it is'], '{a: 1} it is'],
  [['%s is %d', 'x', 5, 'more'], 'x is 5 more'],
  [['%i|%f|%d', 5.9, '1.50kg', true], '5|1.5|1'],
  [['%o and %O', object, 'text'], "{a: 1} and 'text'"],
  [['%cred%c', 'color: red', ''], 'red'],
  [['100%', 1], '100% 1'],
  [['100%% of %s', 'all'], '100% of all'],
  [['100%%'], '100%%'],
  [['%s %s', 'one'], 'one %s'],
  [['%d', object], 'NaN'],
])('%j', (args, text) => {
  expect(consoleText(args.map(remote))).toBe(text);
});
