/**
 * What TCP/IP puts around the bytes that sockets count, as an estimate: the sizes are those of IPv4 and
 * of TCP with timestamps (RFC 791, RFC 9293, RFC 7323) on a path of Ethernet's MTU. The harness checks
 * them against the kernel's own counts where it can (scenarios/harness/kernel-check.ts).
 */

export const MTU_BYTES = 1500;
/** IPv4 20, TCP 20, timestamps 10 padded to 12. */
export const SEGMENT_HEADER_BYTES = 52;
/** A SYN's: IPv4 20, TCP 20, options (MSS, SACK permitted, timestamps, window scale) 20. */
export const SYN_BYTES = 60;
/** Packets of a connection's opening (SYN, SYN, ACK) and closing (FIN, ACK, FIN, ACK): those two, and the others. */
export const CONNECTION_SYNS = 2;
export const CONNECTION_OTHERS = 1 + 4;
/** What opening and closing a connection takes: headers alone. */
export const CONNECTION_BYTES = CONNECTION_SYNS * SYN_BYTES + CONNECTION_OTHERS * SEGMENT_HEADER_BYTES;
/** Data that a full segment carries. */
export const SEGMENT_DATA_BYTES = MTU_BYTES - SEGMENT_HEADER_BYTES;

/** Segments that carry `bytes` written at once. */
export function segmentsOf(bytes: number): number {
  return bytes <= SEGMENT_DATA_BYTES ? 1 : Math.ceil(bytes / SEGMENT_DATA_BYTES);
}

/**
 * Headers of an exchange that takes that many segments with data each way. Of the acknowledgements those
 * that can ride on data the other way do; the others travel alone: one poll and its answer take one
 * between them, a message pushed takes one of its own.
 */
export function headerBytesOf(upSegments: number, downSegments: number): number {
  const acknowledgements = Math.max(upSegments, downSegments);
  return SEGMENT_HEADER_BYTES * (upSegments + downSegments + acknowledgements);
}
