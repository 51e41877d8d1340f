/** The Korean page: no English in running text but names, commands and what the run itself has said. */
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../results/fixtures/sample-run.js';
import type { RunFile } from '../results/schema.js';
import { quotedTexts } from './fixtures/quoted.js';
import { renderReport } from './render.js';

/** So many words of Latin letters in a row are a sentence, not a name. */
const ENGLISH = /(?:[A-Za-z][A-Za-z’'-]*[,;:]?\s+){3,}[A-Za-z][A-Za-z’'-]*/g;

/** Elements that hold code, or text that is marked as English. */
const APART =
  /<(script|style|code|pre)\b[^>]*>[\s\S]*?<\/\1>|<(span|cite)\b[^>]*\blang="en"[^>]*>[^<]*<\/\2>/g;

const decoded = (text: string) =>
  text
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#39;', "'")
    .replaceAll('&amp;', '&');

/** Every text node, and every attribute that is read aloud. */
function textsOf(html: string): string[] {
  const markup = html.replace(APART, ' ');
  const spoken = [...markup.matchAll(/\s(?:alt|title|aria-label|data-alt)="([^"]*)"/g)].map(
    ([, text]) => text ?? '',
  );
  const nodes = markup.replace(/<[^>]*>/g, '\n').split('\n');
  return [...nodes, ...spoken].map(decoded).map((text) => text.trim());
}

/** What reads as English and is quoted from nowhere. */
function englishIn(html: string, run: RunFile): string[] {
  const quoted = quotedTexts(run);
  return textsOf(html)
    .flatMap((text) => text.match(ENGLISH) ?? [])
    .filter((found) => !quoted.some((text) => text.includes(found)));
}

const whole = sampleRun();
const quick = sampleRun({ rounds: 1 });
const cut: RunFile = { ...whole, status: 'interrupted', environment: { ...whole.environment, dirty: true } };

describe('the page in Korean', () => {
  it.each([
    ['an interrupted run of all there is', cut],
    ['a run of one round', quick],
  ])('says nothing in English but names and quotations: %s', (_name, run) => {
    expect(englishIn(renderReport(run, { lang: 'ko' }), run)).toEqual([]);
  });

  it('is held to it: the English page would not pass', () => {
    expect(englishIn(renderReport(quick), quick).length).toBeGreaterThan(50);
  });
});
