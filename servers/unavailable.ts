/** A lane cannot run on this machine: it is skipped with this reason, and harms no other. */
export class LaneUnavailable extends Error {
  override readonly name = 'LaneUnavailable';
}

/** The first line of whatever was thrown. */
export function oneLine(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error);
  return text.trim().split('\n', 1)[0] || 'unknown error';
}
