/** The arguments of `npm run baseline`, read and checked. */
import { Command, CommanderError } from 'commander';
import { type LaneId, laneIds } from '../protocol/lanes.js';
import { UsageError } from './exit-codes.js';
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
  new Command('baseline')
    .description('Counts what a message takes on every lane, and holds it against the committed figures.')
    .option('--renew', 'write what is counted into the baseline, and say what changed')
    .option('--lanes <list>', `only these lanes, comma-separated: ${laneIds.join(', ')}`)
    .option('--strict', 'what is skipped, not in the baseline or under other versions is no success')
    .option('--file <file>', 'another baseline', BASELINE_FILE)
    .helpOption('-h, --help', 'show this text')
    .addHelpText('after', HELP_AFTER)
    .exitOverride()
    .configureOutput({ writeErr: () => {} });

/** Null where help was asked for and shown. @throws UsageError with one line */
export function parseBaseline(args: readonly string[]): BaselineOptions | null {
  const parsed = command().allowExcessArguments(false);
  try {
    parsed.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    throw new UsageError(error.message.replace(/^error: /, '').replace(/\s+/g, ' '));
  }
  const { file, lanes, renew = false, strict = false } = parsed.opts<Raw>();
  const wanted = lanes === undefined ? laneIds : knownNames('--lanes', lanes, laneIds);
  return { file, lanes: laneIds.filter((id) => wanted.includes(id)), renew, strict };
}
