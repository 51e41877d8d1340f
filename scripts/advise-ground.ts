/** The run that advice stands on: the one named, or the newest that measured what the model needs. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { readRun } from '../results/read-run.js';
import { ResultFileError } from '../results/result-file-error.js';
import type { RunFile } from '../results/schema.js';
import { UsageError } from './exit-codes.js';

export interface Ground {
  readonly file: string;
  readonly run: RunFile;
}

/** Folders that hold runs, the user's own first. */
export const runFolders = ['results/runs', 'results/baseline'] as const;

/**
 * @param named a result file; undefined for the newest usable one in `folders`
 * @throws ResultFileError where the named one cannot be read, UsageError where none can be used
 */
export function findGround(named: string | undefined, folders: readonly string[] = runFolders): Ground {
  if (named !== undefined) {
    const run = readRun(named);
    if (isUsable(run)) return { file: named, run };
    throw new UsageError(`--run: ${named} has no valid cells of push and exact: ${REMEDY}`);
  }
  for (const file of folders.flatMap(newestFirst)) {
    const run = tryRead(file);
    if (run && isUsable(run)) return { file, run };
  }
  throw new UsageError(`no usable run in ${folders.join(' or ')}: ${REMEDY}`);
}

const REMEDY = 'measure one with npm run bench -- --profile quick.';

/** What bytes and ages are taken from; without either no lane can be advised. */
const isUsable = (run: RunFile): boolean =>
  ['push', 'exact'].every((id) => run.cells.some((cell) => cell.status === 'valid' && cell.scenario === id));

/** Names of runs begin with their time. */
function newestFirst(folder: string): string[] {
  try {
    const names = readdirSync(folder).filter((name) => /^\d{4}-.*\.json$/.test(name));
    return names
      .sort()
      .reverse()
      .map((name) => join(folder, name));
  } catch {
    return [];
  }
}

/** A file of another version, or a broken one, is passed over: an older one may do. */
function tryRead(file: string): RunFile | undefined {
  try {
    return readRun(file);
  } catch (error) {
    if (error instanceof ResultFileError) return undefined;
    throw error;
  }
}
