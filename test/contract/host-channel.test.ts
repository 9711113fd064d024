// The host channel's numbers, which C++ and TypeScript each write down.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { MessageKind } from '../../runtime-native/contract/host-channel.ts';
import { repository } from '../support/jstime.ts';

test('both sides of the host channel name the same kinds of messages', () => {
  const header = readFileSync(join(repository, 'runtime-native/core/host_channel/host_channel.h'), 'utf8');
  const [, body = ''] = /enum class ChannelMessageKind[^{]*\{(.*?)\};/s.exec(header) ?? [];
  const kinds = [...body.matchAll(/^ *k(\w+) = (\d+),$/gm)].map(([, name, number]) => [name, Number(number)]);
  expect(kinds.length).toBeGreaterThan(0);
  expect(Object.fromEntries(kinds)).toEqual(MessageKind);
});
