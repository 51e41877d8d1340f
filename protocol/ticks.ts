/**
 * Ticks: how the metronome tells a server (or a sending generator) that a message is due.
 *
 * A tick is a frame of 24 bytes on a Unix socket (a named pipe on Windows), little-endian:
 * u32 index · u32 zero · f64 intended time · f64 time of ticking, both in ns since the run's origin.
 */
import { rmSync } from 'node:fs';
import net from 'node:net';

export const TICK_BYTES = 24;

export interface Tick {
  /** Counts from 0 with the schedule. */
  readonly index: number;
  readonly intendedNs: number;
  readonly tickedNs: number;
}

export function writeTick(buffer: Buffer, tick: Tick): void {
  buffer.writeUInt32LE(tick.index, 0);
  buffer.writeUInt32LE(0, 4);
  buffer.writeDoubleLE(tick.intendedNs, 8);
  buffer.writeDoubleLE(tick.tickedNs, 16);
}

export function readTick(buffer: Buffer, offset: number): Tick {
  return {
    index: buffer.readUInt32LE(offset),
    intendedNs: buffer.readDoubleLE(offset + 8),
    tickedNs: buffer.readDoubleLE(offset + 16),
  };
}

/** Cuts a stream of bytes, in pieces of any size, into ticks. */
export function tickReader(onTick: (tick: Tick) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : chunk;
    let at = 0;
    for (; at + TICK_BYTES <= bytes.length; at += TICK_BYTES) onTick(readTick(bytes, at));
    rest = bytes.subarray(at);
  };
}

/** Listens at `path` for one metronome. Answers the way to stop. @throws Error where it cannot bind */
export async function listenForTicks(path: string, onTick: (tick: Tick) => void): Promise<() => void> {
  const sockets = new Set<net.Socket>();
  const server = net.createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => socket.destroy());
    socket.on('data', tickReader(onTick));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(path, resolve);
  });
  return () => {
    for (const socket of sockets) socket.destroy();
    server.close();
    if (process.platform !== 'win32') rmSync(path, { force: true });
  };
}
