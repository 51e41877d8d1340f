import { once } from 'node:events';
import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { type WebSocket, WebSocketServer } from 'ws';
import { clientTimeouts } from './session.js';
import { CONTROL_NOTE, contentTypes, makeTrouble } from './trouble.js';

const trouble = makeTrouble();
afterEach(() => {
  vi.useRealTimers();
  trouble.end();
});

const polls = ['short-polling', 'long-polling'] as const;
const streams = ['chunked', 'sse'] as const;
const overHttp = [...polls, ...streams] as const;

/** Answers with this content in the right type, and leaves the answer open. */
function answering(kind: (typeof overHttp)[number], content: string): RequestListener {
  return (_request, answer) => {
    answer.writeHead(200, { 'Content-Type': contentTypes[kind] });
    answer.write(content);
  };
}

describe.each(overHttp)('a %s client', (kind) => {
  test('refuses content of another type', async () => {
    const { url } = await trouble.serve((_request, answer) => {
      answer.writeHead(200, { 'Content-Type': 'text/html' }).end('<p>hello</p>');
    });
    expect(await (await trouble.watch(kind, url)).ended).toMatch(
      /expected Content-Type \S+, got text\/html$/,
    );
  });

  test('says what became of a message that was refused', async () => {
    const { url } = await trouble.serve((request, answer) => {
      if (request.method === 'POST') answer.writeHead(413).end();
      else answering(kind, '')(request, answer);
    });
    const watched = await trouble.watch(kind, url);
    watched.connection.send('too much');
    expect(await watched.ended).toBe('POST /messages: expected status 204, got 413 Payload Too Large');
  });

  test('reaches a server below a path', async () => {
    const paths: (string | undefined)[] = [];
    const { url, server } = await trouble.serve((request) => paths.push(request.url));
    const arrived = once(server, 'request');
    await trouble.watch(kind, `${url}/below/`);
    await arrived;
    expect(paths[0]).toMatch(/^\/below\/(messages(\/next)?|stream|events)$/);
  });
});

describe.each(polls)('a %s client', (kind) => {
  test('quotes an answer that it does not understand', async () => {
    const { url } = await trouble.serve((_request, answer) => {
      answer.writeHead(200, { 'Content-Type': 'application/json' }).end('[[1,2,3]]');
    });
    expect(await (await trouble.watch(kind, url)).ended).toMatch(
      /: expected a JSON array of messages, got "\[\[1,2,3\]\]"$/,
    );
  });

  test('tells a cut answer from a complete one', async () => {
    const { url } = await trouble.serve((request, answer) => {
      answer.writeHead(200, { 'Content-Type': 'application/json', 'Content-Length': 100 });
      answer.write('[[10000000,"half', () => request.socket.destroy());
    });
    const watched = await trouble.watch(kind, url);
    expect(await watched.ended).toMatch(/: (the connection was cut before the answer was complete|aborted)$/);
    expect(watched.calls).toEqual(['close']);
  });
});

const forms: Readonly<Record<(typeof streams)[number], (text: string) => string>> = {
  chunked: (text) => `${text}\n`,
  sse: (text) => `data: ${text}\n\n`,
};

describe.each(streams)('a %s client', (kind) => {
  const form = forms[kind];

  test.each([
    ['a message before the control note', form('[10000000,"early"]'), /expected a control note first, got /],
    ['a text that is neither', form('nonsense'), /expected a message or a control note, got "nonsense"$/],
    [
      'a damaged message',
      form(CONTROL_NOTE) + form('[10000000,"a"'),
      /expected a message \[seq,"body"\], got /,
    ],
  ])('refuses %s', async (_name, content, line) => {
    const { url } = await trouble.serve(answering(kind, content));
    expect(await (await trouble.watch(kind, url)).ended).toMatch(line);
  });

  test('delivers nothing behind what it refused', async () => {
    const content = [CONTROL_NOTE, '[10000000,"good"]', 'nonsense', '[10000001,"behind"]'].map(form).join('');
    const { url } = await trouble.serve(answering(kind, content));
    const watched = await trouble.watch(kind, url);
    await watched.ended;
    expect(watched.calls).toEqual(['ready', 'message good', 'close']);
  });

  test('says so when the server ends the stream', async () => {
    const { url } = await trouble.serve((_request, answer) => {
      answer.writeHead(200, { 'Content-Type': contentTypes[kind] }).end(form(CONTROL_NOTE));
    });
    expect(await (await trouble.watch(kind, url)).ended).toMatch(/^GET \/\w+: the server ended the stream$/);
  });
});

describe('a websocket client', () => {
  async function serveSocket(onOpen: (socket: WebSocket) => void): Promise<string> {
    const { url, server } = await trouble.serve(() => {});
    const sockets = new WebSocketServer({ server });
    sockets.on('connection', onOpen);
    trouble.after(() => {
      for (const socket of sockets.clients) socket.terminate();
    });
    return url;
  }

  test.each([
    ['a binary message', (s: WebSocket) => s.send(Buffer.from(CONTROL_NOTE)), /got a binary one$/],
    ['a message before the note', (s: WebSocket) => s.send('[10000000,"a"]'), /a control note first/],
    ['nonsense', (s: WebSocket) => s.send('nonsense'), /got "nonsense"$/],
    [
      'text that is not UTF-8',
      (s: WebSocket) => s.send(Buffer.from([0xff]), { binary: false }),
      /invalid UTF-8/i,
    ],
    [
      'a close frame',
      (s: WebSocket) => s.close(1013, 'too slow'),
      /the server closed with code 1013 \(too slow\)$/,
    ],
    ['a cut', (s: WebSocket) => s.terminate(), /cut without a close frame$/],
  ])('ends at %s', async (_name, act, line) => {
    const watched = await trouble.watch('websocket', await serveSocket(act));
    expect(await watched.ended).toMatch(line);
    expect(watched.calls).toEqual(['close']);
  });

  test('is cut loose when the server does not answer its close frame', async () => {
    const url = await serveSocket((socket) => {
      socket.send(CONTROL_NOTE);
      socket.pause();
    });
    const watched = await trouble.watch('websocket', url);
    await vi.waitFor(() => expect(watched.calls).toEqual(['ready']));
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    const closed = watched.connection.close();
    await Promise.resolve().then(() => {}); // the goodbye is said in the next turn
    vi.advanceTimersByTime(clientTimeouts.closeMs);
    await closed;
    expect(watched.calls).toEqual(['ready', 'close']);
  });
});
