import type { Dataset } from '../../dataset/sound.js';
import type { ReadingPolicy } from '../../domain/reading.js';
import { someExcluded, type Terms } from '../../market/profile-record.js';
import { type Citation, versionOf } from '../../output/cite/citation.js';
import { citeText } from '../../output/cite/text.js';
import { excludedWords } from '../../output/exclusions.js';
import type { Sheet, Step } from '../../output/sheet.js';
import type { GroupView } from '../../output/stage/group-view.js';
import { footOf } from '../../output/title.js';
import { type MarkupText, markupText } from '../../text/escape.js';
import { sentenceCase } from '../../text/words.js';
import { element, type Markup, type MarkupElement, markupPieces } from '../element.js';
import { glanceWords } from './answer-words.js';
import { answerId, groupName, groupSection } from './group-section.js';
import { headingMarkup, paragraphs, sheetMarkup, stepsMarkup } from './sheet-markup.js';

/**
 * What a page shows of a group below its answer, whatever a reader chooses: what other datasets say, what changed since the edition
 * before (none where there is none), and the commands that show the same in a terminal.
 */
export type PageGroup = {
  readonly view: GroupView;
  readonly rivals: Sheet | undefined;
  readonly changes: Sheet | undefined;
  readonly steps: readonly Step[];
};

/** What a page is made from. `made` is the command that made it; `rows` are the rows that changed since the edition before. */
export type ReportContent = {
  readonly title: string;
  readonly dataset: Dataset;
  readonly reading: ReadingPolicy;
  readonly terms: Terms;
  readonly citation: Citation;
  readonly made: Step;
  readonly groups: readonly PageGroup[];
  readonly rows: Sheet | undefined;
};

/** A text inside the page, and its SHA-256 in Base64, by which the page allows it. */
export type InlineText = { readonly text: string; readonly sha256: string };

/** What a page holds beside its words: the style sheet, the program (undefined for none), and the data of the program as JSON. */
export type PageParts = {
  readonly style: InlineText;
  readonly program: InlineText | undefined;
  readonly data: string | undefined;
};

/** A page, in pieces, as one file of HTML that asks nothing of anybody: it allows its own style sheet and program, by their hashes, and nothing else. */
export function* reportPage(content: ReportContent, { style, program, data }: PageParts): Generator<MarkupText> {
  const policy = [
    "default-src 'none'",
    `style-src 'sha256-${style.sha256}'`,
    ...(program ? [`script-src 'sha256-${program.sha256}'`] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = element('html', { lang: 'en' }, [
    element('head', {}, [
      element('meta', { charset: 'utf-8' }),
      element('meta', { 'http-equiv': 'Content-Security-Policy', content: policy }),
      element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
      element('meta', { name: 'color-scheme', content: 'light dark' }),
      element('title', {}, [content.title]),
      element('style', {}, [style.text]),
    ]),
    element('body', {}, [
      ...bodyMarkup(content),
      ...(data === undefined ? [] : [element('script', { type: 'application/json', id: 'data' }, [plainJson(data)])]),
      ...(program ? [element('script', {}, [program.text])] : []),
    ]),
  ]);
  yield markupText`<!doctype html>\n`;
  yield* markupPieces(page);
  yield markupText`\n`;
}

/** JSON in which nothing ends its element, and no invisible character changes how it looks: these are spelt out. */
const plainJson = (text: string): string =>
  text.replace(/<|[\p{Cf}\p{Zl}\p{Zp}]/gu, (found) =>
    found
      .split('')
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
      .join(''),
  );

const bodyMarkup = ({
  title,
  dataset,
  reading,
  terms,
  citation,
  made,
  groups,
  rows,
}: ReportContent): readonly Markup[] => [
  element('a', { class: 'skip', href: '#answers' }, ['Skip to the answers']),
  element('header', {}, [
    headingMarkup(1, [title]),
    ...paragraphs([whatThisIs(terms), ...(reading === 'rounded' ? ['Values are read as rounded.'] : [])]),
    element(
      'dl',
      {},
      facts(dataset, citation, made).flatMap(([name, value]) => [
        element('dt', {}, [name]),
        element('dd', {}, [value]),
      ]),
    ),
  ]),
  contentsMarkup(groups),
  element('main', { id: 'answers', tabindex: '-1' }, [
    ...groups.map((group) => groupSection(group.view, belowGroup(group))),
    ...sheetSection('what-changed', ['Rows that changed since the edition before', 'all'], rows, 2),
    element('section', { id: 'how-to-cite', 'aria-labelledby': 'how-to-cite-heading' }, [
      headingMarkup(2, ['How to cite'], 'how-to-cite-heading'),
      ...citationMarkup(citation),
    ]),
  ]),
];

/** How to cite the dataset and the program: each part a paragraph, with its lines. */
const citationMarkup = (citation: Citation): readonly MarkupElement[] =>
  citeText(citation, Number.POSITIVE_INFINITY)
    .trim()
    .split('\n\n')
    .map((part) =>
      element(
        'p',
        { class: 'quote' },
        part.split('\n').flatMap((line, at) => (at === 0 ? [line] : [element('br'), line.trim()])),
      ),
    );

/** What the page is, in a sentence. */
const whatThisIs = (terms: Terms): string =>
  someExcluded(terms)
    ? `How concentrated supply is, and what is left without ${excludedWords(terms)}, computed from printed figures. What nobody knows is hatched.`
    : 'How concentrated supply is, computed from printed figures. What nobody knows is hatched.';

/** What the figures rest on, and how to make the page again. */
const facts = (
  { edition }: Dataset,
  citation: Citation,
  made: Step,
): readonly (readonly [name: string, value: Markup])[] => [
  ['Dataset', footOf(edition)],
  ['Version', versionOf(edition).replace(/^Version |\.$/g, '')],
  ['SHA-256 of its datapackage.json', element('code', {}, [edition.sha256])],
  ['Program', `${citation.program.name} ${citation.program.version}`],
  [made.label, element('code', {}, [made.command])],
];

/** A list of all groups with their answers at a glance. */
const contentsMarkup = (groups: readonly PageGroup[]): MarkupElement =>
  element('nav', { class: 'contents', 'aria-labelledby': 'contents' }, [
    headingMarkup(2, ['Contents'], 'contents'),
    contentsList(groups.map(({ view }) => view)),
  ]);

/** An entry for each group: its subjects, each with a link to its answer, and what they have in common at a glance. */
export const contentsList = (views: readonly GroupView[]): MarkupElement =>
  element(
    'ul',
    {},
    views.flatMap(({ report, subjects: [first, ...others], terms }) =>
      first
        ? [
            element('li', {}, [
              ...[first, ...others].flatMap((subject, at) => [
                ...(at === 0 ? [] : [at === others.length ? ' and ' : ', ']),
                element('a', { href: `#${answerId(subject)}` }, [at === 0 ? sentenceCase(subject.name) : subject.name]),
              ]),
              `: ${glanceWords(report, first, terms)}.`,
            ]),
          ]
        : [],
    ),
  );

/** What stands below the answer of a group, each part under its heading. */
const belowGroup = ({ view: { id, subjects }, rivals, changes, steps }: PageGroup): readonly Markup[] => [
  ...sheetSection(`${id}-rivals`, ['What other datasets say', groupName(subjects)], rivals, 3),
  ...sheetSection(`${id}-changes`, ['What changed since the edition before', groupName(subjects)], changes, 3),
  ...(steps.length > 0
    ? [element('div', { id: `${id}-commands` }, [headingMarkup(3, ['The same in a terminal']), ...stepsMarkup(steps)])]
    : []),
];

/** A sheet under a heading; nothing without one. The heading and the name of the group name its tables. */
function sheetSection(
  id: string,
  [heading, name]: readonly [heading: string, name: string],
  sheet: Sheet | undefined,
  level: 2 | 3,
): readonly MarkupElement[] {
  if (!sheet) return [];
  return [
    element('div', { id }, [
      headingMarkup(level, [heading]),
      ...sheetMarkup(sheet, `${heading}: ${name}`, level === 2 ? 3 : 4),
    ]),
  ];
}
