/** The frame's style: masthead, answer, contents, steps, links, what stands under a chart. */

/** From here on there is room for the contents beside the text. */
const DESK = '74rem';

const masthead = `
.masthead{display:flex;justify-content:space-between;align-items:center;gap:.5rem 1rem;min-height:2.5rem;font-size:.875rem;color:var(--muted)}
.masthead b{color:var(--ink)}
.switches{display:flex;flex:none;gap:.4rem}
.switch{flex:none;white-space:nowrap;font:inherit;font-size:.875rem;line-height:1.4;color:var(--ink);background:none;border:1px solid var(--rule);border-radius:99px;padding:.3rem .9rem;cursor:pointer}
.switch:hover{border-color:var(--muted)}
.top{padding:clamp(1.5rem,6vw,3.5rem) 0 0}
.deck{margin-top:1.2rem;font-size:1.1875rem;line-height:1.55}
.notices{margin-top:1.5rem;padding:.9rem 1.1rem;background:var(--panel);border-left:3px solid var(--alert);list-style:none;font-size:.9375rem}
`;

const contents = `
.contents{margin-top:2.6rem;font-size:.9375rem;line-height:1.45}
.contents ol{list-style:none;margin:.5rem 0 0;padding:.55rem 0 0;border-top:1px solid var(--rule)}
.contents li{padding:.16rem 0}
.contents a{display:flex;gap:.7em;color:var(--ink);text-decoration:none}
.contents a:hover,.contents a[aria-current]{color:var(--link)}
.contents a:hover{text-decoration:underline}
.contents ol:first-of-type a:not(:has(.number)){padding-left:calc(1ch + .7em)}
.contents .number{flex:none;width:1ch;color:var(--muted)}
.number{font-variant-numeric:tabular-nums}
.eyebrow{font-size:.875rem;font-weight:600;color:var(--muted)}
`;

const steps = `
.part{margin-top:clamp(3.5rem,9vw,6rem);padding-top:1.3rem;border-top:2px solid var(--ink)}
.part>header h2{margin-top:.35rem}
.step .eyebrow{display:flex;align-items:baseline;gap:.7em}
.step .eyebrow .number{font-size:1.0625rem;color:var(--ink)}
.beats{margin-top:1.1rem}
.beats p+p{margin-top:.85rem}
.beat{font-size:.875em;font-weight:600;color:var(--muted)}
.hurt{padding-left:1rem;border-left:3px solid var(--alert)}
.lead{margin-top:.7rem}
.notes{margin-top:1.6rem;padding:0;list-style:none}
.notes li+li{margin-top:.4rem}
.question{margin-top:2.2rem;padding-top:1.1rem;border-top:1px solid var(--rule)}
.question h3{max-width:var(--measure);text-wrap:balance}
.question .small{margin-top:.3rem}
`;

const links = `
a.n{color:inherit;text-decoration:underline dotted 1px var(--muted);text-underline-offset:.22em;font-variant-numeric:tabular-nums}
h1 a.n,h2 a.n,h3 a.n{text-decoration-color:var(--hatch)}
a.n:hover{color:var(--link);text-decoration:underline solid 1px}
.n{font-variant-numeric:tabular-nums}
.titled{position:relative}
.permalink{position:absolute;right:100%;top:0;padding:0 .4rem;font-size:1rem;line-height:1.5rem;color:var(--muted);text-decoration:none;opacity:0}
header h2+.permalink{line-height:2.2rem}
.titled:hover .permalink,.permalink:focus-visible{opacity:1}
.permalink:hover{color:var(--link)}
`;

const charts = `
.chart{margin-top:2.6rem}
.key{display:flex;flex-wrap:wrap;gap:.2rem 1.2rem;margin-top:.55rem;padding:0;list-style:none;max-width:none;font-size:.875rem;color:var(--muted)}
.key li{display:inline-flex;align-items:center;gap:.45rem}
.key svg{flex:none}
.picture{margin-top:1rem}
.picture svg{display:block;width:100%;height:auto;overflow:visible}
.picture .narrow{display:none}
.live{display:none}
.foot{margin-top:.5rem}
.chart p{max-width:none}
.chart h2,.chart h3{max-width:44rem;text-wrap:pretty;font-size:1.0625rem;line-height:1.4;letter-spacing:0}
.top .chart{margin-top:2.2rem}.top .beats{margin-top:2.2rem}
.tools{display:flex;flex-wrap:wrap;align-items:baseline;gap:.35rem 1.6rem;margin-top:.6rem}
.tools>.behind{margin:0;min-width:0;max-width:100%}
.tools>.behind[open]{flex:0 0 100%;padding-bottom:.6rem}
.tools .behind p{margin-top:.7rem}.tools .behind pre{margin-top:.3rem}
.quiet{font:inherit;font-size:.9rem;color:var(--muted);background:none;border:0;padding:0;cursor:pointer;text-decoration:underline;text-decoration-color:var(--hatch);text-underline-offset:.22em}
.quiet:hover{color:var(--ink)}
`;

const desk = `
@media screen and (min-width:${DESK}){
.page{max-width:71rem}
main{display:grid;grid-template:"contents top" auto "contents body" 1fr/13.5rem minmax(0,1fr);column-gap:4.5rem}
.top{grid-area:top}.body{grid-area:body}
.contents{grid-area:contents;align-self:start;position:sticky;top:1.5rem;max-height:calc(100vh - 3rem);overflow-y:auto;margin-top:clamp(1.5rem,6vw,3.5rem);font-size:.875rem}
.end{margin-left:18rem}
}
`;

export const frameStyle = [masthead, contents, steps, links, charts, desk].join('');
