/**
 * The table of defaults: every duration, size and limit of a run. Each value is written into the run's plan;
 * nothing else in the project has a default of its own for these.
 */
export const defaults = {
  /** Bytes of a message's text. */
  textBytes: 128,
  /** What they are made of (protocol/load.ts): 0 characters at random, 1 the JSON of a stock ticker. */
  textKind: 0,
  /** Short polling, start to start. */
  pollIntervalMs: 1000,
  /** Of the emulated path between generator and server; 0: they are side by side. */
  rttMs: 0,
  /** Over a distance: up to so much more each way, ms. */
  jitterMs: 0,
  /** Over a distance: megabits a second each way; 0: nothing limits it. */
  bandwidthMbps: 0,

  warmupMinMs: 500,
  warmupMaxMs: 750,
  warmupWindowMs: 250,
  /** Two successive warm-up windows agree when the server's CPU in them differs by no more than this share. */
  warmupAgreement: 0.15,
  /** Longest wait for messages still under way after the last was sent. */
  drainMs: 5000,

  connectSerial: 50,
  connectHeld: 300,
  connectConcurrency: 50,
  /** Over a distance: each costs at least two round trips, so that there are fewer and some at a time. */
  connectDistantOpenings: 24,
  connectDistantConcurrency: 4,

  pushClients: 10,
  pushRatePerSecond: 50,
  pushMeasureMs: 2200,

  fanOutClients: 100,
  fanOutRatePerSecond: 15.7,
  fanOutMeasureMs: 1400,

  duplexClients: 10,
  duplexRatePerSecond: 110,
  duplexMeasureMs: 1100,

  throughputClients: 10,
  throughputOutstanding: 64,
  throughputQueueBytes: 256 * 1024,
  throughputWarmupMs: 300,
  throughputMeasureMs: 700,

  idleClients: 1000,
  /** Short polling without news: 1,000 pollers ask 200 times a second altogether. */
  idlePollIntervalMs: 5000,
  /** Servers on node:http look after their connections once a second: the window holds whole seconds. */
  idleMeasureMs: 2000,

  recoveryClients: 200,
  /** Every message is one delivery a client, and on long polling one request a client. */
  recoveryRatePerSecond: 5,
  /** Clients stand and are served for so long before their server is killed. */
  recoveryCalmMs: 1000,
  /** From the kill until the new server is told to listen. */
  recoveryOutageMs: 300,
  /** A client that is not back so long after the new server listens is given up. */
  recoveryPatienceMs: 12_000,

  slowReaderClients: 8,
  slowReaderRatePerSecond: 80,
  slowReaderTextBytes: 64 * 1024,
  slowReaderMeasureMs: 2500,
  /** Short polling: often enough that an answer, which holds as much as a queue may, keeps up with the rate. */
  slowReaderPollIntervalMs: 50,
  /** Most that may wait for one reader here: the lanes' usual bound is not reached within a trial. */
  slowReaderQueueBytes: 1024 * 1024,

  /** Messages at once; rate and clients are those of push. */
  burstSize: 20,
  burstMeasureMs: 3000,

  framingMs: 80,

  exactClients: 3,
  exactMessages: 20,
  exactSends: 9,
  /** Short polling: the last of so many polls finds a message. */
  exactPollsPerMessage: 3,
  /** A message that has not come after this long is lost. */
  exactPatienceMs: 3000,

  /** A held poll without news is answered empty after so long, where an empty answer is to be seen. */
  wireHoldMs: 300,

  /** Streams or sockets that one browser is asked to keep to one host, and the tabs they are spread over. */
  browserLimitsAsked: 20,
  browserLimitsTabs: 1,

  /** Published figures under load (scenarios/anchors.ts): each ask says its own. */
  anchorClients: 10,
  anchorRatePerSecond: 50,
  anchorMeasureMs: 4000,
  /** 1: messages come at random (Poisson); 0: evenly, as a ticker's. */
  anchorPoisson: 1,

  capacityClients: 100,
  /** Half the limit: a poller keeps it, with room for its turn on the server. */
  capacityPollIntervalMs: 50,
  /** A rate is held where the 99th percentile of the latency from intended time is no longer than this. */
  capacitySloMs: 100,
  /** Deliveries offered a second on the ladder's first rung, its lowest and its highest. */
  capacityStartPerSecond: 8000,
  capacityMinPerSecond: 1000,
  capacityMaxPerSecond: 512_000,
  /** From rung to rung of the climb, and how close a failed and a held rate must come. */
  capacityFactor: 2,
  capacityResolution: 1.2,
  capacityMostRungs: 14,
  /** How long fresh processes run in at the first rung's rate. */
  capacityRunInMs: 1500,
  capacityWarmupMs: 300,
  capacityMeasureMs: 1500,
  /** What is under way so long after the window is late by any measure. */
  capacityDrainMs: 2000,
  /** No rung begins that would end later than this after the first began. */
  capacityLimitMs: 36_000,
} as const;

export type Settings = { readonly [name in keyof typeof defaults]: number };
