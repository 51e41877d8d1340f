import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { metricInfo } from '../../results/metrics.js';
import type { Door } from '../../results/schema/capture.js';
import type { Cell, RunFile, ValidTrial } from '../../results/schema.js';
import { viewRun } from '../model/view.js';
import { buildReport } from '../model.js';
import { plainText } from '../prose.js';
import type { Lang } from '../units.js';
import { factsOf } from './facts.js';
import type { StepId, StoryStep } from './step.js';
import { storyOf } from './steps.js';

const run = sampleRun();
const HALF: readonly StepId[] = ['upgrade', 'rest', 'framework', 'after'];

const storyIn = (of: RunFile, lang: Lang = 'en') =>
  storyOf(factsOf(viewRun(of, lang)), []).filter(({ id }) => HALF.includes(id));
const stepIn = (of: RunFile, id: StepId, lang: Lang = 'en') =>
  storyIn(of, lang).find((step) => step.id === id)!;
const spaced = (text: string) => text.replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const finding = (step: StoryStep) => spaced(plainText(step.finding));
const beat = (step: StoryStep, id: string) =>
  spaced(
    [...step.beats, ...step.asides]
      .filter((one) => one.id === id)
      .map(({ said }) => plainText(said))
      .join(' '),
  );
const allOf = (of: RunFile, lang: Lang = 'en') =>
  storyIn(of, lang)
    .flatMap((step) => [
      finding(step),
      ...[...step.beats, ...step.asides].map(({ said }) => spaced(plainText(said))),
    ])
    .join('\n');

const value = (of: RunFile, scenario: string, lane: string, metric: string) => {
  const cell = of.cells.find((one) => one.scenario === scenario && one.lane === lane);
  return cell?.status === 'valid' ? cell.metrics[metric]!.value : Number.NaN;
};
const withheld = (of: RunFile, scenario: string, lane: string): RunFile => ({
  ...of,
  trials: of.trials.filter((trial) => trial.scenario !== scenario || trial.lane !== lane),
  comparisons: of.comparisons.filter(
    (one) => one.scenario !== scenario || ![one.lane, one.against].includes(lane),
  ),
  cells: of.cells.map((cell): Cell => {
    if (cell.scenario !== scenario || cell.lane !== lane) return cell;
    const { point } = cell;
    return { scenario, lane, point, status: 'invalid', validRounds: 0, reasons: ['generator too busy'] };
  }),
});
const without = (of: RunFile, ...scenarios: string[]) =>
  sampleRun({ scenarios: of.plan.scenarios.filter((id) => !scenarios.includes(id)) });
const judged = (change: (ratio: number) => Pick<RunFile['comparisons'][number], 'ratio' | 'verdict'>) => ({
  ...run,
  comparisons: run.comparisons.map((one) => ({ ...one, ...change(one.ratio) })),
});

describe('change the rules of the connection', () => {
  it('states what sending one message moved, both ways, counted exactly', () => {
    const moved = (lane: string) =>
      value(run, 'exact', lane, 'sendUpBytesPerMessage') +
      value(run, 'exact', lane, 'sendDownBytesPerMessage');
    expect([moved('sse'), moved('ws')]).toEqual([980, 70]);
    expect(finding(stepIn(run, 'upgrade'))).toBe(
      'One message from the client: 980 B as a request, 70 B as a frame',
    );
  });

  it('tells what a client held, and when its own message was back', () => {
    const step = stepIn(run, 'upgrade');
    expect(beat(step, 'wanted')).toContain('With Server-Sent Events a client held 2 connections here');
    expect(beat(step, 'trips')).toMatch(
      /back after 1\.\d+ ms with Server-Sent Events and 0\.\d+ ms with WebSocket \(ws\)\./,
    );
  });

  it('calls a tie a tie', () => {
    const tied = judged((ratio) => ({ ratio, verdict: 'equivalent' }));
    expect(beat(stepIn(tied, 'upgrade'), 'trips')).toContain(', which could not be told apart.');
    expect(beat(stepIn(tied, 'upgrade', 'ko'), 'trips')).toContain('차이를 구분할 수 없었습니다');
  });

  it('says what was withheld and why, and states nothing of it', () => {
    const step = stepIn(withheld(run, 'exact', 'ws'), 'upgrade');
    expect(finding(step)).toBe(step.title);
    expect(beat(step, 'hurt')).toContain('Withheld here: WebSocket (ws) (Not valid: generator too busy).');
    expect(beat(step, 'tried')).not.toMatch(/\d B/);
  });
});

/** The key and its answer of RFC 6455, section 1.3. */
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = 's3pPLMBiTxaQ9kYGzzhZRbK+xOo=';

/** A handshake as it would be captured, its connection seen before and after. */
function captured(portAfter: number, accept: string): RunFile {
  const ends = (atUs: number, port: number) => ({
    kind: 'endpoints' as const,
    ...{ atUs, connection: 0, by: 'socket', state: null },
    client: { address: '127.0.0.1', port },
    server: { address: '127.0.0.1', port: 80 },
  });
  const bytes = (atUs: number, way: 'up' | 'down', lines: readonly string[]) => ({
    kind: 'bytes' as const,
    ...{ atUs, connection: 0, way },
    base64: btoa(`${lines.join('\r\n')}\r\n\r\n`),
  });
  const events = [
    ends(0, 40_000),
    bytes(1, 'up', ['GET /socket HTTP/1.1', 'Upgrade: websocket', `Sec-WebSocket-Key: ${KEY}`]),
    bytes(2, 'down', ['HTTP/1.1 101 Switching Protocols', `Sec-WebSocket-Accept: ${accept}`]),
    ends(3, portAfter),
  ];
  const some = run.trials.find(({ status, lane }) => status === 'valid' && lane === 'ws') as ValidTrial;
  const capture = { steps: [{ id: 'opening', events }] };
  const trials = run.trials.filter(({ scenario }) => scenario !== 'wire');
  return { ...run, trials: [...trials, { ...some, scenario: 'wire', capture }] };
}

describe('the connection before and after the upgrade', () => {
  const tried = (of: RunFile) => beat(stepIn(of, 'upgrade'), 'tried');

  it('is told as it was captured', () => {
    expect(tried(captured(40_000, ACCEPT))).toContain(
      'the same before and after, and the accept key was the right',
    );
    expect(tried(captured(40_000, 'xyz'))).toContain(
      'the same before and after, but the accept key was wrong',
    );
    expect(tried(captured(40_001, ACCEPT))).toContain('were not the same before and after');
  });

  it('is not spoken of where nothing was captured', () => {
    const trials = run.trials.filter(({ scenario }) => scenario !== 'wire');
    expect(tried({ ...run, trials })).not.toContain('before and after');
  });
});

describe('what it costs to hold on', () => {
  it('lays a stream beside a socket, in one unit', () => {
    expect(finding(stepIn(run, 'rest'))).toMatch(
      /^A silent client took 15\.\d kB of the server’s memory with Server-Sent Events, 8\.\d kB with WebSocket \(ws\)$/,
    );
    expect(beat(stepIn(run, 'rest'), 'tried')).toContain('1,000 clients');
  });

  it('names the command for what the run did not ask', () => {
    expect(beat(stepIn(run, 'rest'), 'next')).toContain('--scenarios recovery,slow-reader');
    const silent = stepIn(without(run, 'idle'), 'rest');
    expect(finding(silent)).toBe(silent.title);
    expect(beat(silent, 'hurt')).toBe(
      'Not measured in this run; npm run bench -- --scenarios idle measures it.',
    );
    expect(beat(silent, 'tried')).toBe('');
  });

  it('claims no clients at rest where the run was cut off before them', () => {
    const cut = { ...run, trials: run.trials.filter(({ scenario }) => scenario !== 'idle') };
    expect(beat(stepIn(cut, 'rest'), 'tried')).toBe('');
  });

  it('tells of the return after a cut where it was measured', () => {
    const point = { clients: 200 };
    const one = { value: 4e8, low: null, high: null, rounds: [4e8], bound: null };
    const metrics = { servedAgainLastNs: one };
    const cut: RunFile = {
      ...run,
      metrics: [
        ...run.metrics.filter(({ id }) => id !== 'servedAgainLastNs'),
        metricInfo('servedAgainLastNs'),
      ],
      scenarios: [...run.scenarios, { ...run.scenarios[0]!, id: 'recovery', points: [point] }],
      cells: [
        ...run.cells,
        { scenario: 'recovery', lane: 'ws', point, status: 'valid', validRounds: 1, metrics },
      ],
    };
    const next = beat(stepIn(cut, 'rest'), 'next');
    expect(next).toContain('the last client was served again after 400 ms with WebSocket (ws).');
    expect(next).toContain('--scenarios slow-reader measures this.');
  });
});

describe('transport or framework', () => {
  it('takes the table of transports by engines, and says whose a difference is', () => {
    const step = stepIn(run, 'framework');
    expect(step.figures.map(({ id }) => id)).toEqual(['engines-servercpuuspermessage']);
    expect(step.tables).toHaveLength(1);
    expect(beat(step, 'hurt')).toContain('nothing but the server changed');
    expect(buildReport(run).sections.map(({ id }) => id)).not.toContain('engines');
  });

  it('says what it cannot say where each transport stood on one server', () => {
    const step = stepIn({ ...run, lanes: run.lanes.filter(({ set }) => set === 'main') }, 'framework');
    expect(step.figures).toEqual([]);
    expect(beat(step, 'tried')).toContain('cannot be told');
    expect(beat(step, 'next')).toContain('--lanes sse,sse@uws,ws,uws');
  });

  it('does not take two servers for one where only their cost was not asked', () => {
    const tried = beat(stepIn(without(run, 'push'), 'framework'), 'tried');
    expect(tried).toMatch(/^This run has no transport’s cost on two servers\./);
  });
});

describe('and then', () => {
  it('names the ties with WebSocket and what did better', () => {
    const tied = judged((ratio) => ({ ratio, verdict: 'cannot tell' }));
    expect(finding(stepIn(tied, 'after'))).toContain(
      'is as fresh as by WebSocket (ws), as far as this run can tell',
    );
    expect(beat(stepIn(tied, 'after'), 'hurt')).toContain('could not be told apart');

    const behind = judged(() => ({ ratio: 0.5, verdict: 'better' }));
    const said = beat(stepIn(behind, 'after'), 'contests');
    expect(said).toContain('2 times as much server CPU with WebSocket (ws) as with short polling');
    expect(finding(stepIn(behind, 'after'))).toBe('What came after HTTP/1.1 is mostly not measured here');
  });

  it('does not invent a rival where none came level', () => {
    const ahead = judged(() => ({ ratio: 2, verdict: 'worse' }));
    expect(beat(stepIn(ahead, 'after'), 'hurt')).toMatch(
      /^In what this run compared, no other way came level/,
    );
  });

  it('answers no part of what its figures do not speak to', () => {
    const next = beat(stepIn(without(run, 'push', 'exact'), 'after'), 'next');
    expect(next).toBe('And if HTTP/2 had come first? This run has no figure that speaks to it.');
  });

  it('lists what came after, and that it was not measured', () => {
    const { doors: _, ...silent } = run;
    const [table] = stepIn(silent, 'after').tables;
    expect(table!.rows.map(({ cells }) => cells[0])).toEqual(table!.rows.map(() => 'not measured'));
    const names = table!.rows.map(({ header }) => header).join(', ');
    for (const name of ['HTTPS', 'h2c', 'HTTP/2', 'gRPC', 'HTTP/3']) expect(names).toContain(name);
  });

  it('says which doors were opened, and no more of them', () => {
    const door: Door = { status: 'measured', protocol: 'TLS/1.2', capture: { steps: [] }, found: {} };
    const shut: Door = { status: 'not measured', protocol: 'h2c', reason: 'no such call' };
    const step = stepIn({ ...run, doors: [door, shut] }, 'after');
    const known = new Map(step.tables[0]!.rows.map(({ header, cells }) => [header, cells[0]]));
    expect(known.get('HTTPS (TLS)')).toBe('its way through Upgrade only');
    expect(known.get('h2c')).toBe('tried through Upgrade, in vain');
    expect(beat(step, 'tried')).toContain('in this run TLS/1.2 went through it too');
  });
});

describe.each(['en', 'ko'] as const)('in any run (%s)', (lang) => {
  it.each(['rest', 'after'] as const)('says what hurt in three sentences: %s', (id) => {
    const tied = judged((ratio) => ({ ratio, verdict: 'cannot tell' }));
    const behind = judged(() => ({ ratio: 0.5, verdict: 'better' }));
    for (const of of [run, tied, behind]) {
      const sentences = beat(stepIn(of, id, lang), 'hurt').match(/[.?](?= |$)/g) ?? [];
      expect(sentences.length).toBeLessThanOrEqual(3);
    }
  });

  it('ranks nothing after one round', () => {
    const quick = sampleRun({ rounds: 1 });
    expect(beat(stepIn(quick, 'after', lang), 'hurt')).toMatch(
      lang === 'en' ? /^Where another way .* ranks nothing\.$/ : /우열을 가리지 않습니다\.$/,
    );
    const ranking = lang === 'en' ? /told apart|as fresh|times as|could be told|ahead/ : /구분할 수 없|배였/;
    expect(allOf(quick, lang)).not.toMatch(ranking);
  });

  it.each([
    ['without a scenario', sampleRun({ scenarios: [] })],
    ['without trials', { ...run, status: 'interrupted', trials: [], cells: [], comparisons: [] } as RunFile],
    ['of polling alone', { ...run, plan: { ...run.plan, lanes: ['short-polling'] } }],
  ])('leaves no hole and states no figure that is not there: %s', (_name, of) => {
    const said = allOf(of, lang);
    expect(said).not.toMatch(/undefined|NaN| {2}|\(\)|^\s*$/m);
    expect(said).not.toMatch(/WebSocket \(ws\) (took|\d)/);
  });
});

describe('a place among a step’s charts', () => {
  it('is taken by the first that the run has', () => {
    const chartsOf = (of: RunFile) =>
      buildReport(of)
        .story.find(({ id }) => id === 'rest')!
        .figures.map(({ shows }) => `${shows.metric} over ${shows.over}`);
    expect(chartsOf(run)).toEqual([
      'serverBytesPerIdleClient over clients',
      'serverCpuUsPerClientSecond over clients',
    ]);
  });
});
