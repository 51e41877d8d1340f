/** The command as a user meets it: what it prints is enough to reach it, and nothing of it stays. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import http2 from 'node:http2';
import https from 'node:https';
import { resolve } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';

const script = resolve('dist/scripts/serve.js');
const env = { ...process.env, NO_COLOR: '1' };

let child: ChildProcess | undefined;
afterEach(() => void child?.kill('SIGKILL'));

/** Starts it over TLS; answers its URL, and the file that it names, with how it says to reach it. */
async function serveTls(...args: string[]) {
  child = spawn(process.execPath, [script, '--port', '0', ...args], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr!.setEncoding('utf8').on('data', (part: string) => {
    said += part;
  });
  const [url] = (await once(child.stdout!.setEncoding('utf8'), 'data')) as [string];
  while (!said.includes('ca.pem')) await once(child.stderr!, 'data');
  return { url: url.trim(), caFile: /\S+ca\.pem/.exec(said)![0], said };
}

async function interrupted(caFile: string): Promise<void> {
  expect(existsSync(caFile)).toBe(true);
  child!.kill('SIGINT');
  expect(await once(child!, 'close')).toEqual([0, null]);
  expect(existsSync(caFile)).toBe(false);
}

describe('serve over TLS', () => {
  test('is verified by the file that it names, which Ctrl-C takes away', { timeout: 30_000 }, async () => {
    const { url, caFile, said } = await serveTls('--lane', 'short-polling', '--tls');
    expect(said).toContain(`curl -N --cacert ${caFile} ${url}/messages`);
    const asked = https.get(`${url}/messages`, { ca: readFileSync(caFile), agent: false });
    const [answer] = (await once(asked, 'response')) as [{ statusCode: number; resume(): void }];
    answer.resume();
    expect(answer.statusCode).toBe(200);
    const [error] = (await once(https.get(`${url}/messages`, { agent: false }), 'error')) as [Error];
    expect(error).toMatchObject({ code: expect.stringMatching(/SELF_SIGNED|UNABLE_TO/) });
    await interrupted(caFile);
  });

  test('is what an HTTP/2 lane speaks without being asked', { timeout: 30_000 }, async () => {
    const { url, caFile } = await serveTls('--lane', 'sse@h2');
    const session = http2.connect(url, { ca: readFileSync(caFile) });
    session.on('error', () => {});
    const stream = session.request({ ':path': '/events' });
    stream.on('error', () => {});
    const [headers] = (await once(stream, 'response')) as [{ ':status': number }];
    expect(headers[':status']).toBe(200);
    await interrupted(caFile);
    session.destroy();
  });
});

test.each([
  [['--lane', 'ssee'], /^error: --lane: there is no "ssee"\. Did you mean sse\?/],
  [['--lane', 'sse', '--tls', '--host', 'not a host'], /^error: --host: "not a host" was given/],
  [['--lane', 'sse', '--tls', '--host', '192.0.2.1'], /^error: the server could not start: .*--host/],
  [['--lane', 'sse', '--tsl'], /^error: unknown option '--tsl'/],
])('serve %j is refused in one line', (args, says) => {
  const { status, stderr } = spawnSync(process.execPath, [script, ...args], { env, encoding: 'utf8' });
  expect(status).toBe(2);
  expect(stderr).toMatch(says);
  expect(stderr.trim()).not.toContain('\n');
});
