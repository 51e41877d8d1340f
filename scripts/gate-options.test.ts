import { expect, test } from 'vitest';
import { mainLaneIds } from '../protocol/lanes.js';
import { defaultMetrics } from '../results/gate/metrics.js';
import { UsageError } from './exit-codes.js';
import { DEFAULT_UNITS, defaultCostLanes, measuresHere, parseGate } from './gate-options.js';

const parse = (...args: string[]) => parseGate(args)!;

test('versions are measured where a base, a replacement or a target is named, else files are read', () => {
  expect(measuresHere(['a.json', 'b.json', '--strict'])).toBe(false);
  for (const arg of ['--base', '--base=main', '--with', '--target']) expect(measuresHere([arg])).toBe(true);
});

test('a base is all that must be named', () => {
  expect(parse('--base', 'main')).toMatchObject({
    ...{ base: 'main', head: undefined, packages: [], targets: null, units: DEFAULT_UNITS, seed: 1 },
    ...{ lanes: mainLaneIds, costLanes: [...defaultCostLanes], metrics: defaultMetrics, strict: false },
  });
});

test('what is put in place stands beside its commit', () => {
  const { base, packages, node } = parse('--with', 'ws@8.22.0', '--with', 'node=/opt/node 22/bin/node');
  expect({ base, packages, node }).toEqual({
    base: 'HEAD',
    packages: ['ws@8.22.0'],
    node: '/opt/node 22/bin/node',
  });
});

test('costs are those of the default set that are among the lanes, else of all lanes named', () => {
  expect(parse('--base', 'x', '--lanes', 'ws,uws').costLanes).toEqual(['ws']);
  expect(parse('--base', 'x', '--lanes', 'uws').costLanes).toEqual(['uws']);
});

test('a target is measured by what its clients see, against another or itself', () => {
  const args = ['--target', 'http://127.0.0.1:9001', '--transport', 'sse'];
  const head = { url: 'http://127.0.0.1:9001', transport: 'sse' };
  expect(parse(...args)).toMatchObject({ targets: { base: head, head }, metrics: ['roundTripP50Ns'] });
  const other = parse(...args, '--base-target', 'http://127.0.0.1:9000');
  expect(other.targets?.base.url).toBe('http://127.0.0.1:9000');
});

test.each<[string[], RegExp]>([
  [['--base'], /argument missing/],
  [['--base', 'main', 'a.json'], /"a\.json" is no option/],
  [['--base', 'main', '--lanes', 'wss'], /Did you mean ws\?/],
  [['--base', 'main', '--cost-lanes', 'uws', '--lanes', 'ws'], /there is no "uws"/],
  [['--base', 'main', '--metrics', 'latencyP99Ns'], /Did you mean latencyP50Ns\?/],
  [['--base', 'main', '--pairs', '6'], /9 gated costs need at least 8 to be told from chance/],
  [['--base', 'main', '--rounds', '1'], /from 2 to 20/],
  [['--base', 'main', '--threshold', '-5'], /from 0\.1 to 200/],
  [['--with', 'ws'], /package@version \(ws@8\.22\.0\) or node=/],
  [['--with', 'https://example.org/x.tgz'], /package@version/],
  [['--with', '--global@1'], /package@version/],
  [['--target', 'http://127.0.0.1:9000'], /say how to speak to it with --transport/],
  [
    ['--target', 'http://127.0.0.1:9000', '--transport', 'sse', '--base', 'main'],
    /--base-target, not with commits/,
  ],
  [['--base-target', 'http://127.0.0.1:9000', '--base', 'main'], /name the server that is judged/],
  [['--target', 'https://127.0.0.1:9000', '--transport', 'sse'], /--target: .* http:\/\/ is expected/],
])('%j is refused in one line', (args, line) => {
  expect(() => parseGate(args)).toThrow(UsageError);
  expect(() => parseGate(args)).toThrow(line);
});
