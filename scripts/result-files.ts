/** Result files that a command reads: named one by one, or found in a folder. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { UsageError } from './exit-codes.js';

/** Where `bench` puts them. */
export const RUN_FOLDER = 'results/runs';

export interface ResultFile {
  readonly path: string;
  /** Found in a folder, not named: one that cannot be read is passed over with a warning. */
  readonly found: boolean;
}

/** The result files of a folder by their names, or the file itself. @throws UsageError where a folder holds none */
export function filesAt(path: string): ResultFile[] {
  const names = resultsIn(path);
  if (names === undefined) {
    if (path === RUN_FOLDER) throw new UsageError(NO_RUN);
    return [{ path, found: false }];
  }
  if (names.length === 0) throw new UsageError(path === RUN_FOLDER ? NO_RUN : emptyFolder(path));
  return names.map((name) => ({ path: join(path, name), found: true }));
}

const NO_RUN = `there is no result file in ${RUN_FOLDER}: run npm run bench first, or name a file or another folder.`;
const emptyFolder = (path: string): string => `${path} holds no result file (*.json): name another folder.`;

/** Undefined where it is no folder. */
function resultsIn(folder: string): string[] | undefined {
  try {
    return readdirSync(folder)
      .filter((name) => name.endsWith('.json'))
      .sort();
  } catch {
    return undefined;
  }
}
