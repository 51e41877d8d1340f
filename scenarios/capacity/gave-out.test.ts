import { describe, expect, it } from 'vitest';
import { answerOf, type RungLoad, whatGaveOut } from './gave-out.js';

const easy: RungLoad = {
  latencyP99Ns: 5e6,
  sloNs: 100e6,
  isOffered: true,
  failedChecks: [],
  serverCpuShare: 0.3,
  generatorCpuShare: 0.3,
};
const late = { latencyP99Ns: 101e6 };

describe('a rate is held', () => {
  it('where the limit was kept, to the nanosecond', () => {
    expect(whatGaveOut(easy)).toBeNull();
    expect(whatGaveOut({ ...easy, latencyP99Ns: 100e6 })).toBeNull();
  });

  it('however busy the server and the generator were, and though the metronome was a little late', () => {
    const failedChecks = ['generatorLoopShare', 'stallShare', 'metronomeLagP99Ms'];
    expect(whatGaveOut({ ...easy, failedChecks, serverCpuShare: 1, generatorCpuShare: 1 })).toBeNull();
  });

  it('not where a message was lost, doubled, out of order, corrupt or cut, or the schedule was not kept', () => {
    for (const check of ['missing', 'duplicates', 'misplaced', 'corrupt', 'cuts', 'resets']) {
      expect(whatGaveOut({ ...easy, failedChecks: [check] })).not.toBeNull();
    }
    expect(whatGaveOut({ ...easy, isOffered: false })).not.toBeNull();
  });
});

describe('what gave out', () => {
  it('is the server from 90 % of its core on, whoever else was busy', () => {
    const failedChecks = ['generatorLoopShare', 'metronomeLagP99Ms'];
    expect(whatGaveOut({ ...easy, ...late, serverCpuShare: 0.9 })).toBe('server');
    expect(whatGaveOut({ ...easy, ...late, serverCpuShare: 0.9, generatorCpuShare: 1, failedChecks })).toBe(
      'server',
    );
  });

  it('is the generator where it was busy and the server was not', () => {
    const serverCpuShare = 0.89;
    expect(whatGaveOut({ ...easy, ...late, serverCpuShare, generatorCpuShare: 0.9 })).toBe('generator');
    expect(whatGaveOut({ ...easy, ...late, serverCpuShare, failedChecks: ['generatorLoopShare'] })).toBe(
      'generator',
    );
  });

  it('is the metronome where it could not offer and neither of them was busy', () => {
    expect(whatGaveOut({ ...easy, isOffered: false })).toBe('metronome');
    expect(whatGaveOut({ ...easy, ...late, isOffered: false })).toBe('metronome');
  });

  it('is the limit itself where nobody was busy', () => {
    expect(whatGaveOut({ ...easy, ...late })).toBe('slo');
    expect(whatGaveOut({ ...easy, ...late, failedChecks: ['stallShare'] })).toBe('slo');
    expect(whatGaveOut({ ...easy, failedChecks: ['missing'] })).toBe('slo');
    expect(whatGaveOut({ ...easy, latencyP99Ns: Number.POSITIVE_INFINITY })).toBe('slo');
  });

  it('is the machine before all others where it was disturbed', () => {
    for (const check of ['foreignCores', 'stealShare', 'causality']) {
      expect(whatGaveOut({ ...easy, failedChecks: [check] })).toBe('machine');
      expect(whatGaveOut({ ...easy, ...late, serverCpuShare: 1, failedChecks: [check] })).toBe('machine');
    }
  });
});

it('answers the search: held, failed, or nothing where the machine was disturbed', () => {
  expect(answerOf(null)).toBe('held');
  expect(answerOf('generator')).toBe('failed');
  expect(answerOf('machine')).toBe('spoilt');
});
