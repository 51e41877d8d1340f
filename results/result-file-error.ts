/**
 * A result file or folder is not as it should be. The message is one line that says which, what is
 * wrong and what to do; users need no stack.
 */
export class ResultFileError extends Error {
  override readonly name = 'ResultFileError';
}
