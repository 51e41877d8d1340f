/** The ledger of claims: a list to scan, filtered by verdict without script. */
import { type Verdict, verdicts } from '../claims/claim.js';
import type { Messages } from '../messages.js';
import type { Ledger, LedgerClaim } from '../model/claims.js';
import { Permalink } from './links.js';
import { Behind } from './parts.js';
import { Prose } from './prose.js';

/** A shape of its own for each verdict: read without colour. */
const MARKS: Readonly<Record<Verdict, { readonly d: string; readonly open?: true }>> = {
  supported: { d: 'M2 9.2L6.3 13.5L14 3.5' },
  refuted: { d: 'M3 3L13 13M13 3L3 13' },
  depends: { d: 'M2 9.5C4.5 4.5 6.5 4.5 8 8S11.5 11.5 14 6.5' },
  'not-measured': { d: 'M8 2A6 6 0 1 1 8 14A6 6 0 1 1 8 2Z', open: true },
};

function VerdictMark({ of, word }: { of: Verdict; word: string }) {
  const { d, open } = MARKS[of];
  return (
    <span class={`verdict verdict-${of}`}>
      <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
        <path
          d={d}
          fill="none"
          stroke="currentColor"
          stroke-width={open ? 1.6 : 2.6}
          stroke-dasharray={open ? '2.4 2.3' : undefined}
        />
      </svg>
      {word}
    </span>
  );
}

function Filter({ counts, words }: { counts: Ledger['counts']; words: Messages['claims'] }) {
  const present = verdicts.filter((verdict) => counts[verdict] > 0);
  if (present.length < 2) return null;
  return (
    <fieldset class="sieve">
      <legend>{words.show}</legend>
      <label>
        <input type="radio" name="verdict" value="all" checked /> {words.all}
      </label>
      {present.map((verdict) => (
        <label key={verdict}>
          <input type="radio" name="verdict" value={verdict} />
          <VerdictMark of={verdict} word={`${words.verdict[verdict]} (${counts[verdict]})`} />
        </label>
      ))}
    </fieldset>
  );
}

function Claim({ of, words: all }: { of: LedgerClaim; words: Messages }) {
  const words = all.claims;
  return (
    <li class={`claim is-${of.verdict}`} id={of.anchor}>
      <p class="judged">
        <VerdictMark of={of.verdict} word={words.verdict[of.verdict]} />
        {of.misunderstanding && <span class="mark">{words.misunderstanding}</span>}
      </p>
      <h3>
        {of.statement} <Permalink id={of.anchor} title={of.statement} words={all} />
      </h3>
      {of.evidence.map((said, index) => (
        <p key={index}>
          <Prose of={said} />
        </p>
      ))}
      {of.lacking.map((reason) => (
        <p key={reason} class="small">
          {reason}
        </p>
      ))}
      {of.command !== null && (
        <p class="small">
          {words.measuredBy} <code>{of.command}</code>
        </p>
      )}
      <Behind summary={words.ruleAndChange} printed>
        <p class="small">
          <b>{words.rule}.</b> {of.rule}
        </p>
        <p class="small">
          <b>{words.change}.</b> {of.change}
        </p>
      </Behind>
    </li>
  );
}

export function Claims({ ledger, words: all }: { ledger: Ledger; words: Messages }) {
  const words = all.claims;
  return (
    <section class="part claims" id="claims" aria-labelledby="claims-title">
      <header>
        <h2 id="claims-title">{words.title}</h2>
        <p class="lead">{words.lead}</p>
        <p class="lead">
          <b>
            <Prose of={ledger.counted} />
          </b>
        </p>
      </header>
      <Filter counts={ledger.counts} words={words} />
      <ol class="ledger">
        {ledger.claims.map((claim) => (
          <Claim key={claim.id} of={claim} words={all} />
        ))}
      </ol>
    </section>
  );
}
