/** Which port a lane listens on where the system may choose. */
import type { ListeningServer, ListenOptions, Topic, TransportServer } from '../../protocol/transport.js';

/** The first port of five digits. */
const LEAST_PORT = 10_000;
/** Systems hand out ports of fewer digits seldom (1 of 7 on the widest range) or, by their settings, always. */
const TRIES = 32;

/**
 * Listens on a port of five digits where the system can be brought to choose one: `Host` carries the
 * port, and no byte count may depend on luck. What was chosen before stays bound meanwhile, so that it
 * is not chosen again. A port that was asked for is kept as it is.
 */
export async function listenOnLongPort(
  server: Pick<TransportServer, 'listen'>,
  topic: Topic,
  options: ListenOptions,
): Promise<ListeningServer> {
  const tooShort: ListeningServer[] = [];
  let listening = await server.listen(topic, options);
  while (options.port === 0 && Number(new URL(listening.url).port) < LEAST_PORT && tooShort.length < TRIES) {
    tooShort.push(listening);
    listening = await server.listen(topic, options);
  }
  await Promise.all(tooShort.map((other) => other.close()));
  return listening;
}
