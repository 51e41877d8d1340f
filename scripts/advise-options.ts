/** The arguments of `npm run advise`, from text to the numbers that the cost model is asked about. */
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { type Needs, needsBounds } from '../results/model/needs.js';
import { newCommand, readFlags } from './command-line.js';
import { durationWithin, numberWithin } from './options.js';

export interface AdviseOptions {
  readonly needs: Needs;
  /** Path of the result file to stand on; undefined for the newest. */
  readonly run: string | undefined;
  readonly json: boolean;
}

const adviseCommand = (): Command =>
  newCommand('advise', 'Which lane for your numbers, at what cost, from the costs that a run measured.')
    .requiredOption('--clients <n>', 'readers connected at the same time')
    .requiredOption('--rate <n>', 'messages published a second, in all; every client gets each of them')
    .requiredOption('--staleness <time>', 'no more than 1 message in 100 may be older on arrival: 2s, 500ms')
    .option('--bytes <n>', "bytes of a message's text", '128')
    .option('--rtt <time>', 'round-trip time between client and server', '50ms')
    .option('--up <n>', 'messages each client sends a second; count what of them all get in --rate too', '0')
    .option(
      '--run <file>',
      'result file to stand on (default: the newest in results/runs, else the published one)',
    )
    .option('--json', 'print the whole answer as JSON (use npm run -s)')
    .addHelpText('after', HELP_AFTER);

const HELP_AFTER = `
Exit codes: 0 fine · 2 bad arguments, or no result file to stand on

Examples:
  npm run advise -- --clients 5000 --rate 0.2 --staleness 2s
  npm run advise -- --clients 200 --rate 20 --staleness 100ms --up 10 --rtt 30ms`;

const ranges = {
  clients: { ...needsBounds.clients, unit: '' },
  rate: { ...needsBounds.ratePerSecond, unit: ' messages a second' },
  bytes: { ...needsBounds.textBytes, unit: ' bytes' },
  up: { ...needsBounds.upPerSecond, unit: ' messages a second' },
} as const;

const inMs = ({ least, most }: { readonly least: number; readonly most: number }) => ({
  leastMs: least,
  mostMs: most,
});
const STALENESS = inMs(needsBounds.stalenessMs);
const RTT = inMs(needsBounds.rttMs);

type Flags = Record<'clients' | 'rate' | 'staleness' | 'bytes' | 'rtt' | 'up', string> & {
  run?: string;
  json?: true;
};

/** @throws UsageError with one line; answers null where help was asked for and shown */
export function parseAdvise(args: readonly string[]): AdviseOptions | null {
  const flags = readFlags<Flags>(adviseCommand(), args);
  if (!flags) return null;
  const number = (name: keyof typeof ranges) => numberWithin(`--${name}`, flags[name], ranges[name]);
  return {
    needs: {
      clients: number('clients'),
      ratePerSecond: number('rate'),
      textBytes: number('bytes'),
      rttMs: durationWithin('--rtt', flags.rtt, RTT),
      stalenessMs: durationWithin('--staleness', flags.staleness, STALENESS),
      upPerSecond: number('up'),
    },
    run: flags.run === undefined ? undefined : resolve(flags.run),
    json: flags.json ?? false,
  };
}
