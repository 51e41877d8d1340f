/**
 * Commits checked out beside this one, installed and built, each in a worktree of its own that is gone when
 * the command is: at its end, at an error, at Ctrl-C, and at the second Ctrl-C too.
 */
import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { projectRoot } from '../scenarios/harness/environment.js';
import { UsageError } from './exit-codes.js';

/** A commit, as the user called it and as git knows it. */
export interface Ref {
  /** Of which side it was said, for messages: `--base`. */
  readonly option: string;
  readonly name: string;
  readonly commit: string;
}

export interface Workshop {
  /**
   * Checks the commit out, installs it, puts the packages in, builds it; answers the project's folder in it.
   * @throws UsageError with one line where a step fails; AbortError on Ctrl-C
   */
  prepare(ref: Ref, packages: readonly string[], onStep: (step: string) => void): Promise<string>;
  /** Removes every worktree. Safe to call twice. */
  clear(): void;
}

const SERVER = join('dist', 'servers', 'main.js');
/** Characters kept of what a step says, from its beginning and from its end: npm names the cause first, and then its usage. */
const SAID_KEPT = 4000;
const MOST_SAID = 300;

/** @throws UsageError where there is no such commit, or no repository */
export function findRef(option: string, name: string, root = projectRoot): Ref {
  if (git(root, ['rev-parse', '--is-inside-work-tree']) === undefined) {
    throw new UsageError(`${option}: this is no git repository, so there is nothing to check out.`);
  }
  const commit = git(root, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]);
  if (commit) return { option, name, commit };
  throw new UsageError(
    `${option}: there is no commit "${name}". Name a branch, a tag or a commit; in a shallow clone fetch it first.`,
  );
}

/** The commit that is checked out here, and whether the tree is as it has it; null where there is no git. */
export function readTree(): { readonly commit: string; readonly dirty: boolean } | null {
  const commit = git(projectRoot, ['rev-parse', 'HEAD']);
  const status = git(projectRoot, ['status', '--porcelain']);
  return commit === undefined || status === undefined ? null : { commit, dirty: status !== '' };
}

function git(root: string, args: readonly string[]): string | undefined {
  try {
    const stdio = ['ignore', 'pipe', 'ignore'] as const;
    return execFileSync('git', ['-C', root, ...args], { encoding: 'utf8', stdio: [...stdio] }).trim();
  } catch {
    return undefined;
  }
}

/** @param root the project's folder: where commits are taken from */
export function openWorkshop(signal: AbortSignal, root = projectRoot): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'why-websocket-compare-'));
  const worktrees: string[] = [];
  const running = new Set<ChildProcess>();
  // Seen from the top of the repository, where this project may be a folder of a larger one.
  const prefix = git(root, ['rev-parse', '--show-prefix']) ?? '';
  const killAll = () => {
    for (const child of running) endGroup(child);
  };

  const clear = () => {
    process.off('exit', clear);
    signal.removeEventListener('abort', killAll);
    killAll();
    for (const worktree of worktrees.splice(0))
      git(root, ['worktree', 'remove', '--force', '--force', worktree]);
    rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    git(root, ['worktree', 'prune']);
  };
  process.on('exit', clear);
  signal.addEventListener('abort', killAll);

  const run = (command: string, args: readonly string[], cwd: string): Promise<string | null> =>
    runToEnd(command, args, cwd, running, signal);

  return {
    async prepare({ option, name, commit }, packages, onStep) {
      signal.throwIfAborted();
      const top = join(folder, option.replace(/\W/g, ''));
      worktrees.push(top);
      const fail = (doing: string, said: string) => new UsageError(`${option}: ${name} ${doing}: ${said}`);
      onStep('checked out');
      const added = spawnSync('git', ['-C', root, 'worktree', 'add', '--detach', '--quiet', top, commit], {
        encoding: 'utf8',
      });
      if (added.status !== 0) throw fail('cannot be checked out', lastWords(added.stderr));
      const project = join(top, prefix);
      if (!existsSync(join(project, 'package-lock.json'))) {
        throw fail(
          'cannot be installed',
          'it has no package-lock.json here, so it is older than this suite.',
        );
      }
      onStep('installing');
      const quiet = ['--no-audit', '--no-fund', '--loglevel=error', '--prefer-offline', '--include=dev'];
      const unmet = await run('npm', ['ci', ...quiet], project);
      if (unmet !== null) throw fail('cannot be installed', unmet);
      if (packages.length > 0) {
        const refused = await run('npm', ['install', '--no-save', ...quiet, ...packages], project);
        if (refused !== null) throw fail(`cannot be given ${packages.join(', ')}`, refused);
      }
      onStep('building');
      const broken = await run('npm', ['run', '-s', 'build'], project);
      if (broken !== null) throw fail('does not build', broken);
      if (!existsSync(join(project, SERVER))) {
        throw fail('cannot be driven', `it builds no ${SERVER}, so it is older than the control protocol.`);
      }
      return project;
    },
    clear,
  };
}

/** Null where it went well, else its last words. In a process group of its own, so that all of it can be ended. */
function runToEnd(
  command: string,
  args: readonly string[],
  cwd: string,
  running: Set<ChildProcess>,
  signal: AbortSignal,
): Promise<string | null> {
  signal.throwIfAborted();
  const child = spawn(command, args, {
    cwd,
    detached: process.platform !== 'win32',
    shell: process.platform === 'win32',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.add(child);
  let begun = '';
  let ended = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8');
    stream.on('data', (text: string) => {
      begun = (begun + text).slice(0, SAID_KEPT);
      ended = (ended + text).slice(-SAID_KEPT);
    });
  }
  return new Promise((resolve, reject) => {
    child.once('error', (error) => {
      running.delete(child);
      resolve(error.message);
    });
    child.once('close', (code) => {
      running.delete(child);
      if (signal.aborted) reject(signal.reason);
      else resolve(code === 0 ? null : lastWords(`${begun}\n${ended}`));
    });
  });
}

function endGroup(child: ChildProcess): void {
  try {
    if (child.pid && process.platform !== 'win32') process.kill(-child.pid, 'SIGKILL');
    else child.kill('SIGKILL');
  } catch {
    // It is gone already.
  }
}

/** What stands before npm's own words: `npm error notarget No matching version`. */
const NPM_SAYS = /^npm (error|ERR!) ([a-z0-9]+ (?=[A-Z]))?/;

/** The line that tells most: the first that names an error, else the last. */
function lastWords(said: string): string {
  const lines = said
    .split('\n')
    .map((line) => line.replace(/\p{Cc}\[[\d;]*m/gu, '').trim())
    .filter((line) => line !== '' && !/complete log of this run|^npm (error|ERR!)$/.test(line));
  const telling =
    lines.find((line) => /error/i.test(line) && !/^npm (error|ERR!) code/.test(line)) ?? lines.at(-1);
  return (telling ?? 'it said nothing').replace(NPM_SAYS, '').slice(0, MOST_SAID);
}
