import { expect, test } from 'vitest';
import { parseBench } from './bench-options.js';
import { UsageError } from './exit-codes.js';

/** What was typed, and what the one line must name: the option, what came, what is expected. */
const refused: readonly (readonly [args: readonly string[], says: RegExp])[] = [
  [['--lanes', 'wz'], /--lanes: there is no "wz"\. Did you mean ws\? Known are short-polling/],
  [['--lanes', ''], /--lanes: the list is empty/],
  [['--lanes', 'ws,,longpolling'], /Did you mean long-polling\?/],
  [['--scenarios', 'pusch'], /--scenarios: there is no "pusch"\. Did you mean push\?/],
  [['--profile', 'standart'], /--profile: there is no "standart"\. Did you mean standard\?/],
  [['--profile', 'xyzzy-plugh'], /there is no "xyzzy-plugh"\. Known are quick/],
  [['--headers', 'browsr'], /Did you mean browser\?/],
  [['--rounds', '0'], /--rounds: "0" was given, a whole number from 1 to 200 is expected/],
  [['--rounds', '2.5'], /a whole number from 1 to 200/],
  [['--rounds', 'many'], /--rounds: "many" was given/],
  [['--rounds', ''], /--rounds: "" was given/],
  [['--rate', '-5'], /--rate: "-5" was given, a number from 0\.1 to 20000 messages a second/],
  [['--rate', 'NaN'], /--rate: "NaN"/],
  [['--rate', 'Infinity'], /--rate: "Infinity"/],
  [['--bytes', '4'], /--bytes: "4" was given, a whole number from 24 to 65536 bytes/],
  [['--bytes', '1e9'], /--bytes: "1e9"/],
  [['--seed', '-1'], /--seed: "-1"/],
  [['--poll-interval', '0'], /--poll-interval: "0"/],
  [['--require', 'uwss'], /--require: there is no "uwss"\. Did you mean uws\?/],
  [['--target', 'ftp://127.0.0.1'], /--target: "ftp:\/\/127\.0\.0\.1" was given, a URL such as/],
  [['--target', 'http://127.0.0.1:9000/events', '--transport', 'sse'], /--target: .* a URL such as/],
  [['--target', 'http://127.0.0.1:9000', '--lanes', 'sse,ws'], /--target: say how .* with --transport/],
  [['--target', 'http://127.0.0.1:9000', '--lanes', 'tcp'], /--target: say how .* with --transport/],
  [['--target', 'http://127.0.0.1:9000'], /--target: say how to speak to it with --transport: short-polling/],
  [
    ['--target', 'http://127.0.0.1:9000', '--transport', 'ssee'],
    /--transport: there is no "ssee"\. Did you mean sse\?/,
  ],
  [
    ['--target', 'http://example.com', '--transport', 'sse'],
    /example\.com is not this machine.*--allow-remote-target/,
  ],
  [
    ['--target', 'http://127.0.0.1:9', '--transport', 'sse', '--rate', '5000'],
    /--rate: a target is given at most 1000/,
  ],
  [['--transport', 'sse'], /--target: no URL was given/],
  [['--ca', 'ca.pem'], /--target: no URL was given/],
  [
    ['--target', 'https://127.0.0.1:9000', '--transport', 'sse', '--ca', 'no such file'],
    /--ca: .*no such file cannot be read \(ENOENT\)\. A file with an authority's certificate/,
  ],
  [
    ['--target', 'https://127.0.0.1:9000', '--transport', 'sse', '--ca', 'package.json'],
    /--ca: .*package\.json holds no certificate in PEM/,
  ],
  ...[['--ca', 'ca.pem'], ['--tls']].map(
    (stray) =>
      [
        ['--target', 'http://127.0.0.1:9000', '--transport', 'sse', ...stray],
        /--(ca|tls): http:\/\/127\.0\.0\.1:9000 is reached without TLS\. Leave it out, or say https/,
      ] as const,
  ),
  [['--resume', 'run.json', '--rounds', '9'], /--resume: the run goes on as it was planned.*--rounds/],
  [['--resume', 'run.json', '--no-keep-alive'], /--resume: .*--no-keep-alive has no say/],
  [['--profil', 'quick'], /unknown option '--profil'.*Did you mean --profile\?/],
  [['quick'], /quick/],
];

test.each(refused)('refuses %j in one line', (args, says) => {
  const refusal = () => parseBench(args);
  expect(refusal).toThrow(UsageError);
  expect(refusal).toThrow(says);
  expect(refusal).not.toThrow(/\n/);
});

test('takes lists in the order of the table, whatever the order they were typed in', () => {
  expect(parseBench(['--lanes', 'ws, sse', '--seed', '7'])?.request).toMatchObject({
    lanes: ['sse', 'ws'],
    seed: 7,
  });
});

test('a given seed is kept, and without one each run draws its own', () => {
  const seeds = new Set([1, 2, 3, 4].map(() => parseBench([])?.request.seed));
  expect(seeds.size).toBeGreaterThan(1);
  expect(parseBench(['--seed', '0'])?.request.seed).toBe(0);
});

test('a target over TLS is held against lanes over TLS', () => {
  const request = parseBench(['--target', 'https://localhost:9000', '--transport', 'sse'])?.request;
  expect(request).toMatchObject({ target: { url: 'https://localhost:9000' }, conditions: { tls: true } });
});

test('options replace settings of the profile, and only those', () => {
  const request = parseBench(['--rate', '12.5', '--bytes', '256', '--poll-interval', '500'])?.request;
  expect(request?.settings).toEqual({
    pushRatePerSecond: 12.5,
    duplexRatePerSecond: 12.5,
    textBytes: 256,
    pollIntervalMs: 500,
  });
});

test.each(['http://localhost:9000', 'http://127.1.2.3:9000', 'http://[::1]:9000'])(
  '%s is this machine',
  (url) => {
    const request = parseBench(['--target', `${url}/`, '--transport', 'sse'])?.request;
    expect(request?.target).toEqual({ url, transport: 'sse' });
  },
);

test('a target is spoken to as the lanes beside it, where they are of one transport', () => {
  const request = parseBench(['--target', 'http://127.0.0.1:9000', '--lanes', 'sse,sse@uws'])?.request;
  expect(request?.target?.transport).toBe('sse');
});

test('another machine is a target only where the user says so', () => {
  const args = ['--target', 'http://example.com', '--transport', 'websocket', '--allow-remote-target'];
  expect(parseBench(args)?.request.target).toEqual({ url: 'http://example.com', transport: 'websocket' });
});
