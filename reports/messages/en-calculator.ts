/** English: the calculator. */
import { formatNumber } from '../format.js';
import { plainText } from '../prose.js';
import type { CalculatorFormWords, CalculatorWords } from './calculator-shapes.js';
import { list, mid } from './en-findings.js';

const number = (value: number): string => formatNumber(value, 'en', 4);

export const calculatorWords: CalculatorWords = {
  expected: (least, most, whole) =>
    `A ${whole ? 'whole ' : ''}number from ${number(least)} to ${number(most)} is expected.`,
  waiting: 'The answer is still the one for the numbers before.',
  resource: { cores: 'Server CPU', bytesPerSecond: 'Traffic, both ways', memoryBytes: 'Server memory' },
  floor: (amount) => `Below ${amount}, left of the line, a difference decides nothing.`,
  key: {
    measured: 'within a factor of two of what was measured',
    carried: 'carried on beyond it',
    interval: 'interval',
    late: 'too late',
  },
  curve: {
    parts: (clients) => `From about ${number(clients)} clients on, lanes part in server CPU`,
    together: (clients) => `Up to ${number(clients)} clients, server CPU does not tell the lanes apart`,
    alone: 'Server CPU by number of clients',
    subtitle: 'Server CPU in cores by number of clients, both on log scales; your other numbers as above.',
    here: (clients) => `you: ${number(clients)}`,
    carried: (times) => `extrapolated × ${times}`,
    notDrawn: (lanes) => `Not drawn: ${plainText(list(lanes.map(mid)))}, not fresh enough or not measured.`,
    solid: 'within a factor of two of what was measured',
    dashed: 'extrapolated',
    floor: 'decides nothing',
    clients: 'Clients (log scale)',
    cores: 'Cores (log scale)',
  },
};

export const calculatorFormWords: CalculatorFormWords = {
  title: 'Type your own numbers',
  lead: 'The page works the answer out from the costs of this run. Nothing is sent anywhere.',
  presets: 'Start from',
  field: {
    clients: { label: 'Clients', unit: '', hint: 'connected at the same time' },
    news: { label: 'News', unit: 'a second', hint: 'each goes to every client; once a minute is 0.01667' },
    sent: { label: 'Sent by each client', unit: 'a second', hint: '0 where clients only listen' },
    bytes: { label: 'Payload', unit: 'bytes', hint: 'the text of one message' },
    rtt: { label: 'Round trip', unit: 'ms', hint: 'between client and server' },
    staleness: { label: 'May be old', unit: 's', hint: '99 of 100 messages arrive within' },
  },
  name: 'Your numbers',
  model: {
    title: 'How it is reckoned',
    symbols:
      'N clients, λ news a second, u messages sent by each client a second, RTT the round trip, d half of it. Own time, CPU, bytes and memory are this run’s figures for the lane.',
    formulae: [
      ['Age, pushed', 'd + own time'],
      [
        'Age, short polling, every T',
        '99 of 100 within 0.99 T + d + own time; T is the longest that keeps it, at most 25 s',
      ],
      ['Age, long polling', 'between d and 3d, the later the more often news comes, + own time'],
      [
        'Units of work a second',
        'pushed: N λ; short polling: N / T; long polling: N / (A + e^(−λA) (1 − e^(−25λ)) / λ), with A = RTT + own time',
      ],
      ['CPU', 'units × CPU a unit + N u × CPU to take one in + N × CPU of a silent client'],
      [
        'Bytes',
        'N × (λ × (payload + framing) + answers × heads + u × (payload + what sending takes)) + TCP/IP headers, 52 B a segment',
      ],
      ['Memory', 'N × connections a client × memory a connection'],
      ['Between two measured amounts', 'straight on log scales; beyond them, as at the nearest'],
    ],
  },
  address: 'The address of this page keeps the numbers that you type: copy it to share them.',
};
