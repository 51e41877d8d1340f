import { expect, test } from 'vitest';
import { pointKey, samePoint } from './point.js';

test('the order in which parameters are written makes no difference', () => {
  expect(pointKey({ rttMs: 0, clients: 10 })).toBe(pointKey({ clients: 10, rttMs: 0 }));
  expect(samePoint({ rttMs: 0, clients: 10 }, { clients: 10, rttMs: 0 })).toBe(true);
});

test.each([
  ['another value', { clients: 10 }, { clients: 11 }],
  ['another name', { clients: 10 }, { rooms: 10 }],
  ['a number and its digits', { clients: 10 }, { clients: '10' }],
  ['a parameter more', { clients: 10 }, { clients: 10, rttMs: 0 }],
  ['text that looks like two parameters', { a: '1","b":"2' }, { a: '1', b: '2' }],
])('%s makes another point', (_, a, b) => {
  expect(samePoint(a, b)).toBe(false);
});

test('a point without parameters, and hostile names and values, have a key', () => {
  expect(pointKey({})).toBe('{}');
  expect(pointKey({ '</script>': '\ud800' })).toBe('{"</script>":"\\ud800"}');
  expect(pointKey(JSON.parse('{"__proto__":1}'))).toBe('{"__proto__":1}');
});
