import { expect, test } from 'vitest';
import { parseWrk } from './wrk.js';

const report = (...trouble: string[]) => `Running 1s test @ http://127.0.0.1:18471/messages
  1 threads and 10 connections
  Thread Stats   Avg      Stdev     Max   +/- Stdev
    Latency   237.07us  119.49us   3.31ms   95.11%
    Req/Sec    42.19k     3.85k   46.09k    81.82%
  46165 requests in 1.10s, 12.33MB read
${trouble.map((line) => `  ${line}\n`).join('')}Requests/sec:  41966.39
Transfer/sec:     11.21MB
`;

test('the rate is that of the last lines, not of a thread', () => {
  expect(parseWrk(report())).toBe(41_966.39);
});

test.each(['Socket errors: connect 0, read 3, write 0, timeout 0', 'Non-2xx or 3xx responses: 46165'])(
  'a rate with failures is none: %s',
  (line) => {
    expect(() => parseWrk(report(line))).toThrow(`wrk: ${line}`);
  },
);

test.each(['', 'Requests/sec:      0.00\n', 'unable to connect to 127.0.0.1:1 Connection refused\n'])(
  'a report without a rate is an error: %j',
  (text) => {
    expect(() => parseWrk(text)).toThrow('wrk: no rate in its report');
  },
);
