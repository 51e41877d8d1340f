import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sampleRun } from './fixtures/sample-run.js';
import { MAX_FILE_BYTES, readRun } from './read-run.js';
import { ResultFileError } from './result-file-error.js';
import { runFileText } from './store.js';

const run = sampleRun({ scenarios: ['framing'], rounds: 1 });
const text = runFileText(run);
let folder: string;

beforeAll(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'results-'));
});
afterAll(() => {
  fs.rmSync(folder, { recursive: true, force: true });
});

/** What reading a file of that content says, without the file's path; it must be one plain line. */
function complaint(content: string): string {
  const file = path.join(folder, 'run.json');
  fs.writeFileSync(file, content);
  return complaintOf(file);
}

function complaintOf(file: string): string {
  try {
    readRun(file);
  } catch (error) {
    expect(error).toBeInstanceOf(ResultFileError);
    const { message } = error as Error;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: that there is none is what is tested
    expect(message).not.toMatch(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(message).toContain(file);
    return message.replace(file, 'FILE');
  }
  throw new Error('the file was read');
}

const changed = (change: object) => runFileText({ ...run, ...change });

test('a file that is as it should be reads as it was written', () => {
  const file = path.join(folder, 'good.json');
  fs.writeFileSync(file, text);
  expect(readRun(file)).toEqual(run);
});

describe('a path that cannot be read', () => {
  test('because nothing is there', () => {
    const file = path.join(folder, 'missing.json');
    expect(complaintOf(file)).toBe('cannot read FILE: there is no such file; runs are in results/runs/');
  });

  test('because a folder is there', () => {
    expect(complaintOf(folder)).toBe('cannot read FILE: that is a folder; name a result file in it');
  });

  test('because the file is larger than any run', () => {
    const file = path.join(folder, 'large.json');
    fs.writeFileSync(file, '');
    fs.truncateSync(file, MAX_FILE_BYTES + 1);
    expect(complaintOf(file)).toBe('FILE is too large for a result file: 257 MiB, at most 256 are read');
  });
});

describe('a file that is not whole', () => {
  test.each([0, 1, 2, 20, 500, 5_000, text.length - 3])(
    'but ends after %i characters is truncated',
    (length) => {
      expect(complaint(text.slice(0, length))).toMatch(/^FILE is truncated: /);
    },
  );

  test('is truncated wherever it ends', () => {
    const whole = '{"a":"x\\"{","b":[1,{"c":null}],"d":tru';
    const notYet = /^FILE is truncated: /;
    for (let length = 0; length < whole.length; length++)
      expect(complaint(whole.slice(0, length))).toMatch(notYet);
  });
});

test.each(['<!doctype html><p>', 'hello', '{"a": x}', `${text}}`, '\u0000\u0001'])(
  '%j is not JSON',
  (content) => {
    expect(complaint(content)).toMatch(/^FILE is not JSON: /);
  },
);

describe('a file of something else', () => {
  test.each([
    ['null', 'it names no schema'],
    ['[]', 'it names no schema'],
    ['7', 'it names no schema'],
    ['{"schema":7}', 'it names no schema'],
    ['{"schema":"k6"}', 'its schema is "k6"'],
    [JSON.stringify({ schema: 'red\u001b[31m\u202e' }), 'its schema is "red\\u001b[31m?"'],
    [JSON.stringify({ schema: 'x'.repeat(1_000) }), `its schema is "${'x'.repeat(60)}…"`],
  ])('%s is named', (content, found) => {
    expect(complaint(content)).toBe(
      `FILE is not a result file of this suite: ${found}, not "why-websocket/run"`,
    );
  });
});

describe('another schema version', () => {
  test('that is newer asks for a newer suite', () => {
    expect(complaint(changed({ schemaVersion: 2 }))).toBe(
      'FILE has schema version 2, newer than 1, which this suite reads: update the suite',
    );
  });

  test('that is older says what can be done', () => {
    expect(complaint(changed({ schemaVersion: 0 }))).toBe(
      'FILE has schema version 0, older than 1, which this suite reads: ' +
        'measure again, or read it with the release that wrote it',
    );
  });

  test('that is no number violates the schema', () => {
    expect(complaint(changed({ schemaVersion: 'one' }))).toMatch(
      /does not keep the schema.*: schemaVersion: /,
    );
  });
});

describe('a violation of the schema', () => {
  const without = 'FILE does not keep the schema of a result file: ';

  test('is named by its path', () => {
    const cells = [{ scenario: 'push', lane: 'ws', point: {}, status: 'skipped' }];
    expect(complaint(changed({ cells }))).toMatch(new RegExp(`^${without}cells\\[0\\]\\.reasons: `));
  });

  test('is named three times at most, and counted', () => {
    const broken = { runId: 1, startedAt: 2, command: 3, ranks: 4, warnings: 5 };
    const message = complaint(changed(broken));
    expect(message).toMatch(/: runId: .*; startedAt: .*; command: .*; and 2 more$/);
  });

  test('with hostile names stays one harmless line', () => {
    const plan = { ...run.plan, settings: { '</script>\n\u001b[31m\u202e': {} } };
    expect(complaint(changed({ plan }))).toContain('plan.settings["</script>\\n\\u001b[31m?"]: ');
  });

  test('cannot hide a figure in a cell that has none', () => {
    const file = path.join(folder, 'smuggled.json');
    const metrics = { latencyP50Ns: { value: 1, low: null, high: null, rounds: [1], bound: null } };
    const cell = { scenario: 'push', lane: 'ws', point: {}, status: 'skipped', reasons: [], metrics };
    fs.writeFileSync(file, changed({ cells: [cell] }));
    expect(readRun(file).cells).toEqual([
      { scenario: 'push', lane: 'ws', point: {}, status: 'skipped', reasons: [] },
    ]);
  });
});
