/**
 * The committed figures of the scenario `exact`, and the versions that they hold for. Its text is made to be
 * reviewed: one line a figure, lanes and figures in the order of their tables, so that a diff says which
 * lane takes how many bytes more.
 */
import fs from 'node:fs';
import { z } from 'zod';
import { pointText } from '../compare/place-text.js';
import { ResultFileError } from '../result-file-error.js';
import { figures, scalar } from '../schema/forms.js';
import type { Cell, MetricInfo } from '../schema.js';

const SCHEMA_NAME = 'why-websocket/exact-baseline';
const SCHEMA_VERSION = 1;

const baselineSchema = z.object({
  schema: z.literal(SCHEMA_NAME),
  schemaVersion: z.literal(SCHEMA_VERSION),
  /** By name, of what bears on the bytes. */
  versions: z.record(z.string(), z.string()),
  /** What was asked: clients, messages, bytes of text, header profile. */
  asked: z.record(z.string(), scalar),
  /** By lane, point (in words) and metric. */
  lanes: z.record(z.string(), z.record(z.string(), figures)),
});

export type ExactBaseline = z.infer<typeof baselineSchema>;
export type Asked = ExactBaseline['asked'];

/** A figure of one lane at one point. */
export type Figures = Readonly<Record<string, number>>;

/** @throws ResultFileError where there is none, or none of this form */
export function readExactBaseline(file: string): ExactBaseline {
  const parsed = baselineSchema.safeParse(jsonOf(file));
  if (parsed.success) return parsed.data;
  const [first] = parsed.error.issues;
  throw new ResultFileError(
    `${file} is no baseline of exact figures (${first?.path.join('.') || 'the file'}): take it from the repository again, or renew it with npm run baseline -- --renew`,
  );
}

function jsonOf(file: string): unknown {
  let text: string;
  try {
    text = fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : message;
    throw new ResultFileError(
      `cannot read the baseline ${file}: ${why}; make one with npm run baseline -- --renew`,
    );
  }
  try {
    return JSON.parse(text);
  } catch {
    const conflict = /^<{7} /m.test(text) ? ' It holds the marks of a merge conflict.' : '';
    throw new ResultFileError(
      `${file} is not JSON.${conflict} Renew it with npm run baseline -- --renew, and review the diff`,
    );
  }
}

export interface Counted {
  readonly versions: ExactBaseline['versions'];
  readonly asked: Asked;
  readonly cells: readonly Cell[];
  /** Every lane of the table, and the order in which they stand. */
  readonly lanes: readonly string[];
  /** The order in which figures stand; of them only the exact ones are kept. */
  readonly metrics: readonly MetricInfo[];
}

/**
 * The baseline after a count. Lanes without a valid cell (skipped, or not asked) keep the figures that they had, as
 * versions that could not be read keep theirs; lanes that the table no longer has are dropped.
 */
export function renewed(
  earlier: ExactBaseline | undefined,
  { versions, asked, cells, lanes, metrics }: Counted,
): ExactBaseline {
  const ids = metrics.filter(({ tier }) => tier === 'exact').map(({ id }) => id);
  const kept = lanes.flatMap((lane) => {
    const valid = cells.flatMap((cell) => (cell.lane === lane && cell.status === 'valid' ? cell : []));
    const points = valid.map((cell) => {
      const having = ids.flatMap((id) => {
        const estimate = cell.metrics[id];
        return estimate ? [[id, estimate.value] as const] : [];
      });
      return [pointText(cell.point), Object.fromEntries(having)] as const;
    });
    const figures = points.length > 0 ? Object.fromEntries(points) : earlier?.lanes[lane];
    return figures ? [[lane, figures] as const] : [];
  });
  return {
    schema: SCHEMA_NAME,
    schemaVersion: SCHEMA_VERSION,
    versions: { ...earlier?.versions, ...versions },
    asked,
    lanes: Object.fromEntries(kept),
  };
}

export function exactBaselineText(baseline: ExactBaseline): string {
  return `${JSON.stringify(baseline, null, 2)}\n`;
}
