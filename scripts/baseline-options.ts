/** The arguments of `npm run baseline`, read and checked. */
import type { Command } from 'commander';
import { type LaneId, laneIds } from '../protocol/lanes.js';
import { newCommand, readFlags } from './command-line.js';
import { knownNames } from './options.js';

const BASELINE_FILE = 'results/baseline/exact.json';

export interface BaselineOptions {
  readonly file: string;
  readonly lanes: readonly LaneId[];
  readonly renew: boolean;
  readonly strict: boolean;
}

interface Raw {
  readonly file: string;
  readonly lanes?: string;
  readonly renew?: true;
  readonly strict?: true;
}

const HELP_AFTER = `
Counted, not timed: bytes, requests, connections, loss and order of one message at a time. They are the same on
any machine under the same versions of Node, ws, Express and the µWS binary; the file names them.

Exit codes: 0 as in the baseline, or better (then: renew it) · 1 a figure is worse · 2 bad arguments or file ·
            3 a lane could not be counted · 4 cannot tell, only with --strict · 130 interrupted`;

const command = (): Command =>
  newCommand(
    'baseline',
    'Counts what a message takes on every lane, and holds it against the committed figures.',
  )
    .option('--renew', 'write what is counted into the baseline, and say what changed')
    .option('--lanes <list>', `only these lanes, comma-separated: ${laneIds.join(', ')}`)
    .option('--strict', 'what is skipped, not in the baseline or under other versions is no success')
    .option('--file <file>', 'another baseline', BASELINE_FILE)
    .addHelpText('after', HELP_AFTER);

/** Null where help was asked for and shown. @throws UsageError with one line */
export function parseBaseline(args: readonly string[]): BaselineOptions | null {
  const flags = readFlags<Raw>(command(), args);
  if (!flags) return null;
  const { file, lanes, renew = false, strict = false } = flags;
  const wanted = lanes === undefined ? laneIds : knownNames('--lanes', lanes, laneIds);
  return { file, lanes: laneIds.filter((id) => wanted.includes(id)), renew, strict };
}
