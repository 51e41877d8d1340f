/**
 * The page on paper: the story, its charts, the claims and the method. What stands folded on the page stays
 * folded, as a line that says where it is, unless it is a chart or the reader has opened it.
 */

const PRINT_INK = ':root,:root[data-theme]{--paper:#fff;--ink:#000;--muted:#333}';

/** Sizes follow the root's; a line of text stays at some ninety characters. */
const text = `
@page{size:A4;margin:12mm 15mm}
html{font-size:11px}body{font-size:8.8pt;line-height:1.4}:root{--measure:46rem}
.page{max-width:none;padding:0}
h1{font-size:21pt}h2{font-size:13.5pt}h3,h4{font-size:9.8pt}.chart h2,.chart h3{font-size:9.8pt;max-width:none}
.deck{font-size:10.5pt}.small{font-size:8pt}
.top{padding-top:1.5rem}.part{margin-top:1.6rem;padding-top:.7rem}.question{margin-top:1rem;padding-top:.6rem}
.question h3,.question>.small{max-width:none}.question .notes{margin-top:.6rem;font-size:7.5pt}.withheld{margin-top:.8rem;padding:.5rem .8rem}
.prose,.beats,.asides{margin-top:.8rem}.beats p+p,.prose p+p{margin-top:.5rem}.end{margin-top:1.2rem;padding-top:.4rem}
.asides{grid-template-columns:1fr 1fr;gap:.8rem 1.6rem}.asides p,.withheld p,.withheld ul{font-size:8.4pt}
p{orphans:3;widows:3}
h2,h3,h4,header,figcaption,caption,thead,.eyebrow{break-after:avoid}
h1,h2,h3,h4,header,tr,figcaption,.withheld div,.question>header,.asides div,.wire-step h4{break-inside:avoid}
a{color:inherit;text-decoration:none}a.n{text-decoration:none}
.withheld,.notices,pre{border:1px solid var(--rule);background:none}
`;

const absent = `
.switch,[data-download],.contents,.skip,.permalink,.quiet,.sieve,.tools .behind:not([open]),.advice .scroll,.advice .mark,.wire>.scroll,.wire .facts{display:none}
`;

/**
 * Curves of the story stand in pairs, as they are drawn for a phone; other charts as at a desk, their words
 * beside them. None is cut by a page's end.
 */
const charts = `
.chart{margin-top:1.1rem;break-inside:avoid}
.picture{margin-top:.4rem}.foot{margin-top:.3rem}.tools{margin-top:0}
figure.chart:not(.is-lines),.question .is-lines{display:grid;grid-template-columns:minmax(0,16rem) minmax(0,1fr);grid-template-rows:auto 1fr;gap:0 1.4rem}
figure.chart>.picture{grid-column:2;grid-row:1/4;margin-top:0}figure.chart>figcaption,figure.chart>.foot,figure.chart>.tools{grid-column:1}
.top figure.chart,.top .is-lines{display:block}.top .picture{max-width:52rem}
.step .is-lines{display:inline-block;vertical-align:top;width:48.4%;margin-right:1.5%}
.step .is-lines .wide{display:none}.step .is-lines .narrow{display:block}
`;

const tables = `
.scroll{overflow:visible;margin-top:.8rem}
table{font-size:7.2pt;line-height:1.35}th,td{min-width:0!important;padding:.16rem .45rem .16rem 0;white-space:normal!important}
tbody th{max-width:11rem}.published table{min-width:0}td code{overflow-wrap:anywhere}.tools p{break-after:avoid}
.sources table{font-size:6.5pt}.sources th,.sources td{padding:.1rem .3rem .1rem 0}
#method .facts-block{margin-top:.7rem}#method .facts{font-size:7pt;line-height:1.3;gap:.05rem .8rem}
.columns{display:block}.columns .facts,#method>.facts-block>.facts{display:block}
#method .facts dt,#method .facts dd{display:inline}#method .facts dt::after{content:" "}#method .facts dd{color:var(--ink)}#method .facts dd::after{content:"  ·  "}#method .facts dd:last-child::after{content:""}
#data pre{padding:.4rem .6rem}#data>*{display:inline-block;vertical-align:top}#data>header{display:block}#data>[hidden]{display:none}#data>.facts-block{margin:.8rem 1.5rem 0 0}
`;

const claims = `
.ledger{columns:2;column-gap:2rem;max-width:none}
.claim{break-inside:avoid;padding:.6rem 0}.claim h3{font-size:9pt}.claim p{margin-top:.2rem;font-size:8pt}.claim .behind p.small{font-size:7.5pt}
`;

/** The line in place of what is folded; and what is printed though it is folded. */
const folded = `
.on-paper{display:inline}p.on-paper{display:block}
.behind>summary{list-style:none;color:var(--muted);font-size:8pt}
.behind>summary::-webkit-details-marker{display:none}
.behind[open]>summary .on-paper,.printed>summary,.question .behind:not([open])>summary{display:none}
.printed::details-content{content-visibility:visible;block-size:auto;display:block}
`;

const rules = [PRINT_INK, text, absent, charts, tables, claims, folded].join('');

export const printStyle = `.on-paper{display:none}@media print{${rules}}`;
