/** Reads what was measured of the instrument on this machine, and sums it up for a run to carry. */
import { join } from 'node:path';
import { z } from 'zod';
import { type Fingerprint, fingerprintSchema, sameFingerprint } from './fingerprint.js';
import { metrics } from './metrics.js';
import { readOptional } from './optional-file.js';
import type { Instrument, InstrumentSelfRow, NoiseRow } from './schema/instrument.js';
import { readSelfFile, type SelfFile, type SelfRow } from './self-file.js';

/** Where `bench:self` and `calibrate` leave their files unless told otherwise. */
export const MACHINE_FOLDER = 'results/machine';
export const SELF_FILE = 'self.json';
export const CALIBRATION_FILE = 'calibration.json';

/** The drawing of the report is no part of the instrument. */
const ASIDE: ReadonlySet<string> = new Set(['render']);

/** What a summary takes of a calibration: no more, so that later forms of the file can be read too. */
const calibrationSchema = z.object({
  fingerprint: fingerprintSchema,
  environment: z.object({ commit: z.string().nullable() }),
  updatedAt: z.string(),
  results: z.array(
    z.object({
      scenario: z.string(),
      lane: z.string(),
      figure: z.string(),
      plain: z.object({
        pairs: z.number(),
        sd: z.number(),
        falseAlarms: z.number(),
        detectableAt10: z.number(),
        detectableAt20: z.number(),
      }),
    }),
  ),
});

type CalibrationInput = z.infer<typeof calibrationSchema>;

/** Of the files in the folder; undefined where there are none that tell anything. */
export function readInstrument(folder: string, here: Fingerprint): Instrument | undefined {
  const self = selfSummary(readSelfFile(join(folder, SELF_FILE)), here);
  const calibration = calibrationSummary(
    readOptional(join(folder, CALIBRATION_FILE), calibrationSchema),
    here,
  );
  if (!self && !calibration) return undefined;
  return { ...(self ? { self } : {}), ...(calibration ? { calibration } : {}) };
}

function selfSummary(file: SelfFile | undefined, here: Fingerprint): Instrument['self'] {
  const rows = file?.rows.filter(({ measurement }) => !ASIDE.has(measurement)) ?? [];
  const measuredAt = rows
    .map((row) => row.measuredAt)
    .sort()
    .at(-1);
  if (!file || measuredAt === undefined) return undefined;
  const { fingerprint } = file;
  if (!sameFingerprint(fingerprint, here)) return { status: 'foreign', measuredAt, fingerprint };
  return { status: 'measured', rows: rows.map(selfRow) };
}

function selfRow({ measurement: _, met, reading, ...row }: SelfRow): InstrumentSelfRow {
  if (reading.status !== 'measured') return { ...row, reading };
  const { status, value, repetitions, details } = reading;
  const [least, most] = [Math.min(...repetitions), Math.max(...repetitions)];
  return { ...row, reading: { status, value, least, most, met: met === true, details: { ...details } } };
}

/** Noise of metrics alone: what else was calibrated explains it, and stays in the file. */
function calibrationSummary(
  file: CalibrationInput | undefined,
  here: Fingerprint,
): Instrument['calibration'] {
  if (!file || file.results.length === 0) return undefined;
  const { fingerprint, updatedAt: measuredAt, environment } = file;
  if (!sameFingerprint(fingerprint, here)) return { status: 'foreign', measuredAt, fingerprint };
  const rows = file.results
    .filter(({ figure }) => metrics.some(({ id }) => id === figure))
    .map(({ scenario, lane, figure, plain }): NoiseRow => {
      const { pairs, sd, falseAlarms, detectableAt10, detectableAt20 } = plain;
      return { scenario, lane, metric: figure, pairs, sd, falseAlarms, detectableAt10, detectableAt20 };
    });
  return { status: 'measured', measuredAt, commit: environment.commit, rows };
}
