/**
 * Under which conditions a question is asked, besides its scenario, its lane and its settings. The plain
 * ones hold unless the plan or an ask says otherwise; a point names those that are not the run's own.
 */

/** `gzip`, `br`: bodies of HTTP answers. A WebSocket has DEFLATE alone (permessage-deflate, RFC 7692). */
export const compressions = ['off', 'gzip', 'br'] as const;
export type Compression = (typeof compressions)[number];

/** Who plays the clients: this suite's own on Node.js, or pages in a real browser. */
export const clientKinds = ['node', 'chromium'] as const;
export type ClientKind = (typeof clientKinds)[number];

export interface Conditions {
  readonly tls: boolean;
  readonly compression: Compression;
  readonly client: ClientKind;
}

export const plainConditions: Conditions = { tls: false, compression: 'off', client: 'node' };

/** Key and certificate of a server, PEM. */
export interface ServerTls {
  readonly key: string;
  readonly cert: string;
}

/** Which authority a client trusts, PEM: the server's certificate is verified against it and nothing else. */
export interface TlsTrust {
  readonly ca: string;
  /** Whom its certificate must be for, where that is not the host that is connected to. */
  readonly serverName?: string;
}
