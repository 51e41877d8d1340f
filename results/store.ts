/**
 * Where a run is kept: one file, written whole after every trial to a temporary name beside it and
 * renamed, so that whoever reads it, and whatever happens, it is a complete file.
 *
 * Saving is synchronous on purpose. It takes milliseconds between trials, when nothing is measured,
 * and a signal handler can neither interrupt it nor overtake an earlier save.
 */
import fs from 'node:fs';
import path from 'node:path';
import { ResultFileError } from './result-file-error.js';
import type { RunFile } from './schema.js';

/** Room that must be free before measuring: several times what a run with every scenario fills. */
export const SPACE_NEEDED_BYTES = 64 * 1024 * 1024;

const MIB = 1024 * 1024;
const COMMIT_CHARACTERS = 7;

/** A run's id: the UTC time to the second and the commit, in characters every file system takes. */
export function runIdOf(startedAt: Date, commit: string | null): string {
  const time = startedAt.toISOString().slice(0, 19).replaceAll(':', '-');
  return `${time}Z-${commit?.slice(0, COMMIT_CHARACTERS) ?? 'nocommit'}`;
}

/**
 * The path of a new run's file, in a folder that is made if need be and tried before anything is
 * measured.
 * @throws ResultFileError where the folder cannot be written to, has too little room, or holds that run
 */
export function newRunPath(folder: string, runId: string, neededBytes = SPACE_NEEDED_BYTES): string {
  checkFolder(folder, neededBytes);
  const file = path.join(folder, `${runId}.json`);
  if (fs.existsSync(file)) {
    throw new ResultFileError(`${file} exists already: wait a second, or name another folder with --out`);
  }
  return file;
}

/** Tries the folder out. @throws ResultFileError where a file of that size could not be saved in it */
export function checkFolder(folder: string, neededBytes = SPACE_NEEDED_BYTES): void {
  const probe = path.join(folder, `.probe-${process.pid}.tmp`);
  try {
    fs.mkdirSync(folder, { recursive: true });
    writeThrough(probe, 'probe\n');
  } catch (error) {
    throw cannotWrite(folder, error);
  } finally {
    removeQuietly(probe);
  }
  const freeBytes = freeBytesOf(folder);
  if (freeBytes >= neededBytes) return;
  const [free, needed] = [freeBytes, neededBytes].map((bytes) => Math.floor(bytes / MIB));
  throw new ResultFileError(
    `${folder} has ${free} MiB free and a run needs ${needed} MiB: ` +
      'free some space, or name another folder with --out',
  );
}

/** The text a run is saved as. */
export function runFileText(run: RunFile): string {
  return `${JSON.stringify(run)}\n`;
}

/**
 * Saves the run, whole or not at all: what was there before stays until the new text is on the disk.
 * @throws ResultFileError where it cannot be written
 */
export function saveRun(file: string, run: RunFile): void {
  saveFile(file, runFileText(run));
}

/** Saves anything as `saveRun` does a run. @throws ResultFileError where it cannot be written */
export function saveFile(file: string, content: string | Uint8Array): void {
  const temporary = `${file}.tmp`;
  try {
    writeThrough(temporary, content);
    fs.renameSync(temporary, file);
    syncFolder(path.dirname(file));
  } catch (error) {
    removeQuietly(temporary);
    throw cannotWrite(file, error);
  }
}

/** Writes a file and waits until the disk has it. */
function writeThrough(file: string, content: string | Uint8Array): void {
  const handle = fs.openSync(file, 'w');
  try {
    fs.writeFileSync(handle, content);
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Makes the rename itself last, on systems that let a folder be opened. */
function syncFolder(folder: string): void {
  if (process.platform === 'win32') return;
  const handle = fs.openSync(folder, 'r');
  try {
    fs.fsyncSync(handle);
  } finally {
    fs.closeSync(handle);
  }
}

/** Infinity on file systems that do not say. */
function freeBytesOf(folder: string): number {
  const { bavail, bsize, blocks } = fs.statfsSync(folder);
  return blocks === 0 ? Number.POSITIVE_INFINITY : bavail * bsize;
}

/** Used where another error is on its way, or nothing was written: it must not take its place. */
function removeQuietly(file: string): void {
  try {
    fs.rmSync(file, { force: true });
  } catch {
    // The folder is not there, or it is not one: neither is the file.
  }
}

const troubles: Readonly<Record<string, string>> = {
  EACCES: 'permission denied: make it writable, or name another folder with --out',
  EPERM: 'permission denied: make it writable, or name another folder with --out',
  EROFS: 'the file system is read-only: name another folder with --out',
  ENOSPC: 'no space left on the disk: free some, or name another folder with --out',
  EDQUOT: 'the disk quota is used up: free some space, or name another folder with --out',
  ENOTDIR: 'a part of the path is a file, not a folder: name another folder with --out',
  EEXIST: 'there is a file of that name: name another folder with --out',
  EISDIR: 'there is a folder of that name: remove it, or name another folder with --out',
};

function cannotWrite(file: string, error: unknown): ResultFileError {
  const { code = '', message } = error as NodeJS.ErrnoException;
  return new ResultFileError(
    `cannot write to ${file}: ${troubles[code] ?? `${message}: name another folder with --out`}`,
  );
}
