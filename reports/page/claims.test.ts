/** The ledger on the page: where it stands, and that it can be scanned, linked to and filtered. */
import { h } from 'preact';
import { render } from 'preact-render-to-string';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import { verdicts } from '../claims/claim.js';
import { messagesFor } from '../messages.js';
import { ledgerOf } from '../model/claims.js';
import { viewRun } from '../model/view.js';
import { factsOf } from '../story/facts.js';
import { Claims } from './claims.js';
import { claimsStyle } from './claims-style.js';

const ledger = ledgerOf(factsOf(viewRun(sampleRun(), 'en')));
const page = (of: typeof ledger): string => render(h(Claims, { ledger: of, words: messagesFor('en') }));
const count = (html: string, text: string): number => html.split(text).length - 1;

describe('the ledger on the page', () => {
  const html = page(ledger);

  it('has an element, a heading and a link of its own for every claim', () => {
    for (const { anchor } of ledger.claims) {
      expect(count(html, `id="${anchor}"`)).toBe(1);
      expect(count(html, `href="#${anchor}"`)).toBe(1);
    }
    expect(count(html, '<h3')).toBe(ledger.claims.length);
  });

  it('says each verdict in words beside its mark', () => {
    const { verdict } = messagesFor('en').claims;
    for (const id of verdicts) {
      const own = ledger.claims.filter((claim) => claim.verdict === id).length;
      // Once a claim, and once in the filter.
      expect(count(html, `</svg>${verdict[id]}`)).toBe(own + (own > 0 ? 1 : 0));
    }
  });

  it('filters by style alone: a choice for each verdict that was given, and a rule for it', () => {
    const given = verdicts.filter((id) => ledger.counts[id] > 0);
    expect(count(html, 'type="radio"')).toBe(given.length + 1);
    for (const id of given) {
      expect(html).toContain(`value="${id}"`);
      expect(claimsStyle).toContain(`input[value=${id}]:checked) .claim:not(.is-${id}){display:none}`);
    }
    expect(html).not.toMatch(/ style=| on[a-z]+=/);
  });

  it('has no filter where every claim has the same verdict', () => {
    const counts = { supported: 0, refuted: 0, depends: 0, 'not-measured': 21 };
    expect(page({ ...ledger, counts })).not.toContain('type="radio"');
  });

  it('keeps hostile reasons inert', () => {
    const [first, ...others] = ledger.claims;
    const claims = [{ ...first!, lacking: ['<img src=x onerror=alert(1)>'] }, ...others];
    expect(page({ ...ledger, claims })).toContain('&lt;img src=x onerror=alert(1)>');
  });
});
