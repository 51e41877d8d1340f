/** What stands within a page's own tags: data that cannot end its tag, and hashes for the page's policy. */
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/** JSON that may stand in a `<script>` element: it holds no tag and no line separator. */
export function embedJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => ESCAPES[character] as string);
}

/** A value as JSON, gzip (RFC 1952) and base64: text that may stand anywhere, read by `unpack`. */
export function packed(value: unknown): string {
  return gzipSync(JSON.stringify(value), { level: 9 }).toString('base64');
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/**
 * A content security policy (CSP Level 3) under which the page loads nothing from anywhere and runs
 * only the scripts, and takes only the style, whose texts are given. `later`: what the first script puts
 * into the page.
 */
export function contentPolicy(script: string, style: string, later: readonly string[] = []): string {
  return [
    "default-src 'none'",
    `script-src ${[script, ...later].map(hashOf).join(' ')}`,
    `style-src ${hashOf(style)}`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
