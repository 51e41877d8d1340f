/**
 * The certificate of a run, made when it begins: an authority that lives in this process alone, and a
 * server's certificate for this machine's own names, signed by it and good for a day.
 */
import { X509Certificate } from 'node:crypto';
import { isIP } from 'node:net';
import type { ServerTls, TlsTrust } from '../../protocol/conditions.js';

export interface Certified {
  readonly server: ServerTls;
  readonly trust: TlsTrust;
}

const DAY_MS = 86_400_000;
/** Clocks on one machine agree; a certificate that begins this moment would still be a second too young. */
const EARLIER_MS = 60_000;
/** As most certificates of the web are today: short signatures, quickly made. */
const KEY = { keyType: 'ec', curve: 'P-256', algorithm: 'sha256' } as const;

/**
 * A certificate's signature takes 70 to 72 bytes (two DER integers, each of which needs a byte more where its first
 * bit is set): one in the middle is kept, every second one is, so that no byte count of a run depends on luck.
 */
const CERTIFICATE_BYTES = 394;
const TRIES = 64;

let ofThisProcess: Promise<Certified> | undefined;

/** The certificate of this process, made when it is first asked for. */
export function ownCertificate(): Promise<Certified> {
  ofThisProcess ??= certify();
  return ofThisProcess;
}

/** @param hosts addresses and names that the server is reached at, beside those of loopback */
export async function certify(hosts: readonly string[] = []): Promise<Certified> {
  // Loaded where it is needed: it takes longer than all of this suite's own code.
  const { generate } = await import('selfsigned');
  const valid = {
    notBeforeDate: new Date(Date.now() - EARLIER_MS),
    notAfterDate: new Date(Date.now() + DAY_MS),
  };
  const authority = await generate([{ name: 'commonName', value: 'why-websocket' }], {
    ...KEY,
    ...valid,
    extensions: [
      { name: 'basicConstraints', cA: true, critical: true },
      { name: 'keyUsage', keyCertSign: true, critical: true },
    ],
  });
  const ca = { key: authority.private, cert: authority.cert };
  const leaf = () =>
    generate([{ name: 'commonName', value: 'localhost' }], {
      ...KEY,
      ...valid,
      ca,
      extensions: extensionsFor(hosts),
    });
  let own = await leaf();
  for (let i = 1; i < TRIES && hosts.length === 0 && sizeOf(own.cert) !== CERTIFICATE_BYTES; i++)
    own = await leaf();
  return { server: { key: own.private, cert: own.cert }, trust: { ca: authority.cert } };
}

const sizeOf = (pem: string): number => new X509Certificate(pem).raw.length;

/** What RFC 5280 and browsers ask of a server's certificate; addresses are named as such (section 4.2.1.6). */
function extensionsFor(hosts: readonly string[]) {
  const all = [...new Set(['localhost', '127.0.0.1', '::1', ...hosts])];
  return [
    { name: 'basicConstraints' as const, cA: false, critical: true },
    { name: 'keyUsage' as const, digitalSignature: true, critical: true },
    { name: 'extKeyUsage' as const, serverAuth: true },
    {
      name: 'subjectAltName' as const,
      altNames: all.map((host) =>
        isIP(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host },
      ),
    },
  ];
}
