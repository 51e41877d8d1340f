/** The command as a user meets it: a process with arguments, streams, an exit code and a Ctrl-C. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, constants, setPriority, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { readRun } from '../results/read-run.js';

// A folder with a blank in its name: paths must survive it.
const folder = mkdtempSync(join(tmpdir(), 'why websocket '));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** One lane, one scenario: a run of seconds. */
const SMALL = ['--lanes', 'ws', '--scenarios', 'connect', '--profile', 'quick'];

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function bench(...args: string[]): {
  child: ChildProcess;
  ended: Promise<Ended>;
  said: (line: RegExp) => Promise<void>;
} {
  const child = spawn(process.execPath, [resolve('dist/scripts/bench.js'), ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NO_COLOR: '1' },
  });
  const text = { stdout: '', stderr: '' };
  child.stdout.setEncoding('utf8').on('data', (part: string) => {
    text.stdout += part;
  });
  child.stderr.setEncoding('utf8').on('data', (part: string) => {
    text.stderr += part;
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, ...text }));
  const said = async (line: RegExp) => {
    while (!line.test(text.stderr)) await once(child.stderr, 'data');
  };
  return { child, ended, said };
}

/** The one result file in a folder. */
function resultIn(out: string): string {
  const names = readdirSync(out).filter((name) => name.endsWith('.json'));
  expect(names).toHaveLength(1);
  return join(out, names[0] as string);
}

const isAlive = (pid: number): boolean => existsSync(`/proc/${pid}`);

const refusals: readonly (readonly [args: string[], says: RegExp])[] = [
  [['--lanes', 'wss'], /^error: --lanes: there is no "wss"\. Did you mean ws\?/],
  [['--rounds', '0'], /^error: --rounds: "0" was given/],
  [['--anchor', 'kaazink'], /^error: --anchor: there is no "kaazink"\. Did you mean kaazing\?/],
  [['--anchor', 'hpbn', '--lanes', 'ws'], /^error: --lanes: what was asked for asks none of these lanes/],
  [['--lanes', 'ws', '--require', 'sse'], /^error: --require: nothing is asked of sse\..* asked are ws\.$/m],
  [
    ['--target', 'http://127.0.0.1:9', '--lanes', 'sse', '--scenarios', 'push'],
    /^error: --target: only .*connect.* can be asked of it/,
  ],
  [['--target', 'http://127.0.0.1:9', '--lanes', 'sse'], /^error: --target: .*See docs\/wire-contract\.md/],
  [['--frobnicate'], /^error: unknown option/],
  [['--resume', 'no-such-file.json'], /^error: cannot read .*no-such-file\.json: there is no such file/],
  [['--out', '/dev/null/folder'], /^error: .*\/dev\/null\/folder/],
];

test.each(refusals)('bench %j is refused in one line, exit 2', async (args, says) => {
  const { code, stdout, stderr } = await bench(...args).ended;
  expect(stderr).toMatch(says);
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stdout).toBe('');
  expect(code).toBe(2);
});

test('a truncated file is not resumed', async () => {
  const file = join(folder, 'cut.json');
  writeFileSync(file, '{"schema":"why-websocket/run","schemaVersion":1,');
  const { code, stderr } = await bench('--resume', file).ended;
  rmSync(file);
  expect(stderr).toMatch(/^error: .*cut\.json is truncated/);
  expect(code).toBe(2);
});

test('--help and --list tell what there is', async () => {
  const help = await bench('--help').ended;
  expect(help.code).toBe(0);
  expect(help.stdout).toMatch(/--profile.*\n[\s\S]*--resume[\s\S]*Exit codes/);
  const list = await bench('--list').ended;
  expect(list.code).toBe(0);
  expect(list.stdout).toMatch(/short-polling[\s\S]*uws[\s\S]*connect[\s\S]*framing/);
});

test('what is planned otherwise than asked is said before it starts', async () => {
  const out = mkdtempSync(join(folder, 'warned '));
  const started = bench('--lanes', 'ws', '--scenarios', 'exact', '--rtt', '20', '--out', out);
  await started.said(/seed \d+.*\n(.*\n)*? {2}Nothing here is measured over a distance/);
  started.child.kill('SIGINT');
  const { code, stderr } = await started.ended;
  expect(stderr.split('Nothing here is measured')[0]).not.toMatch(/preflight|round 1/);
  expect(code).toBe(130);
}, 60_000);

// Both wait for their preflights most of the time.
test.concurrent('--json prints one valid result and nothing else; a missing lane that is required is exit 1', async ({
  expect,
}) => {
  const out = mkdtempSync(join(folder, 'json '));
  // What no WebSocket can do: its lane is skipped.
  const lacking = ['--lanes', 'sse,ws', '--compression', 'br', '--require', 'ws'];
  const { code, stdout, stderr } = await bench(...SMALL, ...lacking, '--json', '--out', out).ended;
  expect(stderr).toMatch(/error: --require: ws did not run: a WebSocket has DEFLATE alone/);
  expect(code).toBe(1);
  const run = JSON.parse(stdout);
  expect(readRun(resultIn(out))).toEqual(run);
  expect(run).toMatchObject({ status: 'complete', ranks: false });
  expect(readdirSync(out)).toContain(`${run.runId}.html`);
}, 120_000);

test.concurrent('Ctrl-C keeps finished trials, leaves no process, and the run can be resumed', async ({
  expect,
}) => {
  const out = mkdtempSync(join(folder, 'cut '));
  const started = bench(...SMALL, '--rounds', '3', '--out', out);
  await started.said(/1\/3 +round 1/);
  started.child.kill('SIGINT');
  const { code, stderr } = await started.ended;
  expect(code).toBe(130);
  expect(stderr).toMatch(/resume {2}npm run bench -- --resume/);
  const file = resultIn(out);
  const cut = readRun(file);
  expect(cut.status).toBe('interrupted');
  expect(cut.trials.length).toBeGreaterThan(0);
  expect(cut.trials.flatMap((trial) => Object.values(trial.processes)).filter(isAlive)).toEqual([]);
  expect(readdirSync(out).filter((name) => name.endsWith('.tmp'))).toEqual([]);

  const resumed = await bench('--resume', file, '--out', out).ended;
  // 3 where the machine was too busy for any valid trial: that is judged, not failed.
  expect([0, 3]).toContain(resumed.code);
  const whole = readRun(file);
  expect(whole.status).toBe('complete');
  expect(new Set(whole.trials.map((trial) => trial.round))).toEqual(new Set([0, 1, 2]));
  expect(whole.trials.slice(0, cut.trials.length)).toEqual(cut.trials);
}, 180_000);

// Foreign CPU is read from the kernel's counters, which only Linux offers.
test.runIf(process.platform === 'linux')(
  'on a busy machine nothing is reported: every cell is withheld, exit 3',
  async () => {
    const busy = mkdtempSync(join(folder, 'busy-'));
    const started = bench(...SMALL, '--out', busy);
    await started.said(/preflight {2}metronome lag/);
    // They end by themselves, whatever becomes of this test.
    const spin = 'const end = Date.now() + 100_000; while (Date.now() < end);';
    const spinners = Array.from({ length: availableParallelism() }, () =>
      spawn(process.execPath, ['-e', spin], { stdio: 'ignore' }),
    );
    // They take what is left of the machine, which keeps it busy, and a tenth of what others would use.
    for (const { pid } of spinners) if (pid) setPriority(pid, constants.priority.PRIORITY_BELOW_NORMAL);
    try {
      const { code, stdout } = await started.ended;
      expect(code).toBe(3);
      expect(stdout).toMatch(/ws +NOT VALID, no number reported: .*foreign CPU/s);
      const run = readRun(resultIn(busy));
      expect(run.cells).toEqual([expect.objectContaining({ status: 'invalid', lane: 'ws' })]);
      expect(run.cells[0]).not.toHaveProperty('metrics');
      // Tried once more in the same place, and both attempts are kept.
      expect(run.trials.map(({ status, attempt }) => [status, attempt])).toEqual([
        ['invalid', 0],
        ['invalid', 1],
      ]);
    } finally {
      for (const spinner of spinners) spinner.kill('SIGKILL');
    }
  },
  120_000,
);
