import { isUtf8 } from 'node:buffer';
import type { Topic } from '../protocol/transport.js';
import { type Refusal, refusals } from './refusals.js';

/** Publishes what a client sent by POST; answers why not, where it is not taken. */
export function receiveBody(topic: Topic, body: Buffer): Refusal | undefined {
  if (!isUtf8(body)) return refusals.notUtf8;
  try {
    topic.publish(body.toString());
    return undefined;
  } catch {
    return refusals.failed;
  }
}
