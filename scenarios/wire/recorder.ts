/** Takes down what goes over a lane's connections, in the order in which this process sees it. */
import type { Capture, CaptureEvent, CaptureStep } from '../../results/schema/capture.js';

type Untimed<Event> = Event extends CaptureEvent ? Omit<Event, 'atUs'> : never;

export interface Recorder {
  /** From here on, what happens belongs to this step. */
  step(id: string): void;
  note(event: Untimed<CaptureEvent>): void;
  /** The number of a connection that is about to be opened. */
  nextConnection(): number;
  capture(): Capture;
}

/** The exchange begins now. Before the first `step` nothing may happen. */
export function createRecorder(): Recorder {
  const beganMs = performance.now();
  const steps: CaptureStep[] = [];
  let connections = 0;
  return {
    step: (id) => void steps.push({ id, events: [] }),
    note(event) {
      const atUs = Math.round((performance.now() - beganMs) * 1000);
      steps.at(-1)!.events.push({ atUs, ...event } as CaptureEvent);
    },
    nextConnection: () => connections++,
    capture: () => ({ steps }),
  };
}
