import { emphasised, type Terminal } from '../text/escape.js';

/** How titles and the heads of columns are emphasised. */
export type Paint = { readonly title: (text: Terminal) => Terminal; readonly head: (text: Terminal) => Terminal };

/** No emphasis. */
export const PLAIN: Paint = { title: (text) => text, head: (text) => text };

/** Emphasis in a terminal with colours; none without. */
export async function paint(colour: boolean): Promise<Paint> {
  if (!colour) return PLAIN;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level: 1 });
  return { title: (text) => emphasised(text, chalk.bold), head: (text) => emphasised(text, chalk.dim) };
}
