import { fork } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { sampleRun } from './fixtures/sample-run.js';
import { readRun } from './read-run.js';
import { ResultFileError } from './result-file-error.js';
import { checkFolder, newRunPath, runIdOf, saveRun } from './store.js';

const run = sampleRun({ scenarios: ['framing'], rounds: 1 });
let folder: string;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'results-'));
});
afterEach(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

test('a run is named by its UTC time and commit', () => {
  const at = new Date('2026-01-15T09:30:07.891Z');
  expect(runIdOf(at, '0a1b2c3d4e5f')).toBe('2026-01-15T09-30-07Z-0a1b2c3');
  expect(runIdOf(at, null)).toBe('2026-01-15T09-30-07Z-nocommit');
});

describe('saving', () => {
  test('leaves one file, which reads back as what was saved', () => {
    const file = newRunPath(path.join(folder, 'new', 'runs'), 'a-run');
    saveRun(file, run);
    saveRun(file, { ...run, status: 'interrupted' });
    expect(readRun(file)).toEqual({ ...run, status: 'interrupted' });
    expect(fs.readdirSync(path.dirname(file))).toEqual(['a-run.json']);
  });

  test('that fails says why, leaves nothing behind, and keeps what was there', () => {
    const occupied = path.join(folder, 'a-run.json');
    fs.mkdirSync(path.join(occupied, 'inside'), { recursive: true });
    expect(() => saveRun(occupied, run)).toThrow(ResultFileError);
    expect(() => saveRun(occupied, run)).toThrow(`cannot write to ${occupied}: `);
    expect(fs.readdirSync(folder)).toEqual(['a-run.json']);
    expect(fs.readdirSync(occupied)).toEqual(['inside']);
  });

  test('leaves a whole file however suddenly its process ends, and the next save tidies up', async () => {
    const file = path.join(folder, 'a-run.json');
    const child = fork(path.resolve('dist/results/fixtures/save-forever.js'), [file]);
    const ended = once(child, 'exit');
    await once(child, 'message');
    child.kill('SIGKILL');
    await ended;
    expect(readRun(file).scenarios.map(({ id }) => id)).toEqual(['framing']);
    saveRun(file, run);
    expect(fs.readdirSync(folder)).toEqual(['a-run.json']);
  });
});

describe('before anything is measured', () => {
  test('a folder that can be written to passes and is left as it was', () => {
    checkFolder(folder);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('a file in the place of the folder, or of one above it, is named', () => {
    const file = path.join(folder, 'taken');
    fs.writeFileSync(file, '');
    expect(() => checkFolder(file)).toThrow(
      `cannot write to ${file}: there is a file of that name: name another folder with --out`,
    );
    const below = path.join(file, 'runs');
    expect(() => checkFolder(below)).toThrow(
      `cannot write to ${below}: a part of the path is a file, not a folder: name another folder with --out`,
    );
  });

  // Root may write anywhere: the system's own refusal can only be tried as someone else.
  test.runIf(process.platform === 'linux')('a folder that refuses files is named', () => {
    expect(() => checkFolder('/proc/self')).toThrow(/^cannot write to \/proc\/self: [^\n]+--out$/);
  });

  test('too little room is told in MiB', () => {
    const message = new RegExp(
      `^${folder} has \\d+ MiB free and a run needs 1125899906842624 MiB: free some`,
    );
    expect(() => checkFolder(folder, 2 ** 70)).toThrow(message);
    expect(fs.readdirSync(folder)).toEqual([]);
  });

  test('a run is never written over another', () => {
    const file = newRunPath(folder, 'a-run');
    saveRun(file, run);
    expect(() => newRunPath(folder, 'a-run')).toThrow(`${file} exists already`);
  });
});
