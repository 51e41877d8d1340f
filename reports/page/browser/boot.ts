/** The first script of the page: unpacks the others, which the page's policy knows by their hash. */
import { canUnpack, readPack, unpack } from './unpack.js';

async function boot(): Promise<void> {
  const pack = readPack();
  if (!pack || !canUnpack) return;
  const script = document.createElement('script');
  script.textContent = await unpack<string>(pack.script);
  document.head.append(script);
}

void boot();
