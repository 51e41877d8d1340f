/** One exchange by an answer that never ends: news as it is published, and a message sent beside it. */
import { bodyOf, type Exchange, endFirst, expectStatus, publish, type Wire } from './exchange.js';
import { cutAnswer, cutChunk, cutHead, requestText } from './http.js';
import type { Line } from './line.js';

interface StreamForm {
  readonly path: string;
  readonly kind: 'stream' | 'events';
  /** What ends a text and all that is wrapped around it. */
  readonly end: string;
}

/** Takes chunks until a text is whole: an engine may cut it where it likes. */
async function takeText(line: Line, end: string): Promise<string> {
  let text = '';
  while (!text.endsWith(end)) text += await line.take(cutChunk);
  return text;
}

async function openStream(wire: Wire, { path, kind, end }: StreamForm): Promise<Line> {
  const line = await wire.open();
  line.noteEndpoints();
  const fields = wire.headers.fields[kind];
  await line.write(requestText(wire.url, { method: 'GET', target: path, fields }, wire.keepAlive));
  expectStatus((await line.take(cutHead)).status, 200);
  await takeText(line, end);
  return line;
}

/** The stream's own connection goes one way: what the client says takes a second one. */
async function post(wire: Wire): Promise<Line> {
  const line = await wire.open();
  line.noteEndpoints();
  const request = { method: 'POST', target: '/messages', body: bodyOf(wire) } as const;
  await line.write(requestText(wire.url, { ...request, fields: wire.headers.fields.send }, wire.keepAlive));
  expectStatus((await line.take(cutAnswer)).head.status, 204);
  return line;
}

const exchangeOver =
  (form: StreamForm): Exchange =>
  async (wire) => {
    const { recorder } = wire;
    recorder.step('opening');
    const stream = await openStream(wire, form);
    recorder.step('news');
    await publish(wire);
    await takeText(stream, form.end);
    recorder.step('answer');
    const sender = await post(wire);
    await takeText(stream, form.end);
    recorder.step('closing');
    await endFirst(sender);
    await endFirst(stream);
    return undefined;
  };

export const chunked = exchangeOver({ path: '/stream', kind: 'stream', end: '\n' });
export const sse = exchangeOver({ path: '/events', kind: 'events', end: '\n\n' });
