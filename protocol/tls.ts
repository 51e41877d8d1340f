/**
 * How TLS is spoken wherever it is: one version, one suite and one key exchange on every lane, whatever
 * its engine would have preferred (RFC 8446). The client offers nothing else; engines whose settings
 * are open (all but µWebSockets.js) are held to the same.
 */
export const tlsProfile = {
  version: 'TLSv1.3',
  /** What a current Chrome offers first, where the processor has AES. */
  cipher: 'TLS_AES_128_GCM_SHA256',
  group: 'X25519',
} as const;

/** The same in the words of node:tls. */
export const tlsOptions = {
  minVersion: tlsProfile.version,
  maxVersion: tlsProfile.version,
  ciphers: tlsProfile.cipher,
  ecdhCurve: tlsProfile.group,
} as const;

/** Settings in effect, for the record. Tickets are sent and never used: each connection pays a whole handshake. */
export const tlsSettings = {
  tls: tlsProfile.version,
  tlsCipher: tlsProfile.cipher,
  tlsKeyExchange: tlsProfile.group,
  tlsSessionResumption: false,
} as const;
