/** What a reader must know of two measured versions besides their figures: which they are, and what runs in them. */
import type { ComparisonFile } from './comparison-file.js';
import type { ComparedVersion } from './measured-schema.js';

const COMMIT_CHARACTERS = 7;

type Described = Pick<ComparisonFile, 'base' | 'head' | 'status'>;

export function versionDifferences({ base, head, status }: Described): string[] {
  return [
    ...(status === 'interrupted' ? ['interrupted: not all that was asked was measured'] : []),
    `base is ${versionText(base)}`,
    `head is ${versionText(head)}`,
    ...(base.commit !== null && base.commit === head.commit && !head.dirty && head.replaced.length === 0
      ? ['both are the same code: whatever differs is noise, and no failure is expected']
      : []),
    ...engineDifferences(base, head),
  ];
}

/** `v1.2 (abc1234)`, `the working tree (abc1234, with changes that no commit holds)` */
export function versionText({ name, commit, dirty, replaced }: ComparedVersion): string {
  const facts = [
    ...(commit === null ? [] : [commit.slice(0, COMMIT_CHARACTERS)]),
    ...(dirty ? ['with changes that no commit holds'] : []),
    ...replaced.map((what) => `with ${what}`),
  ];
  return facts.length === 0 ? name : `${name} (${facts.join(', ')})`;
}

/** Each version that changed, once, whatever the number of lanes that name it. */
function engineDifferences(base: ComparedVersion, head: ComparedVersion): string[] {
  const lines = Object.entries(head.engines).flatMap(([lane, after]) => {
    const before = base.engines[lane] ?? {};
    return [...new Set([...Object.keys(before), ...Object.keys(after)])]
      .filter((name) => before[name] !== after[name])
      .map((name) => `version of ${name}: ${short(before[name])}, then ${short(after[name])}`);
  });
  return [...new Set(lines)];
}

/** A hash needs no more than this to be told from another. */
const HASH_SHOWN = 12;
const short = (version: string | undefined): string =>
  version === undefined ? 'none' : /^[0-9a-f]{40,}$/.test(version) ? version.slice(0, HASH_SHOWN) : version;
