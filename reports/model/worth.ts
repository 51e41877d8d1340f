/** What the instrument is worth on the machine of the run: its own speed, and the noise of like against like. */
import type { Fingerprint } from '../../results/fingerprint.js';
import type { Instrument } from '../../results/schema/instrument.js';
import { formatMoment } from '../format.js';
import type { Prose } from '../prose.js';
import { cleanLine, cleanName } from '../text.js';
import { noiseTables } from './noise.js';
import { commitText, selfTable } from './self-figures.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';

export interface InstrumentWorth {
  /** What there is to say of where the figures come from, or why there are none. */
  readonly notes: readonly Prose[];
  readonly tables: readonly Table[];
}

const nothing: Instrument = {};

/** A machine that is not the run's, by what tells the two apart. */
function machineText({ cpuModel, cpuCount, node, kernel }: Fingerprint): string {
  return cleanLine(`${cpuModel} × ${cpuCount}, ${kernel}, Node.js ${node}`, 120);
}

function selfWorth(view: RunView, self: Instrument['self']): InstrumentWorth {
  const { words } = view;
  if (!self) return { notes: [words.selfAbsent()], tables: [] };
  if (self.status === 'measured') return { notes: [], tables: [selfTable(view, self)] };
  const when = formatMoment(cleanName(self.measuredAt));
  return { notes: [words.selfForeign(when, machineText(self.fingerprint))], tables: [] };
}

function noiseWorth(view: RunView, calibration: Instrument['calibration']): InstrumentWorth {
  const { words } = view;
  if (!calibration) return { notes: [words.noiseAbsent()], tables: [] };
  const when = formatMoment(cleanName(calibration.measuredAt));
  if (calibration.status !== 'measured') {
    return { notes: [words.noiseForeign(when, machineText(calibration.fingerprint))], tables: [] };
  }
  const note = words.noiseNote(when, commitText(view, calibration.commit));
  return { notes: [note], tables: noiseTables(view, calibration) };
}

/** Its own speed, then the noise. */
export function instrumentWorth(view: RunView): InstrumentWorth[] {
  const { self, calibration } = view.run.instrument ?? nothing;
  return [selfWorth(view, self), noiseWorth(view, calibration)];
}
