import { endianness } from 'node:os';
import { expect, test } from 'vitest';
import { finsOf, parseKernelRows } from './kernel-table.js';

const HEAD =
  '  sl  local_address rem_address   st tx_queue rx_queue tr tm->when retrnsmt   uid  timeout inode';

/** The words of these lines stand in the byte order of nearly every machine. */
test.skipIf(endianness() === 'BE')('rows of both tables are read', () => {
  const old = '   0: 0100007F:1F90 0100007F:C350 08 0000002A:00000000 00:00000000 00000000 0 0 1 1 0';
  const mapped =
    '   1: 0000000000000000FFFF00000100007F:C350 0000000000000000FFFF00000100007F:1F90 05 00000000:00000000 00:00000000 00000000 0 0 2';
  const own =
    '   2: 00000000000000000000000001000000:0050 00000000000000000000000001000000:0051 01 0:0 0 0 0 0 3';
  const [closing, mappedRow, v6] = parseKernelRows('t', [HEAD, old, mapped, own, ''].join('\n'));
  expect(closing).toEqual({
    table: 't',
    local: { address: '127.0.0.1', port: 8080 },
    remote: { address: '127.0.0.1', port: 50_000 },
    state: 'CLOSE_WAIT',
    unacknowledged: 42,
  });
  expect(mappedRow).toMatchObject({ local: { address: '127.0.0.1', port: 50_000 }, state: 'FIN_WAIT2' });
  expect(v6).toMatchObject({ local: { address: '0:0:0:0:0:0:0:1', port: 80 }, state: 'ESTABLISHED' });
});

test('a state bears witness to the FINs that lead to it', () => {
  expect(finsOf('ESTABLISHED')).toEqual([]);
  expect(finsOf('FIN_WAIT2')).toEqual(['own']);
  expect(finsOf('CLOSE_WAIT')).toEqual(['other']);
  expect([...finsOf('TIME_WAIT')].sort()).toEqual(['other', 'own']);
});
