/** A text as roff prints it: no character of it is a command, and hyphens can be copied. */
export function roff(text: string): string;
/** Lines as they stand, indented and never filled. */
export function verbatim(text: string): string;
