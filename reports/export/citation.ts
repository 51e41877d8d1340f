/** How a run is cited: CITATION.cff (Citation File Format 1.2.0) and one line of text. */
import type { RunFile } from '../../results/schema.js';
import { cleanName } from '../text.js';

const TITLE = 'why-websocket: how news gets from a server to a client, measured';

const quoted = (text: string): string => JSON.stringify(text);

export function citationFile({ runId, startedAt, environment }: RunFile): string {
  const commit = environment.commit;
  return `${[
    'cff-version: 1.2.0',
    'message: If you use these figures, please cite the run that they are from.',
    'type: dataset',
    `title: ${quoted(`${TITLE}, run ${cleanName(runId)}`)}`,
    'authors:',
    '  - name: The why-websocket authors',
    `date-released: ${quoted(startedAt.slice(0, 10))}`,
    `version: ${quoted(cleanName(runId))}`,
    ...(commit === null ? [] : [`commit: ${quoted(cleanName(commit))}`]),
    `abstract: ${quoted(`Measured on ${cleanName(environment.machine.cpuModel)}, ${environment.machine.cpuCount} cores, Node ${cleanName(environment.node)}.`)}`,
  ].join('\n')}\n`;
}

export function citationLine({ runId, startedAt, environment }: RunFile): string {
  const { machine, node, commit } = environment;
  const version = commit === null ? '' : `, commit ${cleanName(commit).slice(0, 10)}`;
  return `${TITLE}. Run ${cleanName(runId)} of ${startedAt.slice(0, 10)}${version}, on ${cleanName(machine.cpuModel)} with ${machine.cpuCount} cores, Node ${cleanName(node)}.`;
}
