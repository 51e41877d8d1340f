/**
 * Requests and answers over a child process's IPC channel: the shape that protocol/control.ts fixes
 * for servers, used for the generator and the metronome as well.
 */

/** Commands by name, each with what is asked and what is answered. */
export type Commands = { readonly [name: string]: { readonly ask: unknown; readonly answer: unknown } };

export interface Request {
  readonly id: number;
  readonly name: string;
  readonly ask: unknown;
}

export type Reply =
  | { readonly id: number; readonly ok: true; readonly answer: unknown }
  | { readonly id: number; readonly ok: false; readonly error: string; readonly code: string };

/** Something that this machine lacks: a reason to skip, not a failure. */
export class UnavailableError extends Error {}

export type Handlers<C extends Commands> = {
  readonly [Name in keyof C]: (ask: C[Name]['ask']) => C[Name]['answer'] | Promise<C[Name]['answer']>;
};

/**
 * Serves `handlers` to the parent process. The process ends when the channel does, so that none
 * outlives its harness; a Ctrl-C, which reaches the whole process group, is left to the parent.
 * @param leave what is to be done before it ends
 */
export function serveParent<C extends Commands>(
  handlers: Handlers<C>,
  leave: () => Promise<void> = async () => {},
): void {
  process.on('SIGINT', () => {});
  process.on('disconnect', () => void leave().finally(() => process.exit(0)));
  process.on('message', (request: Request) => {
    void answer(handlers, request).then((reply) => {
      if (process.connected) process.send?.(reply);
    });
  });
}

async function answer<C extends Commands>(handlers: Handlers<C>, request: Request): Promise<Reply> {
  const { id, name, ask } = request;
  try {
    const handler = handlers[name];
    if (!handler) throw new Error(`unknown command ${name}`);
    return { id, ok: true, answer: await handler(ask as never) };
  } catch (error) {
    const code = error instanceof UnavailableError ? 'unavailable' : 'failed';
    return { id, ok: false, error: error instanceof Error ? error.message : String(error), code };
  }
}
