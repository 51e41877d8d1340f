/** The process of its own in which wire forms are timed, so that nothing else runs in its event loop. */
import { serveParent } from '../harness/rpc.js';
import { cpuUs } from '../harness/usage-delta.js';
import { type FramedTransport, forms } from './forms.js';
import { type FormReading, type MeasureOptions, measureForm } from './measure.js';
import type { FormOptions } from './wire-form.js';

export type FramingCommands = {
  measure: {
    ask: { transport: FramedTransport; form: FormOptions; options: MeasureOptions };
    /** With the CPU time that the process has taken since it started, µs. */
    answer: { reading: FormReading; cpuUs: number };
  };
};

serveParent<FramingCommands>({
  async measure({ transport, form, options }) {
    const reading = await measureForm(await forms[transport](form), options);
    return { reading, cpuUs: cpuUs(undefined, process.resourceUsage()) };
  },
});
