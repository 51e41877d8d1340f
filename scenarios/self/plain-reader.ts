/** The peers of our readers: the least that a program has to do to take each stream apart and count. */
import http from 'node:http';
import { createParser } from 'eventsource-parser';
import { WebSocket } from 'ws';
import { readUsage, type Usage } from '../../protocol/usage.js';
import { serveParent } from '../harness/rpc.js';

export type PlainForm = 'ws' | 'sse' | 'chunked';

export type PlainReaderCommands = {
  /** Open `readers` connections; settles when each has the server's first note. */
  begin: { ask: { url: string; form: PlainForm; readers: number }; answer: Record<never, never> };
  read: { ask: Record<never, never>; answer: { received: number; usage: Usage } };
};

/** Opens one reader that calls back for each text that reaches it. */
type Open = (url: string, onText: () => void, onError: (error: Error) => void) => void;

const openers: Readonly<Record<PlainForm, Open>> = {
  ws(url, onText, onError) {
    const socket = new WebSocket(`${url}/socket`, { perMessageDeflate: false });
    socket.on('message', onText).on('error', onError);
  },
  sse(url, onText, onError) {
    const request = http.get(`${url}/events`, { agent: false }, (answer) => {
      const parser = createParser({ onEvent: onText });
      answer.setEncoding('utf8').on('data', (part: string) => parser.feed(part));
    });
    request.on('error', onError);
  },
  chunked(url, onText, onError) {
    const request = http.get(`${url}/stream`, { agent: false }, (answer) => {
      let rest = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        const lines = (rest + part).split('\n');
        rest = lines.pop() as string;
        for (let i = 0; i < lines.length; i++) onText();
      });
    });
    request.on('error', onError);
  },
};

let received = 0;

serveParent<PlainReaderCommands>({
  begin: ({ url, form, readers }) =>
    new Promise((resolve, reject) => {
      const onText = () => {
        // The first text of each reader is the server's note.
        if (++received === readers) resolve({});
      };
      for (let i = 0; i < readers; i++) openers[form](url, onText, reject);
    }),
  read: () => ({ received, usage: readUsage(performance.now() * 1e6) }),
});
