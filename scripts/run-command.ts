/** What every command does around its work: errors in one line, and an orderly end. */
import { ResultFileError } from '../results/result-file-error.js';
import { killAllChildren } from '../scenarios/harness/child.js';
import { exitCodes, UsageError } from './exit-codes.js';
import { say } from './terminal.js';

/**
 * Runs a command to its exit code. The first Ctrl-C asks it to end and keep what it has; a second one
 * ends at once. A reader that closes the pipe early ends it quietly.
 */
export async function runCommand(work: (signal: AbortSignal) => Promise<number>): Promise<void> {
  const abort = new AbortController();
  const onSignal = () => {
    if (abort.signal.aborted) {
      killAllChildren();
      process.exit(exitCodes.interrupted);
    }
    say('\ninterrupted: keeping what is finished');
    abort.abort();
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  process.stdout.on('error', () => process.exit(exitCodes.ok));
  try {
    process.exitCode = await work(abort.signal);
  } catch (error) {
    if (!(error instanceof UsageError || error instanceof ResultFileError)) throw error;
    say(`error: ${error.message}`);
    process.exitCode = exitCodes.usage;
  } finally {
    process.off('SIGINT', onSignal);
    process.off('SIGTERM', onSignal);
  }
}
