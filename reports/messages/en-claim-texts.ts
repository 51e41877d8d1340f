/** English: each claim, by what it is decided, and what would change the verdict. */
import type { ClaimWords } from './claims-shapes.js';

export const claimTexts: ClaimWords['text'] = {
  'no-server-first': {
    statement:
      'In plain request and response the server cannot speak first, so news waits for the next question',
    rule: 'Supported where news by short polling is, in the median, at least a quarter of the interval old, and news by WebSocket at most a quarter of that. Where a shorter interval was asked too, the wait must shrink with it.',
    change: 'A polled message that arrives much sooner than the interval makes it wait.',
  },
  'polling-load': {
    statement: 'Polling buys freshness with load: most answers carry nothing',
    rule: 'Supported where polling costs bytes while nothing happens, over half of the answers are empty under news, and asking more often takes more requests a message. Where the first holds and another does not, it depends.',
    change:
      'The rate of news. Where news is more frequent than questions, no answer is empty and one answer carries many messages.',
  },
  'long-poll-requests': {
    statement:
      'Long polling removes the wait but not the repeated request, and falls behind when messages come fast',
    rule: 'Supported where a message still takes a request, is at most half as old as by short polling, and, at a distance, at least half as old again as by WebSocket.',
    change:
      'Rarer messages or a shorter distance: where the client is back with its next question before the next message, long polling is not behind.',
  },
  'http-closes': {
    statement: 'HTTP ends the connection after each answer, and keeps no state',
    rule: 'Refuted where answers did not end their connections: fewer than nine new connections for ten requests. The second half, that each request says everything again, is looked at beside it.',
    change: 'Keep-alive switched off, or an intermediary that closes.',
  },
  'stream-one-way': {
    statement:
      'Chunked streaming and SSE let the server push, but the client cannot answer on that connection',
    rule: 'Supported where a streaming client needs a request and a further connection to send, a WebSocket client neither, and the message costs more bytes.',
    change: 'HTTP/2, where a request shares its connection with the stream. It still is a request.',
  },
  'six-connections': {
    statement: 'A browser gives an HTTP/1.1 host six connections; streams use them up, WebSockets do not',
    rule: 'Supported where a real browser serves exactly six of the streams that a page asks for over HTTP/1.1 and leaves an ordinary fetch without an answer, while it opens more WebSockets than six and answers the fetch. Where tabs and HTTP/2 were asked too, tabs must share the six, and HTTP/2 must lift them.',
    change:
      'Another browser, or one told to open more. HTTP/2 takes the limit away: the streams then share one connection.',
  },
  'starts-as-http': {
    statement: 'Over HTTP/1.1 a WebSocket starts as a GET with “Upgrade: websocket” and is answered 101',
    rule: 'Supported where the captured request asks for the upgrade, the captured answer is 101, and its accept key is the one that RFC 6455 derives from the request’s key.',
    change: 'An answer other than 101, or a wrong key. Over HTTP/2 it starts otherwise (RFC 8441).',
  },
  'same-tcp': {
    statement: 'The upgrade changes the protocol, not the TCP connection',
    rule: 'Supported where both ends have the same addresses and ports before and after the 101, and one connection was opened.',
    change: 'Another address or port after the upgrade, or a second connection.',
  },
  'headers-vanish': {
    statement: 'After the upgrade HTTP’s headers are gone: a message costs its payload and 2 to 14 bytes',
    rule: 'Supported where, counted exactly, no byte of HTTP heads was left and the framing of a message lay between 2 and 14 bytes, up and down.',
    change: 'A byte of heads after the upgrade, or an extension that adds to the frame.',
  },
  'frames-carry-messages': {
    statement:
      'Frames belong to the application: a message is one or more frames, marked in TCP’s stream of bytes',
    rule: 'Supported where a message in several frames, one frame split over two TCP segments, and two frames in one segment all arrived as the messages they were.',
    change: 'A message lost, cut or joined because of how TCP happened to carry it.',
  },
  'frames-from-chunks': {
    statement: 'The frame takes up the idea of HTTP’s chunk and makes it two-way',
    rule: 'What can be seen: both put a length before their data; frames went both ways, chunks down only. Where an idea came from cannot be measured, so the verdict goes no further than “depends”.',
    change:
      'For the form, a capture in which either lacks its length. For the history, documents and not a run.',
  },
  'control-frames': {
    statement: 'Ping, pong and close travel as frames in the same stream',
    rule: 'Supported where all three were captured as frames on the connection that carried the messages.',
    change: 'One of them on another connection, or not as a frame.',
  },
  'close-then-fin': {
    statement: 'A close frame only announces the end; TCP’s own FINs end the connection, as they do for HTTP',
    rule: 'Supported where close frames were captured both ways and FINs were seen after them.',
    change: 'A connection that was gone with the close frame, or FINs before it.',
  },
  'full-duplex': {
    statement: 'Once open, both sides may send at any time',
    rule: 'Supported where a WebSocket carried messages both ways at once over one connection, without a request.',
    change: 'A second connection, or a request, for either way.',
  },
  'held-connections': {
    statement: 'Holding a connection has a cost too, a stream’s as well as a WebSocket’s',
    rule: 'Supported where silent clients took memory, by the low end of the interval, and CPU, by SSE and by WebSocket alike.',
    change:
      'A cost that cannot be told from nothing. How large it is belongs to the library more than to the protocol.',
  },
  'write-it-yourself': {
    statement: 'The protocol is small enough to write a server by hand, in outline',
    rule: 'A server written on node:net alone must deliver every message once and in order. How small it is cannot be read from a run, so the verdict goes no further than “depends”.',
    change:
      'Lost, doubled or misplaced messages refute it. What the conformance tests say of it, and its length, belong beside it.',
  },
  'not-real-time': {
    statement: 'WebSocket brings the web nearer to real time, but gives no bound',
    rule: 'Supported where messages are at most half as old as by short polling in the median, and the slowest in a hundred take at least twice the median.',
    change:
      'A spread so narrow that nothing came late. Even that would be this run’s luck and no promise: neither TCP nor the server gives one.',
  },
  layer: {
    statement: 'WebSocket lives in the transport layer, as a newer kind of TCP above or below HTTP',
    rule: 'Refuted where HTTP’s heads and WebSocket’s frames were both captured as payload of one and the same TCP connection.',
    change: 'Frames that travel beside TCP, or a connection that is not TCP’s.',
  },
  'upgrades-to-tcp': {
    statement: 'HTTP is upgraded to TCP, and the messages take another channel than HTTP did',
    rule: 'Refuted where addresses and ports were the same before and after the 101: TCP was there all along, and nothing moved.',
    change: 'Another address or port after the upgrade.',
  },
  'upgrade-is-a-door': {
    statement: '“Upgrade” is a general switch: TLS and h2c were meant to go through it too',
    rule: 'Supported where TLS within the connection and h2c each got its 101 and then spoke its own protocol.',
    change:
      'A 101 after which the other protocol cannot be spoken. That nearly nobody uses these doors today is no counter-evidence.',
  },
  'websocket-is-superior': {
    statement: 'WebSocket is the better version of HTTP',
    rule: 'Refuted where any other transport wins against all WebSockets of this run, or is equivalent to the best of them (the whole interval within the margin), in latency, opening, throughput, CPU or memory.',
    change: 'A run in which WebSocket is told apart, and better, in every one of these.',
  },
};
