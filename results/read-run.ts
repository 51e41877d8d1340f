/** Reads a result file and believes nothing: every way in which it can be wrong has its own line. */
import fs from 'node:fs';
import type { z } from 'zod';
import { ResultFileError } from './result-file-error.js';
import { type RunFile, runFileSchema, SCHEMA_NAME, SCHEMA_VERSION } from './schema.js';

/** Larger files are refused: Node holds no string beyond 512 MiB, and no run comes near this. */
export const MAX_FILE_BYTES = 256 * 1024 * 1024;
/** Violations named in a message; the rest is counted. */
const NAMED_ISSUES = 3;
const MAX_NAME_CHARACTERS = 60;

const findingsSchema = runFileSchema.pick({
  runId: true,
  startedAt: true,
  status: true,
  plan: true,
  environment: true,
  metrics: true,
  cells: true,
});

export type RunFindings = z.infer<typeof findingsSchema>;

/**
 * The run in that file.
 * @throws ResultFileError where it cannot be read, or is not a result file of this schema version
 */
export function readRun(file: string): RunFile {
  return readAs(file, runFileSchema);
}

/**
 * What a run found, without its trials: nine tenths of what there is to check in a file, which nothing reads
 * that follows figures over many runs.
 * @throws ResultFileError like `readRun`
 */
export function readFindings(file: string): RunFindings {
  return readAs(file, findingsSchema);
}

function readAs<T>(file: string, schema: z.ZodType<T>): T {
  const value = parse(file, readText(file));
  checkIdentity(file, value);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new ResultFileError(`${file} does not keep the schema of a result file: ${named(result.error)}`);
}

function readText(file: string): string {
  try {
    const { size } = fs.statSync(file);
    if (size > MAX_FILE_BYTES) {
      throw new ResultFileError(
        `${file} is too large for a result file: ${Math.ceil(size / 2 ** 20)} MiB, at most 256 are read`,
      );
    }
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof ResultFileError) throw error;
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new ResultFileError(`cannot read ${file}: ${troubles[code] ?? message}`);
  }
}

const troubles: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file; runs are in results/runs/',
  ENOTDIR: 'a part of the path is a file, not a folder',
  EISDIR: 'that is a folder; name a result file in it',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
};

function parse(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ResultFileError(
      endsTooEarly(text)
        ? `${file} is truncated: its JSON ends before it is complete; use another copy, or measure again`
        : `${file} is not JSON: name a result file, such as those in results/runs/`,
    );
  }
}

/** Whether text that is no JSON only lacks its end: something was opened and never closed. */
function endsTooEarly(text: string): boolean {
  const start = text.trimStart();
  if (start === '') return true;
  if (!start.startsWith('{')) return false;
  let depth = 0;
  let quoted = false;
  for (let i = 0; i < start.length; i++) {
    const character = start[i]!;
    if (quoted && character === '\\') i++;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && '{['.includes(character)) depth++;
    else if (!quoted && '}]'.includes(character)) depth--;
  }
  return quoted || depth > 0;
}

function checkIdentity(file: string, value: unknown): void {
  const { schema, schemaVersion: version } = (value ?? {}) as { schema?: unknown; schemaVersion?: unknown };
  if (schema !== SCHEMA_NAME) {
    const found = typeof schema === 'string' ? `its schema is ${shown(schema)}` : 'it names no schema';
    throw new ResultFileError(`${file} is not a result file of this suite: ${found}, not "${SCHEMA_NAME}"`);
  }
  if (typeof version !== 'number' || version === SCHEMA_VERSION) return;
  throw new ResultFileError(
    version > SCHEMA_VERSION
      ? `${file} has schema version ${version}, newer than ${SCHEMA_VERSION}, which this suite reads: update the suite`
      : `${file} has schema version ${version}, older than ${SCHEMA_VERSION}, which this suite reads: ` +
          'measure again, or read it with the release that wrote it',
  );
}

/** Text from a file as it may stand in a line of a terminal: quoted, escaped and short. */
function shown(text: string): string {
  const short = text.length > MAX_NAME_CHARACTERS ? `${text.slice(0, MAX_NAME_CHARACTERS)}…` : text;
  // JSON escapes C0 only; C1 and the directional marks can garble a line as well.
  return JSON.stringify(short).replace(/[\u007f-\u009f\u200e\u200f\u2028-\u202e\u2066-\u2069]/g, '?');
}

function named(error: z.ZodError): string {
  const issues = error.issues.map(({ path, message }) => `${where(path)}: ${oneLine(message)}`);
  const more = issues.length - NAMED_ISSUES;
  return issues.slice(0, NAMED_ISSUES).join('; ') + (more > 0 ? `; and ${more} more` : '');
}

function where(path: readonly PropertyKey[]): string {
  const steps = path.map((step) => {
    if (typeof step === 'number') return `[${step}]`;
    return /^\w{1,60}$/.test(String(step)) ? `.${String(step)}` : `[${shown(String(step))}]`;
  });
  return steps.join('').replace(/^\./, '') || 'the file';
}

function oneLine(message: string): string {
  return shown(message).slice(1, -1).replaceAll('\\"', '"');
}
