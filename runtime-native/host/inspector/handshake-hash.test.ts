import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createHash as createLightHash } from './handshake-hash.ts';

test('equals the hash of crypto', () => {
  for (const text of ['', 'a', 'dGhlIHNhbXBsZSBub25jZQ==258EAFA5-E914-47DA-95CA-C5AB0DC85B11', 'é'.repeat(1000)]) {
    expect(createLightHash('sha1').update(text).digest('base64')).toBe(
      createHash('sha1').update(text).digest('base64'),
    );
  }
});
