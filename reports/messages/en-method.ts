/** English: how the run was made. */
import { type Prose, say } from '../prose.js';
import { many, sentences } from './en-phrases.js';
import type { KernelWords, TrialCounts } from './shapes.js';

export const methodWords = {
  methodTitle: 'How this was measured',
  methodNotes: (ranks: boolean): readonly Prose[] => [
    [
      'Each trial runs in fresh processes: one server, one load generator, and a metronome that keeps the schedule. The trial is the unit: a value is the median of the rounds’ own values, and messages of different trials are never pooled.',
    ],
    [
      'Latency starts at the intended time, when the schedule said a message should leave, not when the sender got round to it. Bytes are counted at the client’s sockets, headers included; TCP/IP headers are not in them.',
    ],
    [
      ranks
        ? 'Lanes are compared by log ratios within a round. Where the interval of a ratio holds 1, they are called tied, not ranked.'
        : 'There are too few rounds to compare lanes, so none is ranked.',
    ],
    [
      'Every trial is judged by checks on the schedule, the generator, the deliveries and the machine. A trial that fails one keeps its reason and loses its figures.',
    ],
  ],
  trialsLine: ({ valid, invalid, failed, skipped, total, cells, withheldCells }: TrialCounts): Prose => {
    const other = [
      ...(invalid > 0 ? [`${invalid} rejected by a check`] : []),
      ...(failed > 0 ? [`${failed} failed`] : []),
      ...(skipped > 0 ? [`${skipped} skipped`] : []),
    ];
    const all = say`${valid} of ${total} trials are valid${other.length > 0 ? `: ${other.join(', ')}` : ''}.`;
    return sentences(all, say`${withheldCells} of ${many(cells, 'cell', 'cells')} have no figures.`);
  },
  judgedCaption: 'What was withheld, and why',
  comparisonsCaption: 'How lanes were compared in this run',
  moreReasons: (n: number) => `${many(n, 'further reason', 'further reasons')}`,
  moreMethods: (n: number) => `${many(n, 'further method', 'further methods')}`,
  ofTotal: (part: string, total: string) => `${part} of ${total}`,
  warningsTitle: 'Warnings of this run',
  commandTitle: 'Repeat this run',
  environmentTitle: 'Machine',
  versionsTitle: 'Versions',
  planTitle: 'Plan and settings',
  preflightTitle: 'Before the first trial',
  lawTitle: 'The laws of distance against the measurements',
  lawVerdict: {
    agrees: 'Agree within chance or 10 %',
    'server time': 'Over by no more than the lane’s own time',
    unexplained: 'Unexplained',
  },
  lawLargest: (share: string, residual: string) => `${share}, largest residual ${residual}`,
  lawStatistic: { p50: 'median', mean: 'mean', p90: '90th percentile', p99: '99th percentile' },
  lawOf: (lane: string, statistic: string) => `${lane}, ${statistic}`,
  kernelTitle: 'Bytes against the kernel’s count',
  kernelLimit: (limit: string, mtu: string) =>
    `sockets’ bytes with estimated TCP/IP headers, within ${limit}, at an MTU of ${mtu}`,
  kernelLane: ({ agrees, difference, counted, kernel }: KernelWords) =>
    `${agrees ? 'agrees' : 'differs'} by ${difference}: ${counted} counted, ${kernel} by the kernel`,
  clocksDisagree: (time: string) => `they disagree by ${time}`,
  tickTakenOut: (tick: string, rate: string) => `${tick} at ${rate} ticks/s, taken out of every lane’s cost`,
  linkAdded: (added: string, set: string) => `${added}, set to ${set}`,
  linkCarried: (rate: string) => `at least ${rate}`,
  nobody: 'nobody',
  fact: {
    cpu: 'Processor',
    cores: 'Cores',
    memory: 'Memory',
    platform: 'System',
    governor: 'Frequency governor',
    virtualization: 'Virtualization',
    load: 'Load averages at the start',
    files: 'File handles allowed',
    ports: 'Ephemeral ports',
    pinning: 'Pinning',
    commit: 'Commit',
    lockfile: 'Lockfile SHA-256',
    uws: 'µWS binary SHA-256',
    profile: 'Profile',
    seed: 'Seed',
    rounds: 'Rounds',
    lanes: 'Lanes',
    scenarios: 'Scenarios',
    headers: 'Request headers',
    keepAlive: 'Keep-alive',
    started: 'Started',
    finished: 'Finished',
    run: 'Run',
    estimate: 'Time estimated',
    timer: 'Timer resolution',
    clocks: 'Clocks of the processes agree within',
    lagP50: 'Metronome lag, median',
    lagP99: 'Metronome lag, 99th percentile',
    niceness: 'Metronome niceness',
    kernel: 'Check',
    tickCpu: 'Server CPU of a tick without readers',
    linkAdded: 'Round trip that the emulated path adds, median',
    linkLate: 'Emulated path late by, 99th percentile',
    linkCarried: 'Messages of 128 B it carries there and back',
    linkRealtime: 'Emulated path at real-time priority',
    idleCores: 'Used by others while idle',
    idleSteal: 'Stolen by the host while idle',
    idleCauses: 'By whom',
  },
  pinned: (server: string, generator: string) => `server on core ${server}, generator on core ${generator}`,
  unpinned: (reason: string | null) => (reason ? `none: ${reason}` : 'none'),
  dirtyCommit: (commit: string) => `${commit}, with uncommitted changes`,
  yes: 'yes',
  no: 'no',
  unknown: 'not known',
};

export type MethodWords = typeof methodWords;
