import { all, button } from './nodes.js';

/** Puts a button below each quotable sentence under an element that copies it. `say` tells whether it was copied. */
export function makeCopyable(within: ParentNode, say: (text: string) => void): void {
  for (const quote of all(within, '.quote', HTMLElement)) {
    if (quote.nextElementSibling?.classList.contains('copy')) continue;
    const press = button('Copy this sentence', () => void copy(quote).then(say));
    press.classList.add('copy');
    // the sentence that it copies
    if (quote.id !== '') press.setAttribute('aria-describedby', quote.id);
    quote.after(press);
  }
}

/** Copies the text of an element, and says whether that worked. Where the browser does not allow it, the text is marked instead. */
async function copy(of: HTMLElement): Promise<string> {
  try {
    await navigator.clipboard.writeText(of.textContent ?? '');
    return COPIED;
  } catch {
    // a page from a file may have no right to the clipboard
    getSelection()?.selectAllChildren(of);
    return 'The browser does not let this page copy. The sentence is marked: press Ctrl+C, or Command+C on a Mac.';
  }
}

const COPIED = 'Copied: the sentence with its source.';
