/** The command's own part, by its compiled script; what it measures is no matter of a test. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readSelfFile } from '../results/self-file.js';

const folder = mkdtempSync(join(tmpdir(), 'why websocket '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function benchSelf(env: NodeJS.ProcessEnv, ...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('dist/scripts/bench-self.js'), ...args],
    { encoding: 'utf8', env: { ...process.env, NO_COLOR: '1', ...env } },
  );
  return { status, stdout, stderr };
}

test('an unknown measurement is refused with the nearest name, before anything is measured', () => {
  const { status, stdout, stderr } = benchSelf({}, '--only', 'metronom');
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^error: --only: there is no "metronom"\. Did you mean metronome\? Known are .*\n$/);
});

test.each([
  [['--onyl', 'echo'], /^error: unknown option '--onyl'.*\n$/],
  [['echo'], /^error: .*\n$/],
])('%j is refused in one line', (args, line) => {
  const { status, stderr } = benchSelf({}, ...args);
  expect(status).toBe(2);
  expect(stderr).toMatch(line);
});

test('a folder that cannot be written to is found before measuring', () => {
  const file = join(folder, 'a file');
  writeFileSync(file, '');
  const { status, stdout, stderr } = benchSelf({}, '--only', 'render', '--out', file);
  expect(status).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^error: cannot write to .*\n$/);
});

test('--json prints its rows and nothing else, the same is kept, and without wrk its row says so', () => {
  const { status, stdout } = benchSelf({ PATH: folder }, '--only', 'requests', '--json', '--out', folder);
  expect(status).toBe(0);
  const path = join(folder, 'self.json');
  expect(stdout).toBe(readFileSync(path, 'utf8'));
  const rows = readSelfFile(path)?.rows ?? [];
  expect(rows.map(({ id, met, reading }) => [id, met, reading.status])).toEqual([
    ['requests.ratio', null, 'unmeasured'],
  ]);
  expect(JSON.stringify(rows)).toContain('wrk is not installed: apt install wrk');
});
