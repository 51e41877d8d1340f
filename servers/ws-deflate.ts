/** permessage-deflate (RFC 7692) as ws does it, wherever a lane stands on it: from the first byte on. */
export const wsDeflate = { threshold: 0 } as const;

/** ws's own: zlib's defaults but for the memory level, a context of its own for each direction of each socket. */
export const wsDeflateSettings = {
  compression: 'gzip',
  deflateWindowBits: 15,
  deflateMemLevel: 8,
  deflateLevel: 6,
  deflateContextTakeover: true,
  compressionThresholdBytes: wsDeflate.threshold,
} as const;
