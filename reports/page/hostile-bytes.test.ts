/** Captured bytes that still read as heads and frames, and are hostile within: they stand in the page as text. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { type RunFile, runFileSchema } from '../../results/schema.js';
import { HOSTILE_TEXTS } from '../fixtures/hostile-run.js';
import { messagesFor } from '../messages.js';
import { buildReport } from '../model.js';
import type { Lang } from '../units.js';
import { Exchange } from './exchange.js';

/** A field line cannot hold an end of line. */
const FIELDS = HOSTILE_TEXTS.map((text, index) => `X-Hostile-${index}: ${text}\r\n`).join('');
const PAYLOAD = Buffer.from(`</script><img src=x onerror=alert(7)>\u202e\u0000\u001b${'"><b>'.repeat(400)}`);
const TEXT_FRAME = 0x81;
const HEAD = /^(?:GET|POST|HTTP\/1\.1) [^\r]*\r\n/;

/** Where the payload of an unmasked frame begins (RFC 6455, section 5.2). */
const payloadAt = (bytes: Buffer) => ({ 126: 4, 127: 10 })[bytes[1] ?? 0] ?? 2;

let spoilt = { heads: 0, frames: 0 };
function spoil(base64: string): string {
  const bytes = Buffer.from(base64, 'base64');
  const line = HEAD.exec(bytes.toString('latin1'))?.[0];
  if (line) {
    spoilt.heads++;
    return Buffer.concat([Buffer.from(line), Buffer.from(FIELDS), bytes.subarray(line.length)]).toString(
      'base64',
    );
  }
  if (bytes[0] !== TEXT_FRAME || bytes[1]! >= 0x80) return base64;
  spoilt.frames++;
  PAYLOAD.copy(bytes, payloadAt(bytes));
  return bytes.toString('base64');
}

function hostile(run: RunFile): RunFile {
  spoilt = { heads: 0, frames: 0 };
  const text = JSON.stringify(run).replaceAll(
    /"base64":"([^"]*)"/g,
    (_, bytes: string) => `"base64":"${spoil(bytes)}"`,
  );
  return runFileSchema.parse(JSON.parse(text));
}

const run = sampleRun();
const elements = (html: string) => new Set([...html.matchAll(/<([a-zA-Z][\w-]*)/g)].map(([, name]) => name));

function exchangeOf(of: RunFile, lang: Lang): string {
  const { wire } = buildReport(of, lang);
  if (!wire) throw new Error('the run has no captured bytes');
  return render(h(Exchange, { wire, words: messagesFor(lang) }));
}

it.each(['en', 'ko'] as const)('hostile bytes within heads and frames stay text (%s)', (lang) => {
  const html = exchangeOf(hostile(run), lang);
  expect(spoilt.heads).toBeGreaterThan(5);
  expect(spoilt.frames).toBeGreaterThan(0);
  // They are read and shown, not dropped.
  expect(html).toContain('X-Hostile-0: &lt;script');
  expect(html).toContain('&lt;/script>&lt;img src=x');
  const own = elements(exchangeOf(run, lang));
  expect([...elements(html)].filter((name) => !own.has(name))).toEqual([]);
  expect(/<[^>]*\s(?:on\w+|style)=(?:"|')/.exec(html)).toBeNull();
  expect(/[\u202a-\u202e\u2066\u2067]|(?!\n)\p{Cc}/u.exec(html)).toBeNull();
  expect(html).not.toContain('W'.repeat(500));
});
