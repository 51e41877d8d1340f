/** What other tools read, character by character; hostile words stay words. */
import { expect, test } from 'vitest';
import { bencherMetrics } from './bencher.js';
import { comparison } from './fixture.js';
import { githubBenchmarks } from './github-benchmark.js';
import { junitXml } from './junit.js';

test('JUnit: only what gates fails, controls that XML cannot write are replaced', () => {
  expect(junitXml(comparison)).toMatchInlineSnapshot(`
    "<?xml version="1.0" encoding="UTF-8"?>
    <testsuites name="why-websocket compare" tests="4" failures="1" skipped="2">
      <testsuite name="exact" tests="3" failures="1" skipped="1">
        <testcase classname="exact.sse" name="downBytesPerMessage (clients 3, textBytes 128)"><failure message="worse: 162 B, then 192 B; counts, the same in each round"/></testcase>
        <testcase classname="exact.sse" name="missingMessages (clients 3, textBytes 128)"/>
        <testcase classname="exact.ws" name="all figures (clients 3, textBytes 128)"><skipped message="not valid: head failed: =cmd|&quot;&lt;b&gt;&amp;��[2J&#13;&#10;@all \`x\` ]]&gt;"/></testcase>
      </testsuite>
      <testsuite name="push" tests="1" failures="0" skipped="1">
        <testcase classname="push.=cmd|&quot;&lt;b&gt;&amp;��[2J&#13;&#10;@all \`x\` ]]&gt;" name="serverCpuUsPerMessage (rttMs 0)"><skipped message="does not gate; worse: 10 µs, then 20 µs; Welch&apos;s t interval on the logarithms of unpaired rounds, 95 %, 2 df"/></testcase>
      </testsuite>
    </testsuites>
    "
  `);
});

test('github-action-benchmark: an array a direction, bounds in neither', () => {
  expect(JSON.stringify(githubBenchmarks(comparison), null, 1)).toMatchInlineSnapshot(`
    "{
     "smaller": [
      {
       "name": "exact · sse · clients 3, textBytes 128 · downBytesPerMessage",
       "unit": "B",
       "value": 192,
       "extra": "tier exact, 3 rounds"
      },
      {
       "name": "exact · sse · clients 3, textBytes 128 · missingMessages",
       "unit": "messages",
       "value": 0,
       "extra": "tier exact, 3 rounds"
      },
      {
       "name": "push · =cmd|\\"<b>&\\u0000\\u001b[2J\\r\\n@all \`x\` ]]> · rttMs 0 · serverCpuUsPerMessage",
       "unit": "µs",
       "value": 20,
       "range": "± 1",
       "extra": "tier cost, 3 rounds"
      }
     ],
     "bigger": [
      {
       "name": "push · =cmd|\\"<b>&\\u0000\\u001b[2J\\r\\n@all \`x\` ]]> · rttMs 0 · deliveriesPerSecond",
       "unit": "1/s",
       "value": 900,
       "range": "± 100",
       "extra": "tier trend, 3 rounds"
      }
     ]
    }"
  `);
});

test('Bencher: a benchmark a place, a measure a metric', () => {
  expect(JSON.stringify(bencherMetrics(comparison), null, 1)).toMatchInlineSnapshot(`
    "{
     "exact · sse · clients 3, textBytes 128": {
      "downBytesPerMessage": {
       "value": 192,
       "lower_value": 192,
       "upper_value": 192
      },
      "missingMessages": {
       "value": 0,
       "lower_value": 0,
       "upper_value": 0
      }
     },
     "push · =cmd|\\"<b>&\\u0000\\u001b[2J\\r\\n@all \`x\` ]]> · rttMs 0": {
      "serverCpuUsPerMessage": {
       "value": 20,
       "lower_value": 19,
       "upper_value": 21
      },
      "deliveriesPerSecond": {
       "value": 900,
       "lower_value": 800,
       "upper_value": 1000
      }
     }
    }"
  `);
});

test('a place named like what every object has stays a name', () => {
  const changes = comparison.changes
    .slice(0, 1)
    .map((change) => ({ ...change, scenario: '__proto__', lane: '', point: {} }));
  expect(Object.keys(bencherMetrics({ changes }))).toEqual(['__proto__']);
});
