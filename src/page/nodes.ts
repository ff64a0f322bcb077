import { type Markup, markup } from '../picture/element.js';

/** Markup as nodes. This is the one place where a text becomes markup: all of it is written by `markup`, which escapes what a dataset or a reader says. */
export function nodesOf(inside: readonly Markup[]): DocumentFragment {
  const template = document.createElement('template');
  template.innerHTML = inside.map((part) => markup(part)).join('');
  return template.content;
}

/** The element of the page with an id, if it is of that kind. */
export function byId<Kind extends Element>(id: string, kind: new () => Kind): Kind | undefined {
  const found = document.getElementById(id);
  return found instanceof kind ? found : undefined;
}

/** The elements below another that a selector finds, of one kind. */
export const all = <Kind extends Element>(
  within: ParentNode,
  selector: string,
  kind: new () => Kind,
): readonly Kind[] => [...within.querySelectorAll(selector)].filter((found): found is Kind => found instanceof kind);

/** A button with a text. */
export function button(text: string, press: (pressed: HTMLButtonElement) => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', () => press(made));
  return made;
}
