import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { Cell, Point, RunFile } from '../../results/schema.js';
import { committedRun } from '../fixtures/committed-run.js';
import { answerOf } from '../model/answer.js';
import { headlineOf } from '../model/headline.js';
import { viewRun } from '../model/view.js';
import { type Figure, type Prose, plainText } from '../prose.js';
import type { Lang } from '../units.js';
import { ask } from './ask.js';
import { factsOf } from './facts.js';
import { hold } from './hold.js';
import { poll } from './poll.js';
import type { BeatId } from './step.js';
import { stream } from './stream.js';

const run = sampleRun();
const half = { ask, poll, hold, stream };
type HalfId = keyof typeof half;
const HALF = Object.keys(half) as HalfId[];
const baseline = committedRun();

const spaced = (prose: Prose) => plainText(prose).replaceAll('\u00a0', ' ').replaceAll('\u2060', '');
const stepIn = (of: RunFile, id: HalfId, lang: Lang = 'en') => {
  const facts = factsOf(viewRun(of, lang));
  return { finding: half[id].finding(facts), beats: half[id].beats(facts) };
};
type Told = ReturnType<typeof stepIn>;
const finding = (step: Told) => spaced(step.finding);
const beat = (step: Told, id: BeatId) => spaced(step.beats[id]);
const answer = (of: RunFile, lang: Lang = 'en') => {
  const said = answerOf(viewRun(of, lang));
  return { title: spaced(said?.title ?? []), deck: (said?.deck ?? []).map(spaced).join('\n') };
};
const textOf = (of: RunFile, lang: Lang = 'en') => {
  const steps = HALF.map((id) => stepIn(of, id, lang));
  const said = steps.flatMap((step) => [step.finding, ...Object.values(step.beats)]);
  return [answer(of, lang).title, answer(of, lang).deck, ...said.map(spaced)].join('\n');
};

/** A figure of the committed run as it is printed: another run will be committed one day. */
const read = (id: string, scenario: string, metric: string, at: 'near' | 'away' = 'near') => {
  const found = factsOf(viewRun(baseline, 'en')).read(id, scenario, metric, at);
  if (found.status !== 'read') throw new Error(`the committed run has no ${metric} of ${id}`);
  return spaced([found.figure.text]);
};
const age = (id: string, at: 'near' | 'away' = 'away') => read(id, 'push', 'latencyP50Ns', at);

type Chosen = (cell: Cell) => boolean;
const lane =
  (scenario: string, id: string): Chosen =>
  (cell) =>
    cell.scenario === scenario && cell.lane === id;
/** The run with some cells withheld, and all that rested on them. */
const withheld = (of: RunFile, chosen: Chosen): RunFile => {
  const lost = new Set(of.cells.filter(chosen).map(({ scenario, lane: id }) => `${scenario} ${id}`));
  const isLost = (scenario: string, id: string) => lost.has(`${scenario} ${id}`);
  return {
    ...of,
    trials: of.trials.filter((trial) => !isLost(trial.scenario, trial.lane)),
    comparisons: of.comparisons.filter(
      (one) => !isLost(one.scenario, one.lane) && !isLost(one.scenario, one.against),
    ),
    laws: of.laws?.filter((law) => !isLost(law.scenario, law.lane)),
    cells: of.cells.map((cell): Cell => {
      if (!chosen(cell)) return cell;
      const { scenario, lane: id, point } = cell;
      return {
        scenario,
        lane: id,
        point,
        status: 'invalid',
        validRounds: 0,
        reasons: ['generator too busy'],
      };
    }),
  };
};
const judged = (of: RunFile, verdict: 'equivalent' | 'cannot tell' | 'worse', pair?: string) => ({
  ...of,
  comparisons: of.comparisons.map((one) =>
    pair === undefined || [one.lane, one.against].sort().join() === pair ? { ...one, verdict } : one,
  ),
});

describe('the answer', () => {
  it('says how old news is at the distance, by asking, by a held question and by a socket', () => {
    expect(answer(baseline).title).toBe(
      `Over a 50 ms round trip, news is ${age('short-polling')} old if you ask once a second, ${age('long-polling')} by long polling and ${age('ws')} by WebSocket (ws)`,
    );
    expect(answer(baseline, 'ko').title).toBe(
      `왕복 시간 50 ms에서 새 소식이 닿기까지 1초마다 물으면 ${age('short-polling')}, 롱 폴링은 ${age('long-polling')}, 웹소켓 (ws)은 ${age('ws')} 걸립니다`,
    );
  });

  it('calls streams and sockets a tie, and says where a socket does not win', () => {
    const { deck } = answer(baseline);
    expect(deck).toContain('answers that never end, could not be told apart from WebSocket (ws).');
    expect(deck).toMatch(
      /WebSocket \(ws\) took [\d.]+ times the server CPU a message that short polling did/,
    );
    expect(answer(baseline, 'ko').deck).toContain('웹소켓 (ws)과 차이를 구분할 수 없었습니다.');
  });

  it('says of another socket that it takes less than the poller only where the run told them apart', () => {
    const said = 'WebSocket (µWS), on another server, took less than short polling.';
    const pair = 'short-polling,uws';
    expect(answer(judged(baseline, 'worse', pair)).deck).toContain(said);
    expect(answer(judged(baseline, 'cannot tell', pair)).deck).not.toContain('on another server');
  });

  it('calls long polling and a socket a tie where the run does, and gives no factor then', () => {
    const { deck } = answer(judged(baseline, 'cannot tell', 'long-polling,ws'));
    expect(deck).toContain('long polling and WebSocket (ws) cannot be told apart here');
    expect(deck).not.toMatch(/long polling news is [\d.]+ times/);
  });

  it('leaves out what was withheld, and says so with the reason', () => {
    const lost = answer(withheld(baseline, lane('push', 'long-polling')));
    expect(lost.title).toContain(
      `${age('short-polling')} old if you ask once a second and ${age('ws')} by WebSocket (ws)`,
    );
    expect(lost.deck).toMatch(/long polling.*generator too busy/);
  });

  it('stands side by side where the run was not asked away, and names no distance', () => {
    const scenarios = run.scenarios.map((one) =>
      one.id === 'push' ? { ...one, points: one.points.filter(({ rttMs }) => rttMs === 0) } : one,
    );
    const only = { ...run, scenarios };
    expect(answer(only).title).toMatch(/^News is \d+ ms old if you ask once a second, 0\.\d+ ms by long/);
    expect(answer(only).deck).not.toContain('emulated');
  });

  it('counts the rounds from the file', () => {
    const rounds = answerOf(viewRun(run, 'en'))
      ?.deck.flat()
      .find((piece) => typeof piece !== 'string' && piece.how === 'count');
    expect(rounds).toMatchObject({ text: '5 rounds' });
    expect((rounds as Figure).from[0]).toMatch(/^\/cells\/\d+\/metrics\/latencyP50Ns\/rounds$/);
  });
});

describe('the client must ask', () => {
  it('states what a question and its answer weigh: counted heads over counted requests', () => {
    // 2,130 B of request heads and 542 B of response heads in 3 polls.
    expect(finding(stepIn(baseline, 'ask'))).toBe(
      'A question carries 710 B of headers and its answer 181 B, even when there is no news',
    );
    expect(beat(stepIn(baseline, 'ask'), 'hurt')).toContain('Of 3 answers for one message, 2 were empty');
  });

  it('says that closing each time was not measured, where it was not', () => {
    const kept = onlyAt(baseline, 'exact', ({ keepAlive }) => keepAlive === undefined);
    expect(beat(stepIn(kept, 'ask'), 'tried')).toContain('was not measured');
  });

  it('sets connections closed each time beside those kept, where both were counted', () => {
    expect(beat(stepIn(baseline, 'ask'), 'tried')).toContain(
      'Here one message took 3 requests. New connections for it, closed each time: 3; kept open: 0.',
    );
    expect(beat(stepIn(baseline, 'ask', 'ko'), 'tried')).toContain('매번 닫으면 3개, 열어 두면 0개');
  });

  it('names no bytes that were withheld', () => {
    const step = stepIn(withheld(baseline, lane('exact', 'short-polling')), 'ask');
    expect(finding(step)).toBe('In HTTP only the client may begin');
    expect(beat(step, 'hurt')).toMatch(/short polling.*generator too busy/);
    expect(beat(step, 'hurt')).not.toMatch(/\d+ B/);
  });
});

/** The run as if a scenario had been asked at some of its points alone. */
function onlyAt(of: RunFile, scenario: string, kept: (point: Point) => boolean): RunFile {
  const stays = (one: { readonly scenario: string; readonly point: Point }) =>
    one.scenario !== scenario || kept(one.point);
  return {
    ...of,
    plan: { ...of.plan, asks: of.plan.asks.filter(stays) },
    scenarios: of.scenarios.map((one) =>
      one.id === scenario ? { ...one, points: one.points.filter(kept) } : one,
    ),
    cells: of.cells.filter(stays),
  };
}

describe('ask again and again', () => {
  it('sets the age at a long interval beside that at a short one, and what it takes', () => {
    expect(finding(stepIn(run, 'poll'))).toMatch(
      /^Asked for once a second, news was \d+ ms old; asked for every 100 ms, \d+ ms, for 10 times the requests$/,
    );
  });

  it('has one interval only where the run has, and says so', () => {
    const one = onlyAt(baseline, 'push', ({ pollIntervalMs }) => pollIntervalMs === 1000);
    const step = stepIn(one, 'poll');
    expect(finding(step)).toBe(
      `Asked for once a second, news was ${age('short-polling', 'near')} old when it arrived`,
    );
    const mean = read('short-polling', 'push', 'latencyMeanNs');
    expect(beat(step, 'hurt')).toMatch(/here 500 ms[;.] [Tt]he mean measured was /);
    expect(beat(step, 'hurt')).toContain(`the mean measured was ${mean}, which agrees.`.slice(1));
    expect(beat(step, 'hurt')).toContain('Other intervals were not measured in this run.');
  });

  it('says that the law alone does not explain a mean that the run judged otherwise', () => {
    const laws = baseline.laws?.map((law) => ({ ...law, verdict: 'unexplained' as const }));
    expect(beat(stepIn({ ...baseline, laws }, 'poll'), 'hurt')).toContain('does not explain');
  });

  it('counts what is asked while nothing happens', () => {
    expect(beat(stepIn(baseline, 'poll'), 'hurt')).toMatch(
      /1,000 clients asking every 5 s made \d+ requests a second/,
    );
    const lost = withheld(baseline, lane('idle', 'short-polling'));
    expect(beat(stepIn(lost, 'poll'), 'hurt')).not.toContain('requests a second');
    expect(beat(stepIn(lost, 'poll'), 'hurt')).toContain('generator too busy');
  });
});

describe('ask, and let it wait', () => {
  it('says what it cured and what remained', () => {
    const step = stepIn(baseline, 'hold');
    expect(finding(step)).toBe(
      `Held open, a question brings news after ${age('long-polling')} instead of ${age('short-polling')}, and then has to be asked again`,
    );
    expect(beat(step, 'hurt')).toMatch(
      /By long polling news was [\d.]+ times as old as by WebSocket \(ws\)\./,
    );
    expect(beat(step, 'hurt')).toContain('a message took 1 request, 715 B up and 312 B down');
    const shared = read('long-polling', 'push', 'requestsPerMessage', 'away');
    expect(beat(step, 'hurt')).toContain(` at this distance, several shared an answer (${shared}`);
    expect(beat(step, 'hurt')).toContain('The two stand on different servers');
  });

  it('calls a tie a tie, and then explains no difference', () => {
    for (const verdict of ['equivalent', 'cannot tell'] as const) {
      const hurt = beat(stepIn(judged(baseline, verdict), 'hold'), 'hurt');
      expect(hurt).toContain('Long polling and WebSocket (ws) could not be told apart at this distance.');
      expect(hurt).not.toContain('d to 3d');
      expect(hurt).not.toContain('different servers');
      expect(hurt).not.toContain('times as');
    }
    expect(finding(stepIn(judged(baseline, 'cannot tell'), 'hold'))).toContain(
      `News was ${age('long-polling')} old by long`,
    );
  });
});

describe('never finish the answer', () => {
  it('sets a message on a stream beside one by long polling, both ways together', () => {
    const step = stepIn(baseline, 'stream');
    expect(finding(step)).toBe(
      'An answer that never ends brings a message in 162 B instead of 1,027 B, but only downwards',
    );
    expect(beat(step, 'tried')).toContain(
      `${age('ws')} by WebSocket (ws); the run cannot tell the two apart.`,
    );
    expect(beat(step, 'hurt')).toContain('held 2 connections.');
  });

  it('marks what is known of browsers as not measured here', () => {
    expect(beat(stepIn(run, 'stream'), 'hurt')).toContain('not measured in this run');
    expect(beat(stepIn(run, 'stream', 'ko'), 'hurt')).toContain('이번 측정에서는 재지 않았습니다');
  });

  it('speaks of the stream that is left where the other was withheld', () => {
    const step = stepIn(
      withheld(baseline, ({ lane: id }) => id === 'sse'),
      'stream',
    );
    expect(finding(step)).toContain('in 135 B instead of 1,027 B');
    expect(beat(step, 'tried')).toContain('Server-Sent Events (');
  });
});

describe('the way as far as the stream', () => {
  const quick = sampleRun({ rounds: 1 });

  it('ranks nothing after one round', () => {
    expect(textOf(quick)).not.toMatch(/times as|times the server|told apart|tie|fastest|faster than|better/);
    expect(textOf(quick, 'ko')).not.toMatch(/구분할 수 없|더 빠|가장|우열을 가린/);
  });

  it('prints what was counted whole, even after one round', () => {
    expect(beat(stepIn(quick, 'ask'), 'hurt')).toContain('Of 3 answers for one message, 2 were empty');
  });

  it('has a heading for every step when nothing is valid, and no figure of the run', () => {
    const nothing = withheld(baseline, () => true);
    const steps = HALF.map((id) => stepIn(nothing, id));
    expect(steps.map(finding).every((said) => said.length > 20)).toBe(true);
    const figures = steps.flatMap(({ finding: said, beats }) =>
      [said, ...Object.values(beats)]
        .flat()
        .flatMap((piece) => (typeof piece === 'string' ? [] : piece.from)),
    );
    expect(figures.filter((pointer) => !pointer.startsWith('/plan/'))).toEqual([]);
  });

  it('names the command for what was not asked', () => {
    const other = sampleRun({ scenarios: ['framing'] });
    expect(textOf(other)).toContain('npm run bench -- --scenarios exact');
    expect(textOf(other)).toContain('npm run bench -- --scenarios push');
  });

  it('tells of one lane alone what it can, and compares it with none', () => {
    const only = withheld(run, ({ lane: id }) => id !== 'sse');
    expect(textOf(only)).not.toMatch(/instead of|times/);
    expect(spaced(headlineOf(viewRun(only, 'en')).title)).toMatch(
      /^News took 25\.\d ms by Server-Sent Events$/,
    );
  });

  it('has no hero', () => {
    for (const of of [run, baseline]) {
      expect(textOf(of)).not.toMatch(/blazing|amazing|revolution|best|winner|superior|real.time/i);
    }
  });
});
