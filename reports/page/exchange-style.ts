/** How captured bytes are set: a fixed width for the bytes themselves, what they are beside or below them. */

/** `mono`: the page's fonts of fixed width. */
export const exchangeStyle = (mono: string): string => `
.wire-all{margin-top:2.4rem}
.wire-step{margin-top:1.4rem;padding-left:1rem;border-left:2px solid var(--rule)}
.wire-step h4{margin:0;font-size:1rem}
.talk{margin-top:.7rem}
.wire-lines{margin:.3rem 0 0;padding:0;list-style:none;max-width:none}
.wire-lines li{display:grid;grid-template-columns:minmax(0,1.9fr) minmax(0,1fr);gap:0 1.2rem;padding:.15rem 0}
.wire-lines li+li{border-top:1px solid var(--grid)}
.wire-lines code{white-space:pre-wrap;overflow-wrap:anywhere;direction:ltr;unicode-bidi:isolate}
.wire-lines span{font-size:.875rem;line-height:1.5;color:var(--muted)}
.wire code{font:.8125rem/1.5 ${mono}}
.wire tbody th{min-width:8rem;width:9rem}.wire td:last-child{min-width:13rem;width:18rem}
.wire h4+.small,.wire h3+p{margin-top:.2rem}
.door{margin-top:1rem}
`;

/** On a phone, what the bytes are stands below them. */
export const exchangePhone = '.wire-lines li{grid-template-columns:minmax(0,1fr)}';
