/**
 * JUnit XML, as CI services read it: a suite a scenario, a case a figure. Only what the gate goes by
 * can fail; costs that changed or cannot be told are skipped with their reason, and so is what was
 * left out. Trends are no cases.
 */
import type { Change, LeftOut, RunComparison } from '../change.js';
import { pointText } from '../place-text.js';

interface Case {
  readonly suite: string;
  readonly lane: string;
  readonly name: string;
  readonly outcome: 'passed' | 'failure' | 'skipped';
  readonly message: string;
}

/** The text of the file. */
export function junitXml(comparison: RunComparison): string {
  const cases = [
    ...comparison.changes.filter(({ tier }) => tier !== 'trend').map(caseOfChange),
    ...comparison.leftOut.map(caseOfLeftOut),
  ];
  const suites = [...new Set(cases.map(({ suite }) => suite))];
  const lines = suites.flatMap((suite) =>
    suiteLines(
      suite,
      cases.filter((one) => one.suite === suite),
    ),
  );
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="why-websocket compare"${counts(cases)}>`,
    ...lines,
    '</testsuites>',
    '',
  ].join('\n');
}

function caseOfChange(change: Change): Case {
  const { scenario: suite, lane, metric, point, base, head, verdict, gates, method } = change;
  const name = `${metric.id} (${pointText(point)})`;
  const message = `${verdict}: ${base.value} ${metric.unit}, then ${head.value} ${metric.unit}; ${method}`;
  if (gates && verdict === 'worse') return { suite, lane, name, outcome: 'failure', message };
  const told = verdict === 'equal' || verdict === 'equivalent' || (gates && verdict === 'better');
  const outcome = told ? 'passed' : 'skipped';
  return { suite, lane, name, outcome, message: gates ? message : `does not gate; ${message}` };
}

function caseOfLeftOut({ scenario, lane, point, metric, kind, reason, broken }: LeftOut): Case {
  const name = `${metric ?? 'all figures'} (${pointText(point)})`;
  const outcome = broken ? 'failure' : 'skipped';
  return { suite: scenario, lane, name, outcome, message: `${kind}: ${reason}` };
}

function counts(cases: readonly Case[]): string {
  const of = (outcome: Case['outcome']) => cases.filter((one) => one.outcome === outcome).length;
  return ` tests="${cases.length}" failures="${of('failure')}" skipped="${of('skipped')}"`;
}

function suiteLines(suite: string, cases: readonly Case[]): string[] {
  return [
    `  <testsuite name="${escaped(suite)}"${counts(cases)}>`,
    ...cases.map((one) => `    ${caseText(one)}`),
    '  </testsuite>',
  ];
}

function caseText({ suite, lane, name, outcome, message }: Case): string {
  const open = `<testcase classname="${escaped(`${suite}.${lane}`)}" name="${escaped(name)}"`;
  return outcome === 'passed'
    ? `${open}/>`
    : `${open}><${outcome} message="${escaped(message)}"/></testcase>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Characters that XML 1.0 (2.2) knows no way to write become U+FFFD. */
function escaped(text: string): string {
  return [...text]
    .map((character) => entities[character] ?? (isXml(character.codePointAt(0)!) ? character : '\ufffd'))
    .join('');
}

function isXml(code: number): boolean {
  if (code < 0x20) return false;
  return !(code >= 0xd800 && code <= 0xdfff) && code !== 0xfffe && code !== 0xffff;
}
