/** Lines of an event stream (WHATWG HTML, section 9.2.5). */
import { lineEnd, utf8 } from './bytes.js';
import { type Push, partOf } from './parts.js';

const LINE_END = /\r?\n?$/;
const FIELD = /^([^:]*):? ?(.*)$/s;

/** Reads the lines between two offsets: fields with name and value, and the blank line that sends an event. */
export function readEventLines(bytes: Uint8Array, from: number, end: number, push: Push): number {
  let at = from;
  while (at < end) {
    const found = lineEnd(bytes, at);
    const next = found < 0 || found > end ? end : found;
    const [, name = '', value = ''] = FIELD.exec(utf8(bytes, at, next).replace(LINE_END, '')) ?? [];
    const blank = name === '' && value === '';
    at = push(blank ? partOf('event-end', at, next) : partOf('event-field', at, next, value, name || ':'));
  }
  return at;
}
