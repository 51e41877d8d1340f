/** Colours where a person reads them: on a terminal, and neither where CI keeps a log nor where `NO_COLOR` is set. */
import picocolors from 'picocolors';

/** @param stream whose reader is asked for */
export function wantsColours(stream: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  if (environment.NO_COLOR || environment.CI) return false;
  return stream.isTTY === true && environment.TERM !== 'dumb';
}

/** Progress and results share a terminal or have none: where results go decides. */
export const pc = picocolors.createColors(wantsColours(process.stdout, process.env));
