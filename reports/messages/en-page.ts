/** English: the page's frame. */
import { many } from './en-phrases.js';
import type { PageWords } from './page-shapes.js';

export const pageWords: PageWords = {
  otherLanguage: { name: '한국어', lang: 'ko' },
  everything: 'Everything that was measured',
  everythingLead: 'The charts that the story did not need, question by question, and what was withheld.',
  behind: ({ charts, tables, withheld }) =>
    [
      ...(charts > 0 ? [many(charts, 'chart', 'charts')] : []),
      ...(tables > 0 ? [many(tables, 'table', 'tables')] : []),
      ...(withheld > 0 ? [`${withheld} withheld`] : []),
    ].join(', ') || 'Notes',
  onPaper: ': not printed, see the page or its result file',
  data: 'Data and commands',
  dataLead: 'All figures and pictures here come from one result file. Any part of them can be made again.',
  resultFile: 'Result file, with every trial and its distribution',
  figuresButton: 'All figures as JSON',
  figuresNote: 'Every cell with its interval, the plan and the environment; values to six digits.',
  reportCommand: 'Draw this page again from the result file',
  permalink: (title) => `Link to: ${title}`,
  repeat: 'Repeat this',
  repeatMeasure: 'Measure it again on your machine:',
  repeatDraw: 'Draw this chart as an SVG file from the result file:',
  csv: 'Figures as CSV',
  csvOf: (title) => `Figures as CSV: ${title}`,
  sources: 'Where the numbers come from',
  sourcesLead:
    'Each number in the text links to its row here: the value as it stands in the result file, in nanoseconds and bytes, and the place where it stands (a JSON pointer).',
  sourcesOpen: (n) => (n === 1 ? 'The one place' : `All ${n} places`),
  sourceColumn: {
    what: 'What, and where in the file',
    value: 'Value in the file',
    interval: '95 % interval',
    rounds: 'Rounds',
  },
  items: (n) => (n === 1 ? '1 entry' : `${n} entries`),
};
