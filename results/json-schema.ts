/** The result file's JSON Schema, for validators in any language: docs/result.schema.json. */
import { z } from 'zod';
import { runFileSchema, SCHEMA_NAME, SCHEMA_VERSION } from './schema.js';

/**
 * The committed schema file's text. Like the reader it lets unknown names pass, so that a file with
 * additions can still be read.
 */
export function resultSchemaText(): string {
  const { $schema, ...schema } = z.toJSONSchema(runFileSchema, { target: 'draft-2020-12', io: 'input' });
  const title = `${SCHEMA_NAME}, version ${SCHEMA_VERSION}`;
  return `${JSON.stringify({ $schema, title, ...schema }, null, 2)}\n`;
}
