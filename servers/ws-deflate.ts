/** permessage-deflate (RFC 7692) as ws does it, wherever a lane stands on it: from the first byte on. */
export const wsDeflate = { threshold: 0 } as const;

/** What is then in force: ws's own level, window and memory, which the lanes framed by hand keep too. */
export { deflateSettings as wsDeflateSettings } from '../protocol/message-deflate.js';
