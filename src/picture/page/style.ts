import { THEME, type Theme } from '../theme.js';

/** The colours of a theme as properties of a style sheet. */
const properties = (theme: Theme): string =>
  Object.entries(theme)
    .map(([name, colour]) => `--${name}:${colour};`)
    .join('');

/** Each part of a picture in the colour of its class. */
const pictureColours = Object.keys(THEME.light)
  .map((name) => `.fill-${name}{fill:var(--${name})}.stroke-${name}{stroke:var(--${name})}`)
  .join('\n');

/**
 * The style sheet of a page: light or dark as the reader's system is, readable from 320 pixels, and light on paper.
 * What is wider than the page scrolls in a frame, and below 700 pixels the narrow picture stands for the wide one.
 */
export const STYLE = `:root{color-scheme:light dark;${properties(THEME.light)}}
@media screen and (prefers-color-scheme:dark){:root{${properties(THEME.dark)}}}
*{box-sizing:border-box}
html{scroll-padding-top:1rem}
body{margin:0 auto;max-width:60rem;padding:1rem;background:var(--ground);color:var(--ink);font:1rem/1.5 system-ui,sans-serif;overflow-wrap:break-word}
h1{font-size:1.7rem;line-height:1.2;margin:.5rem 0}
h2{font-size:1.35rem;line-height:1.25;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:2px solid var(--line)}
h3{font-size:1.1rem;margin:1.5rem 0 .25rem}
h4,h5,h6{font-size:1rem;margin:1rem 0 .25rem}
p,ul,ol,dl,figure,pre{margin:.5rem 0}
p,li{max-width:44rem}
ul,ol{padding-left:1.4rem}
a{color:var(--excluded)}
a,code,dd,pre,.sources,.quote{overflow-wrap:anywhere}
code,pre{font-family:ui-monospace,monospace;font-size:.9em}
pre{white-space:pre-wrap}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem}
dt,caption,summary{font-weight:600}
dd{margin:0;min-width:0}
:focus-visible{outline:3px solid var(--ink);outline-offset:2px}
.skip{position:absolute;left:-99rem}
.skip:focus{position:static}
.scroll{overflow-x:auto;margin:1rem 0}
table{border-collapse:collapse;font-size:.9rem;line-height:1.4}
caption{text-align:left;padding:.25rem 0;max-width:calc(100vw - 2rem)}
th,td{text-align:left;vertical-align:top;padding:.3rem 1rem .3rem 0;border-bottom:1px solid var(--line);max-width:22rem}
thead th,thead td{border-bottom-color:var(--ink)}
th{font-weight:600}
th.figure,td.figure{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
summary{cursor:pointer;padding:.25rem 0}
.picture{max-width:50rem}
.picture svg{display:block;max-width:100%;height:auto}
.contents li{margin:.25rem 0}
.subjects{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(17rem,100%),1fr));gap:0 1.5rem}
.subject h3{margin-top:1rem}
.subject p{font-size:.95rem}
.quote{border-left:3px solid var(--line);padding-left:.75rem}
.sources,.commands{font-size:.9rem}
footer{margin-top:2.5rem;color:var(--muted);font-size:.9rem}
@media (max-width:699px){
.picture .wide{display:none}
.picture .narrow{display:block!important}
dl{display:block}
dt{margin-top:.5rem}
table{width:max-content}
th,td{max-width:16rem}
}
@media print{
html{font-size:9.5pt}
body{max-width:none;padding:0}
caption{max-width:none}
h1,h2,h3,h4,h5,caption,summary{break-after:avoid}
figure,tr{break-inside:avoid}
.skip{display:none}
.scroll{overflow:visible}
table{font-size:8pt}
th,td{max-width:none;padding-right:.5rem}
.picture .wide{display:block}
.picture .narrow{display:none!important}
a{color:inherit}
}
${pictureColours}
`;
