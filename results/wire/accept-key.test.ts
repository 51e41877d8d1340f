import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { acceptKey } from './accept-key.js';

describe('acceptKey', () => {
  it('is what RFC 6455, section 1.3 computes', () => {
    expect(acceptKey('dGhlIHNhbXBsZSBub25jZQ==')).toBe('s3pPLMBiTxaQ9kYGzzhZRbK+xOo=');
  });

  it('is what Node computes, at any length', () => {
    for (let length = 0; length < 200; length++) {
      const key = 'kW9+/='.repeat(40).slice(0, length);
      const hash = createHash('sha1').update(`${key}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`);
      expect(acceptKey(key)).toBe(hash.digest('base64'));
    }
  });
});
