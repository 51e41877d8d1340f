/** The style of the calculator. */
export const calculatorStyle = `
.calculator{margin-top:2.4rem}
.calculator .small{margin-top:.35rem}
.presets{display:flex;flex-wrap:wrap;align-items:center;gap:.45rem .6rem;margin-top:1rem;font-size:.9rem}
.presets .switch{font-size:.875rem}
.presets [aria-pressed=true]{background:var(--ink);border-color:var(--ink);color:var(--paper)}
.fields{display:grid;grid-template-columns:repeat(auto-fill,minmax(min(100%,13.5rem),1fr));gap:.7rem 1.6rem;margin-top:1.2rem}
.field label{display:block;font-size:.9rem;font-weight:600}
.typed{display:flex;align-items:baseline;gap:.5rem;margin-top:.25rem;font-size:.9rem;color:var(--muted)}
.typed input{flex:1;min-width:0;max-width:10rem;font:inherit;font-size:1rem;font-variant-numeric:tabular-nums;color:var(--ink);background:var(--paper);border:1px solid var(--muted);border-radius:4px;padding:.35rem .55rem;appearance:textfield}
.typed input::-webkit-inner-spin-button,.typed input::-webkit-outer-spin-button{appearance:none;margin:0}
.typed input[aria-invalid=true]{border-color:var(--alert);outline:1px solid var(--alert)}
.hint{display:block;min-height:2.3em;margin-top:.2rem;font-size:.8125rem;line-height:1.4;color:var(--muted)}
.wrong,.calculator .small.wrong{color:var(--alert)}
.answer{min-height:8.5rem;margin-top:1.2rem;padding:1rem 1.2rem 1.1rem;background:var(--panel);border-left:3px solid var(--ink)}
.finding{font-size:1.25rem;line-height:1.35;font-weight:700}
.calculator h4{margin:0;font-size:1rem;line-height:1.4}
.calculator .model{margin-top:1.2rem}
.panels{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,13.5rem),1fr));gap:1.6rem 2rem;margin-top:1rem}
.panel ul{list-style:none;padding:0;margin-top:.5rem}
.panel li{display:grid;grid-template-columns:1fr auto;gap:0 .6rem;align-items:baseline;margin-top:.35rem;font-size:.84rem;line-height:1.4}
.panel li .n{text-align:right}
.panel .hint{margin-top:.5rem}
.bar{grid-column:1/-1;display:block;overflow:visible}
.bar .reach{stroke:var(--ink);stroke-width:1.5}
.bar .floor{stroke:var(--muted);stroke-width:1;stroke-dasharray:2 2}
.curve{margin-top:2rem}
.curve .names{display:none}.curve .names .glyph{margin:0}
@media (max-width:37.5rem){.curve .names{display:flex}}
.curve text{font-size:12px;fill:var(--muted)}
.curve .name{font-weight:600;fill:var(--ink)}
.curve .grid,.curve .lead-line{stroke:var(--grid);fill:none}
.curve .lead-line{stroke:var(--rule)}
.curve .here{stroke:var(--ink);stroke-dasharray:1 3;stroke-width:1.5}
.curve .nothing{fill:var(--panel)}
.address{margin-top:1rem}
@media print{.calculator{display:none}}
`;
