/** How every command reads its arguments: help on stdout, and one line for what cannot be taken. */
import { Command, CommanderError } from 'commander';
import { UsageError } from './exit-codes.js';

/** A command as all of them begin; what cannot be read is thrown, not printed. */
export const newCommand = (name: string, about: string): Command =>
  new Command(name)
    .description(about)
    .helpOption('-h, --help', 'show this text')
    .allowExcessArguments()
    .exitOverride()
    .configureOutput({ writeErr: () => {} });

/**
 * The options' texts as they were typed, defaults filled in. What was named without an option is in
 * `command.args`.
 * @returns null where help was asked for and shown
 * @throws UsageError with one line
 */
export function readFlags<Flags extends object>(command: Command, args: readonly string[]): Flags | null {
  try {
    command.parse([...args], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0) return null;
    throw new UsageError(oneLine(error.message));
  }
  const { registeredArguments: taken, args: named } = command;
  const stray = taken.at(-1)?.variadic ? undefined : named[taken.length];
  if (stray === undefined) return command.opts<Flags>();
  throw new UsageError(
    `"${stray}" is no option. Options begin with --; see npm run ${command.name()} -- --help.`,
  );
}

/** Commander guesses the nearest option by itself, on a second line. */
const oneLine = (message: string): string =>
  message
    .replace(/^error: /, '')
    .replace(/\n\(?(Did you mean [^)]*\?)\)?/, '. $1')
    .replace(/\s+/g, ' ');
