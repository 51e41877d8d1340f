/** Whom a target over TLS is verified against: the authorities that this system trusts, and one that the user names. */
import { X509Certificate } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { rootCertificates } from 'node:tls';
import type { TlsTrust } from '../../protocol/conditions.js';
import { tlsProfile } from '../../protocol/tls.js';
import { ChildError } from './child.js';
import type { Target } from './target.js';

export const isSecure = ({ url }: Pick<Target, 'url'>): boolean => url.startsWith('https:');

/** Where systems keep them, PEM; Node's own list, which is Mozilla's, stands in where there is none. */
const systemFiles = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/ca-bundle.pem',
  '/etc/ssl/cert.pem',
];

/** @throws ChildError where the file that is named holds no certificate */
export function targetTrust(target: Target): { readonly tls?: TlsTrust } {
  if (!isSecure(target)) return {};
  const found = [process.env.SSL_CERT_FILE ?? '', ...systemFiles].find((file) => existsSync(file));
  const system = found ? readFileSync(found, 'latin1') : rootCertificates.join('\n');
  const named = target.caFile === undefined ? '' : readAuthority(target.caFile);
  const { hostname } = new URL(target.url);
  // Over an emulated distance connections lead to the path, whose address the certificate does not have.
  return { tls: { ca: `${system}\n${named}`, serverName: hostname.replace(/^\[|\]$/g, '') } };
}

/** @throws ChildError with one line where it is no file with certificates (PEM) */
export function readAuthority(file: string): string {
  try {
    const text = readFileSync(file, 'latin1');
    new X509Certificate(text);
    return text;
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    const why = /^E[A-Z]+$/.test(code) ? `cannot be read (${code})` : 'holds no certificate in PEM';
    throw new ChildError(`${file} ${why}`, 'tls');
  }
}

const offered = `${tlsProfile.version} with ${tlsProfile.cipher} over ${tlsProfile.group}`;

/** By the code that node:tls gives the trouble, what to tell. */
const troubles: readonly { readonly code: RegExp; readonly tell: (message: string) => string }[] = [
  {
    code: /^ERR_TLS_CERT_ALTNAME_INVALID$/,
    tell: (message) => `its certificate is for another name (${message}): reach it by one that it has`,
  },
  {
    code: /^CERT_(HAS_EXPIRED|NOT_YET_VALID)$/,
    tell: (message) =>
      `its certificate does not verify (${message}): it needs a new one, or a clock needs setting`,
  },
  {
    code: /CERT|VERIFY|ISSUER/,
    tell: (message) =>
      `its certificate does not verify (${message}): name its authority's own with --ca FILE (PEM)`,
  },
  {
    code: /^(EPROTO|ERR_SSL_)/,
    tell: (message) =>
      /wrong version number|packet length too long/.test(message)
        ? 'it does not answer in TLS: try http://'
        : `it does not speak ${offered}, which is all that is offered`,
  },
];

/** The same in one line, of an error with its cause behind it; undefined where it is none of TLS. */
export function tlsTrouble(error: Error | undefined): string | undefined {
  const cause = error?.cause instanceof Error ? error.cause : error;
  const code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '';
  const tell = troubles.find((trouble) => trouble.code.test(code))?.tell;
  return tell?.((cause?.message ?? '').replace(/\s+/g, ' ').trim());
}
