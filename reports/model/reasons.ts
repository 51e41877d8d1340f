/**
 * Why there is no figure, in the page's language: result files hold reasons in English, and those that the
 * harness itself words are known by their form. All others, such as a server's own error, stand as they are.
 */
import { type ReasonId, reasonWords } from '../messages/en-reasons.js';
import { cleanLine } from '../text.js';
import type { RunView } from './view.js';

const SLOT = /\{(\w+)\}/g;
const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

interface Form {
  readonly id: ReasonId;
  readonly pattern: RegExp;
}

/** More exact forms first: a slot takes whatever stands there. */
const forms: readonly Form[] = (Object.entries(reasonWords) as [ReasonId, string][])
  .map(([id, text]) => ({ id, fixed: text.replace(SLOT, '').length, text }))
  .sort((a, b) => b.fixed - a.fixed)
  .map(({ id, text }) => {
    const parts = text
      .split(SLOT)
      .map((part, index) => (index % 2 === 0 ? escaped(part) : `(?<${part}>.+?)`));
    return { id, pattern: new RegExp(`^${parts.join('')}$`, 's') };
  });

/** Which of the harness's reasons a text is, and what stands in its slots; null where it is another's. */
export function knownReason(text: string): { id: ReasonId; values: Readonly<Record<string, string>> } | null {
  for (const { id, pattern } of forms) {
    const found = pattern.exec(text);
    if (found) return { id, values: found.groups ?? {} };
  }
  return null;
}

/** A cell's reasons say how many rounds each cost (results/cells.ts). */
const ROUNDS = /^(\d+) of (\d+) rounds: (.*)$/s;

/** A reason of a result file as the page says it. */
export function reasonText(view: RunView, reason: string): string {
  const { words } = view;
  const [, lost, all, inner] = ROUNDS.exec(reason) ?? [];
  if (inner !== undefined) return words.roundsOf(Number(lost), Number(all), reasonText(view, inner));
  const known = knownReason(reason);
  if (!known) return cleanLine(reason);
  const { id, values } = known;
  return cleanLine(words.reason[id].replace(SLOT, (_, slot: string) => values[slot] ?? ''));
}
