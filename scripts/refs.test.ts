/** Commits that are checked out: refused in one line where they cannot be driven, and gone again whatever happens. */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { UsageError } from './exit-codes.js';
import { findRef, openWorkshop } from './refs.js';

const root = mkdtempSync(join(tmpdir(), 'refs '));
const git = (...args: string[]) =>
  execFileSync('git', ['-C', root, '-c', 'user.name=x', '-c', 'user.email=x@x', ...args], {
    encoding: 'utf8',
  });

const serverScript =
  "node -e \"require('fs').mkdirSync('dist/servers',{recursive:true});require('fs').writeFileSync('dist/servers/main.js','')\"";

function commit(tag: string, build: string | null): void {
  const name = 'sample';
  writeFileSync(join(root, 'package.json'), JSON.stringify({ name, version: '1.0.0', scripts: { build } }));
  const lock = { name, version: '1.0.0', lockfileVersion: 3, requires: true, packages: {} };
  if (build === null) rmSync(join(root, 'package-lock.json'), { force: true });
  else writeFileSync(join(root, 'package-lock.json'), JSON.stringify(lock));
  git('add', '-A');
  git('commit', '--quiet', '--message', tag);
  git('tag', tag);
}

beforeAll(() => {
  git('init', '--quiet');
  commit('older', null);
  commit('broken', 'node -e "console.error(\'main.ts(1,1): error TS1005: no\');process.exit(1)"');
  commit(
    'talkative',
    `node -e "console.error('npm error npm ci is not in step');console.error('-'.repeat(9e3));process.exit(1)"`,
  );
  commit('serverless', 'node -e ""');
  commit('endless', 'node -e "setInterval(() => {}, 1000)"');
  commit('good', serverScript);
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** Folders of worktrees that this repository knows besides its own. */
const worktrees = () => git('worktree', 'list').trim().split('\n').slice(1);
const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('why-websocket-compare-'));

test('a commit that builds is there until all is cleared', async () => {
  const workshop = openWorkshop(new AbortController().signal, root);
  const steps: string[] = [];
  const folder = await workshop.prepare(findRef('--base', 'good', root), [], (step) => steps.push(step));
  expect(existsSync(join(folder, 'dist', 'servers', 'main.js'))).toBe(true);
  expect(steps).toEqual(['checked out', 'installing', 'building']);
  expect(worktrees()).toHaveLength(1);
  workshop.clear();
  workshop.clear();
  expect([worktrees(), existsSync(folder)]).toEqual([[], false]);
});

test.each([
  ['older', /^--base: older cannot be installed: it has no package-lock\.json here/],
  ['broken', /^--base: broken does not build: main\.ts\(1,1\): error TS1005: no$/],
  ['talkative', /^--base: talkative does not build: npm ci is not in step$/],
  ['serverless', /^--base: serverless cannot be driven: .* older than the control protocol\.$/],
])('%s is refused in one line', async (tag, line) => {
  const workshop = openWorkshop(new AbortController().signal, root);
  const preparing = workshop.prepare(findRef('--base', tag, root), [], () => {});
  await expect(preparing).rejects.toThrow(UsageError);
  await expect(preparing).rejects.toThrow(line);
  workshop.clear();
  expect(worktrees()).toEqual([]);
});

test('a ref that is none is refused, as is a flag in its place', () => {
  expect(() => findRef('--base', 'nowhere', root)).toThrow(/there is no commit "nowhere"/);
  expect(() => findRef('--base', '--help', root)).toThrow(/there is no commit "--help"/);
  expect(() => findRef('--base', 'HEAD', tmpdir())).toThrow(/no git repository/);
});

test('stopped in the middle of a build, nothing of it is left', async () => {
  const abort = new AbortController();
  const before = folders();
  const workshop = openWorkshop(abort.signal, root);
  const preparing = workshop.prepare(findRef('--base', 'endless', root), [], (step) => {
    if (step === 'building') setImmediate(() => abort.abort());
  });
  await expect(preparing).rejects.toThrow(/abort/i);
  workshop.clear();
  expect(worktrees()).toEqual([]);
  expect(folders().filter((name) => !before.includes(name))).toEqual([]);
});
