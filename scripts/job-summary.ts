/** The page that GitHub Actions shows for a job: whatever is appended to the file that it names. */
import { appendFileSync } from 'node:fs';
import { say } from './terminal.js';

/** Appends Markdown where there is such a file; a summary that cannot be written is a warning. */
export function appendSummary(markdown: string): void {
  const summary = process.env.GITHUB_STEP_SUMMARY;
  if (!summary) return;
  try {
    appendFileSync(summary, markdown);
  } catch (error) {
    say(`warning: the job summary cannot be written: ${error instanceof Error ? error.message : error}`);
  }
}
