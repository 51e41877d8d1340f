import { describe, expect, it } from 'vitest';
import { judgeHandshake } from './handshake.js';

const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const FIELDS = { upgrade: 'WebSocket', 'sec-websocket-version': '13', 'sec-websocket-key': KEY };

function judge(target: string, fields: Record<string, string> = FIELDS, method = 'GET') {
  return judgeHandshake({ method, target, header: (name) => fields[name] });
}

function statusOf(...asked: Parameters<typeof judge>): number {
  const handshake = judge(...asked);
  return handshake.accepted ? 101 : handshake.refusal.status;
}

describe('a handshake', () => {
  it('is accepted with its cursor, or without one', () => {
    expect(judge('/socket')).toEqual({ accepted: true, after: undefined });
    expect(judge('/socket?after=abc123-10000041')).toEqual({
      accepted: true,
      after: { epoch: 'abc123', seq: 10_000_041 },
    });
  });

  it.each([
    ['another path', 404, '/other', FIELDS, 'GET'],
    ['a longer path', 404, '/socket/', FIELDS, 'POST'],
    ['another method', 405, '/socket', FIELDS, 'POST'],
    ['no upgrade', 426, '/socket', {}, 'GET'],
    ['another protocol', 426, '/socket', { ...FIELDS, upgrade: 'h2c' }, 'GET'],
    ['another version', 426, '/socket', { ...FIELDS, 'sec-websocket-version': '8' }, 'GET'],
    ['a short key', 400, '/socket', { ...FIELDS, 'sec-websocket-key': 'c2hvcnQ=' }, 'GET'],
    ['no cursor', 400, '/socket?after=', FIELDS, 'GET'],
    ['two cursors', 400, '/socket?after=abc123-10000041&after=abc123-10000041', FIELDS, 'GET'],
  ])('with %s is refused with %i', (_what, status, target, fields, method) => {
    expect(statusOf(target, fields, method)).toBe(status);
  });

  it('that is refused for its method or for no upgrade says what is taken', () => {
    expect(judge('/socket', FIELDS, 'PUT')).toMatchObject({ refusal: { headers: { Allow: 'GET' } } });
    expect(judge('/socket', {})).toMatchObject({ refusal: { headers: { Upgrade: 'websocket' } } });
  });
});
