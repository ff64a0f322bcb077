/** The style of what the program of a page adds: the choices, buttons, and marks of what does not follow them. */
export const PROGRAM_STYLE = `button,input,select,textarea{font:inherit;color:inherit;background:var(--ground);border:1px solid var(--muted);border-radius:4px;padding:.25rem .5rem;max-width:100%}
button{cursor:pointer;background:var(--band)}
[hidden]{display:none!important}
.field{display:inline-flex;flex-direction:column;gap:.15rem;margin:.25rem 1rem .25rem 0;vertical-align:bottom;max-width:100%}
.supplier{display:flex;flex-wrap:wrap;align-items:end}
.supplier button{margin:.25rem 0}
#another-supplier{display:block;margin:.25rem 0 .75rem}
#another-supplier[hidden]{display:none}
[aria-invalid=true]{outline:2px solid var(--ink);outline-offset:1px}
.problem:empty,[role=status]:empty{display:none}
.problem,[role=status]{font-weight:600}
.unchosen{border-left:3px solid var(--muted);padding-left:.75rem;color:var(--muted)}
.sort{border:0;padding:0;background:none;font-weight:inherit;text-align:inherit;white-space:nowrap}
.sort::after{content:" \\2195";color:var(--muted)}
[aria-sort=ascending] .sort::after{content:" \\2191";color:inherit}
[aria-sort=descending] .sort::after{content:" \\2193";color:inherit}
.copy{margin:.25rem 0 .75rem}
#copied{position:fixed;bottom:0;left:0;right:0;margin:0;padding:.75rem 1rem;max-width:none;background:var(--ink);color:var(--ground)}
.tick{display:inline-block;white-space:nowrap}
textarea{display:block;width:100%;max-width:44rem;min-height:4.5rem}
.dropping{outline:3px dashed var(--ink);outline-offset:4px}
@media print{#choices,#own-market,#own-table,.filter,.copy,.sort::after{display:none!important}}
`;
