import { describe, expect, it } from 'vitest';
import { load } from '../../../src/dataset/load.js';
import { sound } from '../../../src/dataset/sound.js';
import { groupViews } from '../../../src/output/stage/group-view.js';
import { markup } from '../../../src/picture/element.js';
import { groupSection } from '../../../src/picture/page/group-section.js';
import { sheetMarkup, tableMarkup } from '../../../src/picture/page/sheet-markup.js';

const dataset = sound(await load('articles@2025.07'));
const terms = { exclusions: [{ actor: 'China', portionPct: 100 }], bands: 'us2023' } as const;
const elements = dataset.subjects.filter((s) => s.kind === 'element');

describe('the section of a group', () => {
  const [view] = groupViews(dataset, elements, { reading: 'printed', terms });
  if (!view) throw new Error('there is a group');
  const { subjects } = view;
  const html = markup(groupSection(view));
  it('has one answer in words for each subject, and each id once', () => {
    expect(subjects.length).toBeGreaterThan(3);
    for (const { subject } of subjects) expect(html).toContain(`<div id="answer-${subject}"`);
    const ids = [...html.matchAll(/ id="([^"]*)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, id = ''] of html.matchAll(/url\(#([^)]*)\)/g)) expect(ids).toContain(id);
  });
  it('has no inline style and no handler', () => {
    expect(html).not.toMatch(/ (?:style|on\w+)=/);
  });
});

describe('a table as markup', () => {
  it('names its columns and rows, aligns figures right, and escapes what is in it', () => {
    const html = markup(
      tableMarkup(
        [
          ['stage', 'HHI', ''],
          ['<b>', ['1,800', ''], 'x'],
        ],
        'Levels & more',
      ),
    );
    expect(html.replaceAll('\n', '')).toBe(
      '<div class="scroll" role="group" tabindex="0" aria-label="Levels &amp; more"><table><caption>Levels &amp; more</caption>' +
        '<thead><tr><th scope="col">stage</th><th scope="col" class="figure">HHI</th><td></td></tr></thead>' +
        '<tbody><tr><th scope="row">&lt;b&gt;</th><td class="figure">1,800</td><td>x</td></tr></tbody></table></div>',
    );
  });
});

describe('a sheet as markup', () => {
  it('has all that the screen has, with remarks and readings under their names', () => {
    const html = sheetMarkup(
      {
        title: ['Tin', 'values read as rounded'],
        lead: ['First.'],
        tables: [[['a'], ['b']]],
        lines: [
          { mark: '-', text: 'Read.' },
          { mark: '=', text: 'So.' },
          { mark: '*', text: 'Theirs.' },
          { mark: '!', text: 'Mind.' },
        ],
        steps: [{ label: 'Quote', shows: 'mining', command: "reshare cite -e 'a & b'" }],
      },
      'Tin here',
      3,
    )
      .map((part) => markup(part))
      .join('');
    expect(
      html
        .replaceAll(/<[^>]*>/g, '|')
        .replaceAll('\n', '')
        .replaceAll(/\|+/g, '|'),
    ).toBe(
      '|Tin.|Values read as rounded.|First.|Tin here|a|b|So.|* Theirs.|Remarks|Mind.|How to read this|Read.|Quote mining: |reshare cite -e &#39;a &amp; b&#39;|',
    );
  });
});
