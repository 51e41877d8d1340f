/** The arguments of `npm run bench`, from text to a plan request. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { clientKinds, compressions } from '../protocol/conditions.js';
import { headerProfiles } from '../protocol/headers.js';
import { findLane, type LaneId, laneIds } from '../protocol/lanes.js';
import { textKinds } from '../protocol/load.js';
import { type AnchorId, anchorIds } from '../scenarios/anchors.js';
import type { PlanRequest } from '../scenarios/harness/asks.js';
import { randomSeed } from '../scenarios/harness/run-file.js';
import { isSecure } from '../scenarios/harness/target-trust.js';
import { profiles } from '../scenarios/profiles.js';
import { scenarios } from '../scenarios/registry.js';
import type { Settings } from '../scenarios/settings.js';
import { targetTransports, targetWith, transportBeside } from './bench-target.js';
import { newCommand, readFlags } from './command-line.js';
import { UsageError } from './exit-codes.js';
import { knownName, knownNames, type NumberRange, numberList, numberWithin } from './options.js';

export interface BenchOptions {
  readonly request: PlanRequest;
  /** Folder for the result file and the report. */
  readonly resultFolder: string;
  readonly reportFolder: string;
  readonly json: boolean;
  readonly strict: boolean;
  readonly require: readonly LaneId[];
  /** Path of a result file to go on with. */
  readonly resume: string | undefined;
  readonly list: boolean;
}

type Flags = Partial<
  Record<
    | 'lanes'
    | 'target'
    | 'transport'
    | 'ca'
    | 'scenarios'
    | 'anchor'
    | 'rounds'
    | 'rtt'
    | 'seed'
    | 'out'
    | 'require'
    | 'resume'
    | NumericFlag,
    string
  >
> & {
  profile: string;
  headers: string;
  keepAlive: boolean;
  tls?: true;
  compression: string;
  text: string;
  client: string;
  allowRemoteTarget?: true;
  json?: true;
  strict?: true;
  list?: true;
};

/** More a second is a stress test, which nobody else's server is put to. */
const TARGET_RATE_MOST = 1000;

type NumericFlag = 'rate' | 'bytes' | 'pollInterval' | 'jitter' | 'bandwidth';

const ROUNDS: NumberRange = { least: 1, most: 200, unit: '', whole: true };
const SEED: NumberRange = { least: 0, most: 2 ** 31 - 1, unit: '', whole: true };

const RTT: NumberRange = { least: 0, most: 2000, unit: ' ms', whole: false };

/** Options that replace a setting of the profile. */
const numericFlags: readonly {
  flag: NumericFlag;
  spelled: string;
  range: NumberRange;
  settings: (value: number) => Partial<Settings>;
}[] = [
  {
    flag: 'rate',
    spelled: '--rate',
    range: { least: 0.1, most: 20_000, unit: ' messages a second', whole: false },
    settings: (value) => ({ pushRatePerSecond: value, duplexRatePerSecond: value }),
  },
  {
    flag: 'bytes',
    spelled: '--bytes',
    range: { least: 24, most: 65_536, unit: ' bytes', whole: true },
    settings: (value) => ({ textBytes: value }),
  },
  {
    flag: 'pollInterval',
    spelled: '--poll-interval',
    range: { least: 10, most: 60_000, unit: ' ms', whole: true },
    settings: (value) => ({ pollIntervalMs: value }),
  },
  {
    flag: 'jitter',
    spelled: '--jitter',
    range: { least: 0, most: 1000, unit: ' ms', whole: false },
    settings: (value) => ({ jitterMs: value }),
  },
  {
    flag: 'bandwidth',
    spelled: '--bandwidth',
    range: { least: 0.1, most: 10_000, unit: ' Mbit/s', whole: false },
    settings: (value) => ({ bandwidthMbps: value }),
  },
];

export const benchCommand = (): Command =>
  newCommand('bench', 'Measures every lane on this machine; leaves one result JSON and one HTML report.')
    .option('--profile <name>', `what to run: ${profiles.map(({ id }) => id).join(', ')}`, 'standard')
    .option(
      '--lanes <list>',
      `lanes to compare, comma-separated (default: the profile's): ${laneIds.join(', ')}`,
    )
    .option(
      '--scenarios <list>',
      `questions to ask (default: the profile's): ${scenarios.map(({ id }) => id).join(', ')}`,
    )
    .option(
      '--anchor <list>',
      `published figures to measure again, alone or beside --scenarios: ${anchorIds.join(', ')}`,
    )
    .option(
      '--target <url>',
      'measure a server that runs already and keeps docs/wire-contract.md; with --lanes, beside them',
    )
    .option(
      '--transport <name>',
      `how the target is spoken to (default: as --lanes are, where they are of one transport): ${targetTransports.join(', ')}`,
    )
    .option('--ca <file>', "of an https target: its authority's certificate (PEM), beside the system's")
    .option(
      '--allow-remote-target',
      'let the target be another machine: only where its owner agrees to the load',
    )
    .option('--rounds <n>', "how often each lane is measured (default: the profile's)")
    .option('--rate <n>', 'messages a second in push and duplex')
    .option('--bytes <n>', "bytes of a message's text (default: 128)")
    .option('--poll-interval <ms>', 'short polling, start to start (default: 1000)')
    .option('--rtt <list>', 'round-trip times in ms for what is asked over a distance, such as 0,20,100')
    .option('--jitter <ms>', 'over a distance: up to so much more each way, order kept (default: 0)')
    .option('--bandwidth <Mbit/s>', 'over a distance: each way, for all connections (default: no limit)')
    .option('--headers <profile>', `request headers: ${Object.keys(headerProfiles).join(', ')}`, 'browser')
    .option('--no-keep-alive', 'open a new connection for every request')
    .option('--tls', 'encrypt every connection; the certificate is made for the run and verified')
    .option('--compression <name>', `of messages: ${compressions.join(', ')}`, 'off')
    .option('--text <name>', `what texts are made of: ${textKinds.join(', ')}`, 'random')
    .option('--client <name>', `who plays the clients: ${clientKinds.join(', ')}`, 'node')
    .option('--seed <n>', 'repeats the order and the schedules of an earlier run')
    .option('--require <list>', 'exit 1 where one of these lanes cannot run')
    .option('--strict', 'exit 3 where any cell is not valid')
    .option('--out <folder>', 'where result and report go (default: results/runs and reports/html)')
    .option('--json', 'print the result JSON, and nothing else, on stdout (use npm run -s)')
    .option('--resume <file>', 'go on with an interrupted run')
    .option('--list', 'show profiles, lanes and scenarios, measure nothing')
    .addHelpText('after', HELP_AFTER);

const HELP_AFTER = `
Exit codes: 0 fine · 1 a required lane is missing · 2 bad arguments or file ·
            3 a scenario has no valid cell, a published figure no measured row · 130 interrupted (finished trials are kept)

Examples:
  npm run bench -- --profile quick
  npm run bench -- --lanes sse,ws --scenarios push --rounds 5
  npm run bench -- --anchor kaazing,framing
  npm run -s bench -- --profile quick --json > result.json`;

/** @throws UsageError with one line; answers null where help was asked for and shown */
export function parseBench(args: readonly string[]): BenchOptions | null {
  const command = benchCommand();
  const flags = readFlags<Flags>(command, args);
  if (!flags) return null;
  if (flags.resume !== undefined) checkResume(command);
  return toOptions(flags);
}

/** What may be said anew when a run goes on: where things go and how they are told, not what is measured. */
const WITH_RESUME: readonly string[] = ['resume', 'out', 'json', 'strict', 'require'];

/** @throws UsageError where an option would be passed over in silence */
function checkResume(command: Command): void {
  const stray = command.options.find(
    (option) =>
      !WITH_RESUME.includes(option.attributeName()) &&
      command.getOptionValueSource(option.attributeName()) === 'cli',
  );
  if (!stray) return;
  throw new UsageError(
    `--resume: the run goes on as it was planned, so that ${stray.long} has no say. Leave it out, or begin a new run.`,
  );
}

function toOptions(flags: Flags): BenchOptions {
  const out = flags.out === undefined ? undefined : resolve(flags.out);
  const asked = targetRequest(flags);
  return {
    request: {
      profile: knownName(
        '--profile',
        flags.profile,
        profiles.map(({ id }) => id),
      ),
      ...(flags.lanes === undefined ? {} : { lanes: laneList('--lanes', flags.lanes)! }),
      ...asked,
      ...(flags.scenarios === undefined ? {} : { scenarios: scenarioList(flags.scenarios) }),
      ...(flags.anchor === undefined ? {} : { anchors: anchorList(flags.anchor) }),
      ...(flags.rounds === undefined ? {} : { rounds: numberWithin('--rounds', flags.rounds, ROUNDS) }),
      ...(flags.rtt === undefined ? {} : { rttsMs: numberList('--rtt', flags.rtt, RTT) }),
      seed: flags.seed === undefined ? randomSeed() : numberWithin('--seed', flags.seed, SEED),
      headers: knownName('--headers', flags.headers, Object.keys(headerProfiles)),
      keepAlive: flags.keepAlive,
      conditions: {
        // A target that is reached over TLS is held against lanes over TLS.
        tls: flags.tls ?? (asked.target !== undefined && isSecure(asked.target)),
        compression: oneOf('--compression', flags.compression, compressions),
        client: oneOf('--client', flags.client, clientKinds),
      },
      settings: Object.assign(
        flags.text === 'random'
          ? {}
          : { textKind: textKinds.indexOf(oneOf('--text', flags.text, textKinds)) },
        ...numericFlags.map((row) => numeric(flags, row)),
      ),
    },
    resultFolder: out ?? resolve('results/runs'),
    reportFolder: out ?? resolve('reports/html'),
    json: flags.json ?? false,
    strict: flags.strict ?? false,
    require: laneList('--require', flags.require) ?? [],
    resume: flags.resume === undefined ? undefined : resolve(flags.resume),
    list: flags.list ?? false,
  };
}

/** @throws UsageError where target and transport do not come together, or ask for too much */
function targetRequest(flags: Flags): Pick<PlanRequest, 'target'> {
  const { target, transport, allowRemoteTarget, ca, rate, lanes } = flags;
  if ([target, transport, allowRemoteTarget, ca].every((flag) => flag === undefined)) return {};
  if (target === undefined) {
    throw new UsageError(
      '--target: no URL was given, such as http://127.0.0.1:9000; the other options need it.',
    );
  }
  if (Number(rate ?? 0) > TARGET_RATE_MOST) {
    throw new UsageError(`--rate: a target is given at most ${TARGET_RATE_MOST} messages a second.`);
  }
  const spoken = transport ?? transportBeside(laneList('--lanes', lanes) ?? []);
  return { target: targetWith({ ...flags, target, ...(spoken === undefined ? {} : { transport: spoken }) }) };
}

const numeric = (flags: Flags, { flag, spelled, range, settings }: (typeof numericFlags)[number]) => {
  const text = flags[flag];
  return text === undefined ? {} : settings(numberWithin(spelled, text, range));
};

const oneOf = <Name extends string>(option: string, given: string, names: readonly Name[]): Name =>
  knownName(option, given, names) as Name;

const laneList = (option: string, list: string | undefined): LaneId[] | undefined =>
  list === undefined ? undefined : knownNames(option, list, laneIds).map((id) => findLane(id)!.id);

const scenarioList = (list: string): string[] =>
  knownNames(
    '--scenarios',
    list,
    scenarios.map(({ id }) => id),
  );

const anchorList = (list: string): AnchorId[] => {
  const wanted = knownNames('--anchor', list, anchorIds);
  return anchorIds.filter((id) => wanted.includes(id));
};
