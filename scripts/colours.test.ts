import { expect, test } from 'vitest';
import { wantsColours } from './colours.js';

test.each([
  ['a terminal', { isTTY: true }, {}, true],
  ['a pipe', {}, {}, false],
  ['a terminal that is told to be plain', { isTTY: true }, { NO_COLOR: '1' }, false],
  ['a terminal that CI keeps', { isTTY: true }, { CI: 'true' }, false],
  ['a terminal that knows no colours', { isTTY: true }, { TERM: 'dumb' }, false],
])('colours on %s: as it should be', (_what, stream, environment, wanted) => {
  expect(wantsColours(stream, environment)).toBe(wanted);
});
