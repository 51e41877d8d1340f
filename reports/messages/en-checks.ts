/** English: checks, and how lanes were compared. What a check is called and advises stands in the result file. */

type Words = Readonly<Record<string, string>>;

export const checkWords = {
  checkName: {} as Words,
  checkAdvice: {} as Words,
  checkFinding: (name: string, read: string, limit: string) => `${name} ${read} (${limit})`,
  readersSaid: (said: string) => `Readers said: ${said}`,
  roundsOf: (n: number, of: number, finding: string) => `${n} of ${of} rounds: ${finding}`,
  judgedByCaption: 'Judged by: every check, its limit, and how near trials came to it',
  checkColumn: {
    check: 'Check',
    limit: 'Limit',
    worst: 'Worst value read',
    rejected: 'Trials rejected',
    where: 'Where',
  },
  methodName: {
    geometricT: 'Geometric mean of the ratios within rounds, Student’s t interval on their logarithms',
    geometricOnly: 'Geometric mean of the ratios within rounds; too few rounds for an interval',
    wilcoxon:
      'Hodges–Lehmann estimate of the ratios within rounds, exact Wilcoxon signed-rank interval on their logarithms',
    same: 'The same ratio in each round',
    sameFew: 'The same ratio in each round; too few rounds for an interval',
    medians: 'Ratio of medians; values of zero or below have no logarithm, so no interval',
  },
  methodLevel: (name: string, level: string) => `${name} (${level})`,
};

export type CheckWords = typeof checkWords;
