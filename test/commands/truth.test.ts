import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Edit, edited } from '../edited.js';
import { answer, reshare } from '../shell.js';

/** What a command prints, in one line, so that a sentence can be found whatever its line breaks. */
const screen = async (...argv: string[]): Promise<string> => {
  const { code, out } = await reshare(argv);
  expect(code).toBe(0);
  return out.replace(/\s+/g, ' ');
};

type Ceiling = { subject: { id: string }; of: string[]; stages: string[]; setBy: string[] };

describe('[c1] [c2] a limit over the chain', () => {
  it('is never told of an element from the figures of a group', async () => {
    const { chain, rows } = await answer('stage');
    const elements = new Set(rows.map((r: { subject: { id: string } }) => r.subject.id));
    expect(chain.map((c: Ceiling) => c.subject.id).filter((id: string) => elements.has(id))).toEqual([]);
    expect(await screen('stage')).not.toMatch(/% of (La|Ce|Nd|Dy|lanthanum|cerium|neodymium|dysprosium)/);
    for (const element of ['cerium', 'lanthanum', 'neodymium'])
      expect(await screen('stage', '-e', element)).toContain(`Nothing follows from this for ${element} alone.`);
  });
  it('names only stages at which its group has figures, and none where there is one stage', async () => {
    const { chain } = await answer('stage', '-e', 'dysprosium');
    expect(chain).toMatchObject([{ stages: ['processing', 'magnets'], setBy: ['processing', 'magnets'] }]);
    expect((await answer('stage', '-e', 'ree', '-s', 'magnets')).chain).toEqual([]);
    expect((await answer('stage', '-e', 'dysprosium', '-s', 'mining', '-s', 'magnets')).chain).toMatchObject([
      { subject: { id: 'ree' }, of: ['dysprosium'], stages: ['mining', 'magnets'] },
    ]);
  });
  it('several limits share their assumptions; the figures of some differ in time', async () => {
    const text = await screen('stage');
    expect(text.match(/can go through/g)).toHaveLength(3);
    expect(text).toContain('A limit over the chain assumes');
    expect(text).not.toMatch(/This limit|Its figures/);
  });
  it('names the times of its figures where they differ', async () => {
    expect(await screen('stage', '-e', 'ree')).toMatch(/different times: mining 2024; processing, said in 2025/);
  });
});

describe('[e1] the figures of a group that stand for an element', () => {
  it('are said to be so by diff, too, for one element', async () => {
    const text = await screen('diff', 'usgs@2025.01', 'usgs@2026.05', '-e', 'Dy', '-s', 'mining');
    expect(text).toMatch(
      / dysprosium HHI .* \(figures for the 17 elements\) .* \* The 17 elements: rare earth elements\./,
    );
  });
  it('are not said to be all there is, where the element has figures at another stage', async () => {
    const texts = await Promise.all(
      [['stage'], ['stage', '-e', 'tin'], ['cite', '-e', 'tin', '-s', 'smelting']].map((argv) =>
        screen(...argv, '-d', './test/fixtures/metal'),
      ),
    );
    expect(texts.map((text) => /no figures? for .{3,11} alone(?: at smelting| here)/.test(text))).toEqual([
      true,
      true,
      true,
    ]);
    expect(texts.join()).not.toMatch(/No source|alone[.;]/);
  });
  it('are said to be all there is in the period that was asked for, and not in others', async () => {
    const own = edited('datasets/articles/2025.07', [
      ['observations', 'upper-hand-s1-mining-70', 'subject', 'dysprosium'],
      ['observations', 'upper-hand-s1-mining-70', 'period', '2024'],
    ]);
    const ask = ['-e', 'dysprosium', '-s', 'mining', '-d', own];
    expect(await screen('stage', ...ask)).not.toContain('has no figures');
    for (const command of ['stage', 'shares', 'explain'])
      expect(await screen(command, ...ask, '-p', '2023')).toContain(
        'The dataset has no figures of 2023 for dysprosium alone here;',
      );
    const cited = await screen('cite', ...ask, '-p', '2023');
    expect(cited.match(/no figures for dysprosium alone at mining in 2023[.;]/g)).toHaveLength(1);
    const { notes } = await answer('stage', ...ask, '-p', '2023');
    expect(notes[0].text).toContain('has no figures for dysprosium alone at mining in 2023;');
  });
  const place = ['-e', 'Dy', '-s', 'mining'];
  it('have no quantity in JSON, and the reason says why', async () => {
    const [row] = (await answer('stage', ...place)).rows;
    expect([row.unit, row.total, row.rest.quantity, row.remaining.quantity]).toEqual([null, null, null, null]);
    expect(row.suppliers.map((s: { quantity: unknown }) => s.quantity)).toEqual(row.suppliers.map(() => null));
    for (const path of ['unit', 'total', 'suppliers.quantity', 'rest.quantity', 'remaining.quantity'])
      expect(row.reasons[path]).toBe('inherited');
    const shares = (await answer('shares', ...place)).rows;
    expect(shares.map((r: { quantity: unknown }) => r.quantity)).toEqual(shares.map(() => null));
  });
  it('have no quantity on a screen or in csv, where the group itself has some', async () => {
    for (const command of ['stage', 'shares'])
      for (const format of ['table', 'csv', 'tsv', 'markdown']) {
        const of = (element: string) => screen(command, '-e', element, '-s', 'mining', '--format', format, '-q');
        expect(await of('Dy')).not.toMatch(/120,?000|390,?000|270,?000/);
        expect(await of('ree')).toMatch(/120,?000|390,?000|270,?000/);
      }
  });
  it('are headed by the group', async () => {
    expect(await screen('shares', ...place)).toMatch(/^Rare earth elements, mining 2024: .* shown for dysprosium/);
  });
});

describe('[e2] a question on a period', () => {
  it('without figures gets none, and the periods that have some', async () => {
    const { rows } = await answer('stage', '-p', '1999');
    expect(rows.filter((r: { status: string }) => r.status === 'ok')).toEqual([]);
    expect(await screen('stage', '-e', 'ree', '-p', '1999')).toContain(
      'no figure for the 17 rare earth elements at mining in 1999. There are figures for 2024 and 2023, and undated figures, said in 2025.',
    );
  });
  it('shows an undated statement as said in the year of its source', async () => {
    const { rows } = await answer('stage', '-e', 'ree', '-s', 'magnets', '-p', '2025');
    expect(rows).toMatchObject([{ status: 'ok', period: null, said: ['2025-07-31'] }]);
    expect(await screen('stage', '-e', 'ree', '-s', 'magnets')).toContain('magnets said 2025 92 %');
  });
  it('is never answered by cite with another year', async () => {
    const { figure, sources } = await answer('cite', '-e', 'ree', '-s', 'processing', '-p', '2023');
    expect([figure.status, figure.sharePct, sources]).toEqual(['no-evidence', null, []]);
  });
});

describe('the yardstick of 65 percent', () => {
  const LAW = 'Critical Raw Materials Act';
  it('names its subject and stages, whose consumption it is about, and where nothing is known', async () => {
    const text = await screen('stage', '-e', 'lithium', '-e', 'ree', '-s', 'mining', '-s', 'processing');
    expect(text).toContain(
      'By the figures used, one country supplies more than 65 % at mining and processing (the 17 rare earth elements together).',
    );
    expect(text).toContain('The largest share is not known at mining (lithium).');
    expect(text).toContain("about the Union's own consumption, not world supply");
  });
  it('stands only beside supply: not beside imports, reserves or a typed market', async () => {
    expect(await screen('stage', '-e', 'ree')).toContain(LAW);
    for (const argv of [
      ['stage', '-e', 'ree', '-s', 'us-imports'],
      ['stage', '-e', 'ree', '-s', 'reserves'],
      ['hhi', 'China=92'],
    ])
      expect(await screen(...argv)).not.toContain(LAW);
  });
});

describe('what is said of statements without a date', () => {
  it('is not said of those with one', async () => {
    const text = await screen('stage', '-e', 'tin', '-d', './test/fixtures/metal');
    expect(text).toContain('The undated statements used at smelting were said in 2024.');
    expect(text).toMatch(/soldering said 2024/);
    expect(await screen('cite', '-e', 'tin', '-s', 'smelting', '-d', './test/fixtures/metal')).toContain(
      'is between 35 % and 65 %. It rests on statements of 2022 and undated ones said in 2024.',
    );
  });
});

describe('where shares are printed that cannot all be true, or only for other years', () => {
  it('the largest share is not known, which is less than that nothing is', async () => {
    const texts = [
      await screen('stage', '-e', 'tin', '-d', './test/fixtures/metal'),
      await screen('stage', '-e', 'ree', '-p', '2023'),
    ];
    expect(texts[0]).toContain('The largest share is not known at alloying and soldering (tin).');
    expect(texts.join()).not.toContain('Nothing is known');
  });
});

describe('a doubtful value', () => {
  it('counts as unknown; it is never said to be in the rest, which may have no room for it', async () => {
    for (const command of ['stage', 'shares', 'explain']) {
      const text = await screen(command, '-e', 'ree', '-s', 'mining');
      expect(text).toContain('The value counts as unknown.');
      expect(text).not.toMatch(/rest, with Thailand|is in the rest/);
    }
  });
  it('of another period is not listed', async () => {
    const text = await screen('stage', '-e', 'ree', '-s', 'mining');
    expect([/Thailand 2024/.test(text), /Thailand 2023/.test(text)]).toEqual([true, false]);
  });
});

describe('a move from one period to the next', () => {
  const world = (year: string) => ['observations', `still-restricting-t1-china-mining-${year}`, 'printed'] as const;
  it('is certain only if it holds for rounded values, too', async () => {
    const ask = (dataset: string) => screen('stage', '-e', 'ree', '-s', 'mining', '-p', 'all', '--dataset', dataset);
    expect(await ask('articles')).toContain('higher as printed, but rounding may hide the opposite');
    const twice = await screen('stage', '-e', 'ree', '-e', 'Dy', '-s', 'mining', '-p', 'all');
    expect(twice.match(/Mining 202\d to 202\d/g)).toEqual(['Mining 2023 to 2024']);
    const near = edited('datasets/articles/2025.07', [
      [...world('2023'), '999.99999'],
      [...world('2024'), '999.999991'],
      ...['2023', '2024'].flatMap((year): Edit[] => [
        ['observations', `still-restricting-t1-world-mining-${year}`, 'printed', '1000'],
        ...['united-states', 'australia', 'burma', 'india', 'madagascar', 'russia', 'other'].map(
          (actor): Edit => ['observations', `still-restricting-t1-${actor}-mining-${year}`, 'printed', 'none'],
        ),
      ]),
    ]);
    expect(await ask(near)).toContain('by less than these digits show');
    const far = edited('datasets/articles/2025.07', [[...world('2023'), '100,000']]);
    expect(await ask(far)).toContain('certainly higher');
  });
});

it('a trend tells of the share, too, and of each figure only what holds for rounded values', async () => {
  expect(await screen('stage', '-e', 'ree', '-s', 'mining', '-p', 'all')).toContain(
    "China's share 67.8 % to 69.2 % and HHI 4,875-4,880 to 5,012-5,023, both higher as printed, but rounding may hide",
  );
  expect(await screen('stage', '-e', 'ree', '-s', 'mining', '-p', 'all', '-d', 'usgs', '-x', 'US')).toContain(
    "the United States' share 11.8 % to 13.1 %, certainly higher. HHI 5,192 to 5,054-5,055, lower as printed, but",
  );
});

describe('statements that answer for a period without a table', () => {
  it('are kept apart from the tables of other periods', async () => {
    const kept = 'not a table like those of 2024 and 2023. A difference from a table is no change over time.';
    expect(await screen('stage', '-e', 'ree', '-p', '2025')).toContain(kept);
    expect(await screen('shares', '-e', 'ree', '-s', 'mining', '-p', '2025')).toContain(kept);
    expect(await screen('stage', '-e', 'ree', '-s', 'magnets', '-p', '2025')).not.toContain('A difference from');
    expect(await screen('stage', '-e', 'ree')).not.toContain('A difference from');
  });
  it('stand beside the command that shows the table of another edition, with the options typed', async () => {
    const newer = async (...argv: string[]) => /Newer (.*? -d usgs)/.exec(await screen(...argv))?.[1];
    expect(await newer('stage', '-e', 'ree', '-p', '2025')).toBe('mining 2025: reshare stage -e ree -p 2025 -d usgs');
    expect(await newer('shares', '-e', 'ree', '-s', 'reserves')).toBe(
      'reserves 2025: reshare shares -e ree -s reserves -d usgs',
    );
    expect(await newer('stage', '-e', 'Nd', '-e', 'Pr', '-s', 'reserves')).toBe(
      'reserves 2025: reshare stage -e neodymium -e praseodymium -s reserves -d usgs',
    );
    expect(await newer('stage', '-e', 'ree', '-p', '2023')).toBeUndefined();
  });
});

describe('what is said of an exclusion', () => {
  it('names the columns that leave nobody out', async () => {
    expect(await screen('stage', '-e', 'ree', '-x', 'China', '-x', 'Burma')).toContain(
      'The level and the HHI are of the whole market, with China and Burma in it.',
    );
    // nobody takes the level beside 69.2 % for that of a market without China
    expect(await screen('stage', '-e', 'ree')).not.toContain('of the whole market');
    expect(await screen('stage', '-e', 'ree', '-x', 'China=50%')).toContain(
      'The level, the HHI and the 65 % line are of the whole market, with China in it.',
    );
    expect(await screen('stage', '-e', 'ree', '-s', 'reserves')).not.toContain('of the whole market');
    expect(await screen('stage', '-d', './test/fixtures/metal')).not.toContain('of the whole market');
  });
  it('takes a part from the share of a country, and says when a limit is least and most', async () => {
    const text = await screen('stage', '-e', 'Ce', '-x', 'China=50%');
    expect(text).toMatch(
      /Of the supply printed for the 17 elements, between 20\.3 % and 57\.5 % can go through .* without 50 % of China's share\. It is least if every step loses different material, and most if all lose the same material\./,
    );
    expect(text).toContain('The part of a supplier that is not left out counts as available.');
    expect(text).toContain('"Without 50 % of China\'s share" is not independence');
  });
  it('gives a country its article, which countries.csv has', async () => {
    const text = await screen('stage', '-e', 'ree', '-x', 'US');
    expect(text).toContain("elements: the United States' share, and what is left without it");
    expect(text).toContain('without the United States. It is least');
    expect(text).toContain('"Without the United States" is not independence');
    expect(text).toContain('what the United States holds is not known');
    expect(await screen('shares', '-e', 'ree', '-s', 'mining', '-x', 'US')).toContain(
      'left without the United States.',
    );
  });
});

it('times that read alike are not said to differ', async () => {
  expect(await screen('stage', '-e', 'ree', '-p', '2025')).not.toContain('Some figures are of different times');
});

it('a title names undated statements beside dated ones without dates of both', async () => {
  expect(await screen('shares', '-e', 'tin', '-s', 'smelting', '-d', './test/fixtures/metal')).toContain(
    'smelting (2022, and undated statements): who supplies how much',
  );
});

describe('[e8] what is said of agreement and of notes', () => {
  it('an undated statement differs from a table, a dated one contradicts it', async () => {
    const text = await screen('stage', '-e', 'ree', '-s', 'mining', '-p', 'all');
    expect(text).toContain('1 statement contradicts the table of 2023: China "over 69%"');
    expect(text).toMatch(/3 undated statements differ from the table of 2023: United States "virtually none"/);
    expect(await screen('explain', '-e', 'ree', '-s', 'mining')).toMatch(/Differs from the table/);
  });
  it('a disagreement lists only those who disagree, and counts sources', async () => {
    const text = await screen('stage', '-e', 'ree', '-s', 'processing');
    expect(text).toContain('3 statements from 2 sources disagree about China: "85%" against "~90%" and "90%".');
    expect(text).toContain('reshare explain names the sources.');
    expect(await screen('explain', '-e', 'ree', '-s', 'processing')).not.toContain('names the sources');
    expect(await screen('stage', '-e', 'ree', '-s', 'processing', '-p', '2025-07')).toContain(
      '2 statements from 1 source disagree about China: "85%" against "~90%".',
    );
    const early = await screen('stage', '-e', 'ree', '-s', 'mining', '--dataset', 'articles@2025.06');
    expect(early).not.toMatch(/disagree[^.]*"virtually none"/);
  });
  it.each([
    ['the production quota', 'usgs@2025.01', /quota/, /China \("production quota/],
    [
      'that most scandium is left out',
      'usgs@2026.05',
      /exclude most scandium/,
      /1 source \("the data exclude most scandium"\)\./,
    ],
    ['estimates from imports', 'usgs@2026.05', /from China's reported imports/, /from China's reported imports/],
    [
      "Madagascar's misprint",
      'articles@2025.07',
      /figures of Nigeria/,
      /Madagascar \("\.\.\. in the cited USGS table these are figures of Nigeria"\)/,
    ],
  ])('the notes reach explain and cite, and stage says whose they are: %s', async (_what, dataset, note, named) => {
    for (const command of ['stage', 'explain', 'cite'])
      expect(await screen(command, '-e', 'ree', '-s', 'mining', '--dataset', dataset)).toMatch(
        command === 'stage' ? named : note,
      );
  });
  it('the notes take one short sentence in stage, with the short ones on rows in their own words', async () => {
    const notes = async (...argv: string[]) =>
      /The dataset has notes on .*? shows them[^.]*\./.exec(await screen(...argv))?.[0];
    expect(await notes('stage', '-e', 'Dy')).toBe(
      'The dataset has notes on Madagascar ("... in the cited USGS table these are figures of Nigeria"), World ("without Thailand the rows leave 11,500 t unallocated"), China "over 95%" and 1 source. reshare explain shows them.',
    );
    expect(await notes('stage', '-e', 'ree', '-s', 'processing')).toBe(
      'The dataset has notes on 5 statements and 2 sources. reshare explain shows them.',
    );
  });
});

describe('a value that is printed as approximate', () => {
  it('elsewhere alone is named, and the figure rests on the value that is counted', async () => {
    const text = await screen('stage', '-e', 'ree', '-s', 'magnets');
    expect(text).toContain('China "92%" is also printed as "~92%", so it may be approximate.');
    expect(text).toContain('said 2025 92 %');
    expect(await screen('stage', '-e', 'Dy', '-s', 'magnets')).not.toContain('also printed');
  });
  it('is shown so, and nothing is built on it without saying that it is read as printed', async () => {
    const text = await screen('stage', '-e', 'lithium', '-s', 'processing');
    expect(text).toMatch(/about 60 % about 40 %/);
    expect(text).toContain('China "around 60%" is read as printed');
    expect(await screen('cite', '-e', 'lithium', '-s', 'processing')).toContain('is about 60 % (printed');
    expect(await screen('stage', '-e', 'lithium', '-s', 'processing', '--reading', 'rounded')).not.toMatch(
      /about \d|read as printed/,
    );
    expect(await screen('stage', '-e', 'cobalt', '-s', 'processing')).not.toMatch(/about \d|read as printed/);
  });
  it('is named by a limit that is built on it', async () => {
    const folder = edited('datasets/articles/2025.07', [
      ['observations', 'still-restricting-s2-magnets-92', 'printed', 'about 92%'],
    ]);
    const text = await screen('stage', '-e', 'ree', '--dataset', folder);
    expect(text).toMatch(
      /Of the supply printed for the 17 rare earth elements, at most 8 % can .* This reads China "about 92%" as printed\./,
    );
  });
});

it('ranges of an HHI are said to take figures as exact, unless they are read as rounded', async () => {
  const exact = 'Printed figures are taken as exact; --reading rounded shows what rounding allows.';
  expect(await screen('explain', '-e', 'ree', '-s', 'mining')).toContain(exact);
  expect(await screen('explain', '-e', 'ree', '-s', 'mining', '-r', 'rounded')).not.toContain('as exact');
  expect(await screen('explain', '-e', 'ree', '-s', 'reserves')).not.toContain('as exact');
});

describe('labels', () => {
  it('bands are explained only where an HHI is known', async () => {
    expect(await screen('stage', '-e', 'ree', '-s', 'reserves')).not.toContain('Merger Guidelines');
    expect(await screen('stage', '-e', 'ree', '-s', 'mining')).toContain('Merger Guidelines');
  });
  it('independence is spoken of only where somebody is left out', async () => {
    expect(await screen('shares', '-e', 'ree', '-s', 'mining')).not.toContain('independence');
    const text = await screen('shares', '-e', 'ree', '-s', 'mining', '-x', 'Burma');
    expect(text).toContain('"Without Burma" is not independence');
    expect(await screen('stage', '-e', 'ree', '-s', 'us-imports')).not.toContain('independence');
  });
  it('stage and shares show the latest period first', async () => {
    for (const command of ['stage', 'shares'])
      expect(await screen(command, '-e', 'ree', '-s', 'mining', '-p', 'all')).toMatch(/mining 2024 .* mining 2023/);
  });
});

it('what the keepers of a dataset note is not said to be a note of its sources', async () => {
  const text = await screen('stage', '-e', 'ree', '-s', 'magnets');
  expect(text).toContain('The dataset has notes on China "92%" and 1 source.');
  expect(text).not.toContain('Notes of the sources');
});

it('a closed market of ranges does not lack the number of its suppliers', async () => {
  const text = await screen('hhi', 'A=60-70', 'B=10-20', 'C=15-25', '--closed', '--measures', 'all');
  expect(text).toContain('Gini NA not every share is known exactly');
});

describe('a sentence to quote', () => {
  const sentence = async (...argv: string[]) => (await reshare(['cite', ...argv, '--format', 'sentence'])).out;
  it('is one line with figure, subject, qualifier, what is left, source, date, place and dataset', async () => {
    const text = await sentence('-e', 'dysprosium', '-s', 'processing');
    expect(text.trimEnd().split('\n')).toHaveLength(1);
    for (const part of [
      'The dataset has no figures for dysprosium alone at processing',
      'for the 7 medium and heavy rare earths',
      "China's share of world supply at the processing stage",
      'more than 95 % (printed "over 95%")',
      'this leaves less than 5 % without China',
      '"China Still Restricting Rare Earth Supply Even After Trade Truce" (2025-07-31; section',
      'reshare dataset articles 2025.07.',
    ])
      expect(text).toContain(part);
  });
  it('says that a source says so only of a share that it prints', async () => {
    expect(await sentence('-e', 'ree', '-s', 'magnets')).toMatch(
      /92 % \(printed "92%"\), according to ".*; this leaves 8 %/,
    );
    for (const argv of [
      ['-s', 'mining'],
      ['-s', 'processing'],
      ['-s', 'magnets', '-x', 'China', '-x', 'Japan'],
    ])
      expect(await sentence('-e', 'ree', ...argv)).toMatch(/^[^"]*(?:"[\d~n][^"]*"[^"]*)*, computed from "/);
    const [said = '', left = ''] = (await screen('cite', '-e', 'ree', '-s', 'magnets')).split(
      ' This was said in 2025. ',
    );
    expect([/is 92 %/.test(said), left.startsWith('8 % is left')]).toEqual([true, true]);
  });
  it('names the quantities of a table, actors together, or the largest supplier', async () => {
    expect(await sentence('-e', 'ree', '-s', 'mining')).toContain('69.2 % (270,000 of 390,000 t REO)');
    expect(await sentence('-e', 'ree', '-s', 'mining', '-x', 'China', '-x', 'Burma')).toContain(
      'the joint share of China and Burma of world supply at the mining stage in 2024 is 77.2 %',
    );
    expect(await sentence('-e', 'tin', '-s', 'digging', '-d', './test/fixtures/metal')).toContain(
      "the largest supplier's share (Indonesia's) of world supply at the digging stage in 2023 is 50 % (5,000 of 10,000 kg)",
    );
    // several may be the largest here
    expect(await sentence('-e', 'tin', '-s', 'smelting', '-d', './test/fixtures/metal')).toContain(
      "the largest supplier's share of world supply at the smelting stage",
    );
    expect(await sentence('-e', 'cobalt', '-s', 'processing', '-d', 'iea')).toContain(
      '78.4 % (196.1 of 250.1 kt, rounded)',
    );
    expect(await sentence('-e', 'tin', '-s', 'soldering', '-d', './test/fixtures/metal')).toContain(
      'is not determined, because Peru "55%" and Bolivia "50%" cannot both be true, by the figures of "A survey of tin"',
    );
    expect(await sentence('-e', 'lithium', '-s', 'processing')).toContain('about 60 % (printed "around 60%")');
  });
  it('tells which other values a share depends on, and which differ', async () => {
    const soldering = async (peru: string, bolivia: string) => {
      const rows = [
        ['observations', 'solder-peru', 'printed', peru],
        ['observations', 'solder-bolivia', 'printed', bolivia],
      ] as const;
      const folder = edited('test/fixtures/metal', rows);
      return sentence('-e', 'tin', '-s', 'soldering', '-d', folder, '-x', 'Peru');
    };
    expect(await soldering('10-30%', 'about 80%')).toContain(
      'is about 10 % to 20 % (printed "10-30%"; narrowed by the shares of others), computed from',
    );
    expect(await soldering('NA', 'about 37%')).toContain(
      'is at most about 63 % (what the printed shares of others leave), computed from',
    );
    expect(await soldering('20%', '30%')).toContain('is 20 % (printed "20%"), according to');
    expect(await soldering('none', 'NA')).toContain(
      'has no figure for tin at soldering. No share follows from Peru "none".',
    );
    expect(await sentence('-e', 'ree', '-s', 'processing')).toContain('"~90%" and "85-90%", not all of which agree)');
    expect(await sentence('-e', 'ree', '-s', 'mining', '-p', '2025')).not.toContain('differ from that share');
    expect(await sentence('-e', 'ree', '-s', 'mining')).toContain(
      'this leaves 30.8 % without China; the dataset also has China "approximately 60%" and China "approximately 63%", which differ from that share; reshare dataset',
    );
  });
  it('of several suppliers compares what the dataset also says with the table', async () => {
    expect(await sentence('-e', 'ree', '-s', 'mining', '-x', 'China', '-x', 'Burma')).toContain(
      'the dataset also has China "approximately 60%" and China "approximately 63%", which differ from the shares in the table;',
    );
  });
  it('gives the reason where the total leaves out a supplier, and says nothing of the rest', async () => {
    const asked = ['-e', 'antimony', '-s', 'digging', '-x', 'Bolivia', '-d', 'test/fixtures/totals'];
    expect(await sentence(...asked)).toContain(
      'is not determined, because the total leaves it out, by the figures of "',
    );
    expect((await answer('stage', ...asked)).rows[0]).toMatchObject({
      sharePct: null,
      reasons: { sharePct: 'outside-total' },
    });
  });
  it('names the sum of the rows where that is the total, and a dataset that is not sealed', async () => {
    const text = await sentence('-e', 'ree', '-s', 'mining', '-d', 'usgs@2025.01');
    expect(text).toContain(
      '68.5 % (270,000 of 393,950 t REO, the sum of the rows; the printed total is 390,000 t REO)',
    );
    const stage = await screen('stage', '-e', 'Dy', '-s', 'mining', '-d', 'usgs@2025.01');
    expect(stage).toContain(
      'rows for the 17 rare earth elements add up to 393,950 t REO, more than the stated total of 390,000.',
    );
    const folder = edited('datasets/articles/2025.07');
    expect(await sentence('-e', 'ree', '-s', 'magnets', '-d', folder)).toContain('articles 2025.07 (not sealed).');
    const { err } = await reshare(['stage', '-e', 'ree', '-d', folder, '-f', 'csv']);
    expect(err).toContain('note: This dataset is not sealed');
  });
  it('says that there is no figure, and why; it needs a number', async () => {
    expect(await sentence('-e', 'cerium', '-s', 'magnets')).toContain('does not say whether cerium enters magnets');
    expect(await sentence('-e', 'ree', '-s', 'magnets', '-p', '2020')).toContain('no figure');
    const { code, err } = await reshare(['cite', '--format', 'sentence']);
    expect([code, /add its --element and --stage/.test(err)]).toEqual([2, true]);
  });
  it('stands in the JSON, which --format json prints as elsewhere', async () => {
    const argv = ['cite', '-e', 'dysprosium', '-s', 'processing'];
    const [short, long] = [await reshare([...argv, '--json']), await reshare([...argv, '--format', 'json'])];
    expect(short.out).toBe(long.out);
    expect(`${JSON.parse(long.out).figure.sentence}\n`).toBe(await sentence(...argv.slice(1)));
  });
});

describe('a question on one period', () => {
  it('says which undated statements it leaves out, and which of them differ from the table', async () => {
    for (const command of ['stage', 'shares', 'explain', 'cite'])
      expect(await screen(command, '-e', 'ree', '-s', 'mining', '-p', '2024')).toMatch(
        /4 undated statements from 3 sources, said in 2025, are left out by --period 2024\. 3 of them differ from the table of 2024: United States "virtually none", China "approx/,
      );
  });
  it('says nothing of that where it leaves none out', async () => {
    for (const period of ['2025', 'all'])
      expect(await screen('stage', '-e', 'ree', '-s', 'mining', '-p', period)).not.toContain('left out by');
  });
});

describe('a copy of a built-in edition', () => {
  const ask = async (folder: string) => [
    await screen('stage', '-e', 'ree', '-s', 'mining', '-d', folder),
    await screen('cite', '-e', 'ree', '-s', 'mining', '-d', folder),
    await screen('cite', '-e', 'ree', '-s', 'mining', '-d', folder, '-f', 'sentence'),
    (await reshare(['check', folder, '--fail-on', 'never'])).out,
  ];
  it('says on screens, in a citation and in a check that its contents differ', async () => {
    const [stage, cite, sentence, check] = await ask(
      edited('datasets/articles/2025.07', [['observations', 'still-restricting-t1-china-mining-2024', 'printed', '1']]),
    );
    expect(stage).toContain('articles 2025.07, but observations.csv differs from the built-in edition: Rare earth');
    expect(cite).toContain('as of 2025-07-31, but observations.csv differs from the built-in edition.');
    expect(sentence).toContain('articles 2025.07 (not sealed, other contents than the built-in edition).');
    expect(check).toMatch(
      /warning unlike-built-in articles: There is a built-in edition articles@2025\.07, and observations\.csv differs/,
    );
  });
  it('says nothing of that if its contents are the same, or its version another one', async () => {
    const renamed = edited('datasets/articles/2025.07', [['subjects', 'lithium', 'name', 'Li']]);
    const descriptor = join(renamed, 'datapackage.json');
    writeFileSync(descriptor, readFileSync(descriptor, 'utf8').replace('"2025.07"', '"2025.07.1"'));
    for (const folder of [edited('datasets/articles/2025.07'), renamed])
      expect((await ask(folder)).join('')).not.toMatch(/built-in edition|unlike-built-in/);
  });
});
