// Text for the macros of man pages.

const SIGNS = { '\\': '\\e', '-': '\\-', "'": '\\(aq', '"': '\\(dq', '`': '\\(ga', '^': '\\(ha', '~': '\\(ti' };

/** A text as roff prints it: no character of it is a command, and hyphens can be copied. */
export const roff = (text) =>
  text
    .replace(/[\\\-'"`^~]/g, (sign) => SIGNS[sign])
    .replace(/[^\n -~]/gu, (sign) => `\\[u${sign.codePointAt(0).toString(16).toUpperCase().padStart(4, '0')}]`)
    // a line that starts with a point or with the escape of a quote is text, too
    .replace(/^(?=\.)/gm, '\\&');

/** Lines as they stand, indented and never filled. */
export const verbatim = (text) => `.RS 4\n.nf\n${roff(text)}\n.fi\n.RE`;
