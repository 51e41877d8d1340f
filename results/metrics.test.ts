/** The one table of metrics, put together from its families. */
import { readdirSync } from 'node:fs';
import { expect, test } from 'vitest';
import { metrics } from './metrics.js';

test('every row of every family is in the table, and no family names a metric of another', async () => {
  const files = readdirSync(new URL('./metrics/', import.meta.url)).filter((name) => name !== 'row.ts');
  const families = await Promise.all(
    files.map((name) => import(`./metrics/${name.replace(/\.ts$/, '')}.ts`)),
  );
  const ids = families.flatMap((family) =>
    Object.values(family).flatMap((rows) => Object.keys(rows as object)),
  );
  expect(ids.sort()).toEqual(metrics.map(({ id }) => id).sort());
});
