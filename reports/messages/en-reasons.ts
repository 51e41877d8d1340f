/**
 * The reasons that the harness gives for what it skipped or could not measure, as they stand in result files:
 * the text between slots is exact, a slot holds what was found. A file's reason is told by these from words of
 * others, such as a server's own error (reports/model/reasons.ts).
 */
export const reasonWords = {
  // A lane under conditions
  socketIoPolls:
    "socket.io's client for Node.js does not decode a poll's answer ({package}): compression is asked of its WebSocket alone",
  tcpCompression: 'raw TCP has no form to agree on a coding',
  byHandCompression:
    'WebSocket by hand has no permessage-deflate: it is among the things that a library adds',
  socketBrotli: 'a WebSocket has DEFLATE alone (RFC 7692): ask with --compression gzip',
  readsWireItself: 'it reads bytes off the wire by itself and offers no compression',
  // A browser as client
  notInBrowser: 'it is not asked of clients in a browser',
  browserTls: 'what a browser encrypts cannot be read at its door: it plays clients without TLS',
  browserCompression: 'what a browser has compressed is not read at its door',
  browserTcp: 'a browser gives pages no raw TCP',
  browserFramework: "a framework's own client is not loaded into the browser: its transports are",
  browserTarget: 'a browser plays clients of the lanes of this suite alone',
  browserKeepAlive: 'a browser decides by itself when to close a connection',
  browserClients: 'a browser plays at most {most} clients here, not {asked}',
  noChromium: 'no Chromium was found: {how}',
  noDriver: 'playwright-core is not installed: {how}',
  // A question that makes no sense for a lane
  framingHttp2:
    'node:http2 frames inside its native session; without a connection there is nothing to measure',
  framingTls: 'made and parsed in memory, without a connection that TLS could be on',
  framingTcp: 'raw TCP wraps a message in a line feed: there is nothing to measure',
  framingFramework: 'a framework has packets of its own, which are not made here by hand',
  framingUws:
    'µWebSockets frames inside its native socket code; without a socket there is nothing to measure',
  framingSame:
    'the wire form is the same as on the main lane of this transport: what an engine adds is not framing',
  wireFramework: 'a framework wraps messages in packets of its own, which are not taken apart here',
  wireTcp: 'raw TCP has neither heads nor frames: there is nothing to take apart',
  wireHttp2: 'HTTP/2 is spoken over TLS alone here, and no reading of its frames is written',
  wireTls: 'TLS hides what is to be shown: the bytes are captured where they are plain',
  throughputHttp2: 'its polls are asked by autocannon, which speaks HTTP/1.1 alone',
  exactForeign:
    'only the server knows whose question it holds, and the next message leaves when all are held',
  // What a lane runs on is missing
  http2Tls: 'HTTP/2 is served over TLS alone, and no certificate was given',
  noServer: 'no server for the lane {lane}; there are {lanes}',
  notLoaded: 'the server of {lane} cannot be loaded: {error}',
  noBinary: '{package} is not installed or has no binary for {machine}: {error}',
  notInstalled: '{package} is not installed: {error}',
  noWrk: 'wrk is not installed: {how}',
  // A process of the harness
  processGone: 'the {role} process is gone',
  processUnstarted: 'the {role} process could not be started ({error})',
  processEnded: 'the {role} process ended ({how})',
  processEndedSaying: 'the {role} process ended ({how}): {said}',
  processSilent: 'the {role} process did not answer {name} within {ms} ms',
  // What did not come to pass
  pollsMissing: '{came} of {asked} polls came',
  notAtRest: 'the readers were not at rest within {ms} ms',
  noLimit: 'the ordinary request was not answered when a connection was free: no limit is shown',
  shortPort:
    'the system chose port {port}: Host would be shorter than on other runs. Allow ports of five digits (on Linux in net.ipv4.ip_local_port_range)',
  leftOut: 'its measurement left it out',
  notHeld: '{held} connections held, {served} of {asked} served, {faults}',
  // The machine
  noTaskset: 'no taskset on {platform}',
  oneCore: 'only one core: server and generator share it',
  tasksetMissing: 'taskset is not installed (util-linux)',
  fewCores: 'fewer than two cores allowed',
  namespacesOfLinux: "network namespaces are Linux's, this is {platform}",
  noNamespace: 'no network namespace can be made here ({said})',
};

export type ReasonId = keyof typeof reasonWords;
export type ReasonWords = Readonly<Record<ReasonId, string>>;
