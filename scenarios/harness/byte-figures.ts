/** What a stretch of a trial took in bytes and requests, by the counters of its connections, per delivery. */
import { CONNECTION_BYTES, headerBytesOf } from '../../protocol/tcp-ip.js';
import type { ConnectionCounters } from '../../protocol/transport.js';
import type { Metrics } from '../../results/metrics.js';

/** What lies between two readings of the counters. */
export function spentBetween(before: ConnectionCounters, after: ConnectionCounters): ConnectionCounters {
  const names = Object.keys(after) as (keyof ConnectionCounters)[];
  return Object.fromEntries(names.map((name) => [name, after[name] - before[name]])) as never;
}

/** The byte ledger per delivery; nothing where nothing was delivered. */
export function ledgerPerDelivery(took: ConnectionCounters, delivered: number): Metrics {
  if (delivered === 0) return {};
  return {
    upBytesPerMessage: took.upBytes / delivered,
    downBytesPerMessage: took.downBytes / delivered,
    requestsPerMessage: took.requests / delivered,
    requestHeadBytesPerMessage: took.requestHeadBytes / delivered,
    responseHeadBytesPerMessage: took.responseHeadBytes / delivered,
    framingBytesPerMessage: (took.framingUpBytes + took.framingDownBytes) / delivered,
    payloadBytesPerMessage: (took.payloadUpBytes + took.payloadBytes) / delivered,
    // Only compression saves: without it the figure would be 0 on every lane.
    ...(took.savedUpBytes || took.savedDownBytes
      ? { savedBytesPerMessage: (took.savedUpBytes + took.savedDownBytes) / delivered }
      : {}),
    ...(tlsBytes(took) > 0 ? { tlsBytesPerMessage: tlsBytes(took) / delivered } : {}),
    emptyAnswersPerMessage: took.emptyAnswers / delivered,
    connectionsPerMessage: took.connectionsOpened / delivered,
    estimatedTcpIpBytesPerMessage:
      (headerBytesOf(took.estimatedUpSegments, took.estimatedDownSegments) +
        took.connectionsOpened * CONNECTION_BYTES) /
      delivered,
  };
}

/** What TLS added: records, and the handshakes of connections that were opened meanwhile. */
export const tlsBytes = (took: ConnectionCounters): number =>
  tlsOpeningBytes(took) + took.tlsRecordsUpBytes + took.tlsRecordsDownBytes;

export const tlsOpeningBytes = ({ tlsOpeningUpBytes, tlsOpeningDownBytes }: ConnectionCounters): number =>
  tlsOpeningUpBytes + tlsOpeningDownBytes;
