import { describe, expect, test } from 'vitest';
import { headerProfiles } from '../protocol/headers.js';
import { requestHeadBytes } from './heads.js';

/** A poll of this suite as a client writes it, under a profile's fields. */
function pollBytes(profile: string): number {
  return requestHeadBytes('GET', '/messages?after=abcdef-10000041', {
    ...headerProfiles[profile]!.fields.poll,
    Host: '127.0.0.1:40000',
    Connection: 'keep-alive',
  });
}

describe('the head of a poll', () => {
  test('has the 716 bytes of the request counted in 2010 under firefox-3.5', () => {
    expect(pollBytes('firefox-3.5')).toBe(716);
  });

  test('is made of what HTTP asks for under minimal', () => {
    const lines = ['GET /messages?after=abcdef-10000041 HTTP/1.1', 'Host: 127.0.0.1:40000'];
    expect(pollBytes('minimal')).toBe([...lines, 'Connection: keep-alive', '', ''].join('\r\n').length);
  });
});

test.each(Object.entries(headerProfiles))('profile %s is called so, and its fields are Latin-1', (id, of) => {
  expect(of.name).toBe(id);
  for (const fields of Object.values(of.fields)) {
    for (const [name, value] of Object.entries(fields)) {
      expect(name).toMatch(/^[\w-]+$/);
      expect(value).toMatch(/^[\x20-\x7e]+$/);
    }
  }
});
