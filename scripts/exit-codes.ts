/** What a command's exit code says, the same for all of them. */
export const exitCodes = {
  ok: 0,
  /** A confirmed regression, or a lane that `--require` asked for is missing. */
  failed: 1,
  /** Bad arguments, or a bad result file. */
  usage: 2,
  /** A scenario that was asked for has no valid cell left; with `--strict`, any cell is not valid. */
  notValid: 3,
  /** Cannot tell, only with `--strict`. */
  cannotTell: 4,
  interrupted: 130,
} as const;

/** Something the user can mend: one line that says what came, what was expected, what to try. */
export class UsageError extends Error {}
