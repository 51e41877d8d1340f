/** The command's own part, by its compiled script; what it measures is no matter of a test. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSelfFile } from '../scenarios/self/self-file.js';

const folder = mkdtempSync(join(tmpdir(), 'why websocket '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function benchSelf(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('dist/scripts/bench-self.js'), ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1' } },
  );
  return { status, stdout, stderr };
}

test('an unknown measurement is refused with the nearest name, before anything is measured', () => {
  const { status, stdout, stderr } = benchSelf('--only', 'metronom');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^error: --only: there is no "metronom"\. Did you mean metronome\? Known are .*\n$/);
});

test.each([
  [['--onyl', 'echo'], /^error: unknown option '--onyl'.*\n$/],
  [['echo'], /^error: .*\n$/],
])('%j is refused in one line', (args, line) => {
  const { status, stderr } = benchSelf(...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(line);
});

test('a folder that cannot be written to is found before measuring', () => {
  const file = join(folder, 'a file');
  writeFileSync(file, '');
  const { status, stdout, stderr } = benchSelf('--only', 'render', '--out', file);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^error: cannot write to .*\n$/);
});

test('--json prints what was measured and nothing else, and the same is kept', () => {
  const { status, stdout } = benchSelf('--only', 'render', '--json', '--out', folder);
  expect([0, 1, 3]).toContain(status);
  const path = join(folder, 'self.json');
  expect(existsSync(path)).toBe(true);
  expect(stdout).toBe(readFileSync(path, 'utf8'));
  expect(readSelfFile(path)?.rows.map(({ id, reading }) => [id, reading.status])).toEqual([
    ['render.time', 'measured'],
    ['render.page', 'measured'],
  ]);
});
