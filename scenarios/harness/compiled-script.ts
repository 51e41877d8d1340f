/** Where the script of a child process lies. */
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The compiled script at `path`, seen from the module `from` (its `import.meta.url`). What is measured
 * runs as compiled JavaScript, also where a test drives the harness from its sources: build first.
 */
export function compiledScript(path: string, from: string): string {
  const script = fileURLToPath(new URL(path, from));
  return from.endsWith('.ts') ? join(projectRoot, 'dist', relative(projectRoot, script)) : script;
}
