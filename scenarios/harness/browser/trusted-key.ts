/** How a browser is told which server it may trust: by its key alone, which is a pin, not a blind eye. */
import { createHash, X509Certificate } from 'node:crypto';

/** Base64 of the SHA-256 of a certificate's public key (SubjectPublicKeyInfo), as RFC 7469 pins keys. */
export function trustedKey(certificate: string): string {
  const key = new X509Certificate(certificate).publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(key).digest('base64');
}
