/** The ledger of claims on the page. The filter is CSS alone; a browser without `:has` shows them all. */
import { verdicts } from '../claims/claim.js';

const filter = verdicts
  .map((id) => `.claims:has(.sieve input[value=${id}]:checked) .claim:not(.is-${id}){display:none}`)
  .join('\n');

export const claimsStyle = `
.sieve{display:flex;flex-wrap:wrap;gap:.35rem 1.2rem;margin:1.4rem 0 0;padding:0;border:0;font-size:.9375rem}
.sieve legend{float:left;padding:0;margin-right:1.2rem;color:var(--muted)}
.sieve label{display:inline-flex;align-items:center;gap:.4rem;cursor:pointer}
.sieve input{margin:0;accent-color:var(--link)}
.ledger{list-style:none;margin:1.4rem 0 0;padding:0;max-width:41rem}
.claim{padding:1.3rem 0;border-top:1px solid var(--rule)}
.claim:target{border-top-color:var(--ink)}
.claim p{margin-top:.45rem}.claim .judged{margin-top:0;display:flex;flex-wrap:wrap;align-items:center;gap:.3rem .8rem}
.claim h3{margin-top:.3rem;font-size:1.125rem;text-wrap:pretty}
.verdict{display:inline-flex;align-items:center;gap:.4rem;font-size:.9375rem;font-weight:600}
.verdict svg{flex:none}
.verdict-not-measured{color:var(--muted)}
.sieve .verdict{font-weight:400}
.claim code{font-size:.95em}
@media screen{${filter}}
`;
