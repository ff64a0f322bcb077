import { describe, expect, it } from 'vitest';
import { run } from '../../src/cli/run.js';
import type { Piece } from '../../src/output/formats/format.js';
import { edited } from '../edited.js';
import { answer, reshare, stream } from '../shell.js';

const stage = (...argv: string[]) => reshare(['stage', ...argv]);

describe('an escape code in an argument', () => {
  it('is spelt out in the error message', async () => {
    for (const argv of [
      ['stage', '--\u001b[31mred'],
      ['\u001b[31m'],
      ['stage', '--element', '\u001b[2J'],
      ['stage', '--dataset', '\u001b[2J'],
      ['stage', '--reading', '\u001b[31m'],
    ]) {
      const { err } = await reshare(argv);
      expect(err).toContain('\\u{1b}');
      expect(err).not.toContain('\u001b');
    }
  });
});

describe('an escape code in a cell', () => {
  it('is spelt out in every output, and cannot forge a line', async () => {
    const folder = edited('datasets/articles/2025.07', [
      ['subjects', 'neodymium', 'symbol', 'N\u001b[31m\nd'],
      ['observations', 'still-restricting-s2-magnets-92', 'printed', '92%'],
    ]);
    const { code, out } = await reshare(['stage', '--dataset', folder]);
    expect([code, out.includes('\u001b'), out.includes('N\\u{1b}[31m\\u{a}d')]).toEqual([0, false, true]);
    const json = (
      await reshare([
        'stage',
        '--dataset',
        edited('datasets/articles/2025.07', [['subjects', 'neodymium', 'symbol', 'N\u009b\u202ed']]),
        '--json',
      ])
    ).out;
    expect([json.includes('\u009b'), json.includes('N\\u009b\\u202ed')]).toEqual([false, true]);
  });
});

describe('a dataset that cannot be used exits 3 with all reasons and nothing on stdout', () => {
  it.each<[string, RegExp]>([
    ['artcles', /No dataset is called "artcles"\. Did you mean articles\?/],
    [
      'nowhere',
      /There are articles@2025\.06, articles@2025\.07, .* and usgs@2026\.05\.1\. A folder is written with a slash: \.\/nowhere$/m,
    ],
    [
      './datasets/articles',
      /is a folder of datasets\. Name one of them: \.\/datasets\/articles\/2025\.06 or \.\/datasets\//,
    ],
    [
      './datasets/countries.csv',
      /is a CSV file, not a dataset\. To compute from it: reshare calc \.\/datasets\/countries\.csv /,
    ],
    ['package.json', /package\.json is a file, not a dataset\. What a dataset is: reshare help data$/m],
    ['./test/fixtures/metal/actors.csv', /is a file of a dataset\. Name its folder: \.\/test\/fixtures\/metal$/m],
    ['./nowhere', /^\.\/nowhere\/datapackage\.json: error source-error: There is no folder "\.\/nowhere"\./],
    ['./src', /^\.\/src\/datapackage\.json: error source-error: There is no such file, so this folder is no dataset\./],
  ])('%s', async (dataset, message) => {
    const { code, out, err } = await stage('--dataset', dataset);
    expect([code, out]).toEqual([3, '']);
    expect(err).toMatch(message);
  });
});

describe('a dataset that RESHARE_DATASET names', () => {
  const told =
    /^The dataset "(.*)" comes from the environment variable RESHARE_DATASET\. Another one: --dataset articles$/m;
  it.each([
    ['nope', ['stage']],
    ['./nowhere', ['shares', '-e', 'Dy', '-s', 'mining']],
    ['./datasets', ['cite']],
    ['./test/fixtures/metal', ['stage', '-e', 'Dy']],
    ['./test/fixtures/metal', ['list', 'actors', '-a', 'Japan']],
  ])('is said to come from there in an error that it causes: %s', async (dataset, argv) => {
    const { code, out, err } = await reshare(argv, { RESHARE_DATASET: dataset });
    expect([code > 1, out, told.exec(err)?.[1]]).toEqual([true, '', dataset]);
  });
  it.each([
    ['nope', ['stage', '-d', './nowhere']],
    ['nope', ['check', './nowhere']],
    ['articles', ['stage', '--nope']],
    ['', ['stage', '-e', 'x']],
  ])('is not named in an error with another cause: %j, %j', async (dataset, argv) => {
    const { code, err } = await reshare(argv, { RESHARE_DATASET: dataset });
    expect([code > 1, err.includes('RESHARE_DATASET')]).toEqual([true, false]);
  });
  it('does not keep the built-in datasets from being listed, but is named in a note', async () => {
    const usual = await reshare(['list', 'datasets', '--format', 'csv', '--fields', 'dataset']);
    for (const dataset of ['nope', './nowhere', './datasets']) {
      const { code, out, err } = await reshare(['list', 'datasets', '--format', 'csv', '--fields', 'dataset'], {
        RESHARE_DATASET: dataset,
      });
      expect([code, out]).toEqual([0, usual.out]);
      expect(err).toBe(`note: RESHARE_DATASET names "${dataset}", which cannot be used: reshare check ${dataset}\n`);
    }
    expect((await reshare(['list', 'datasets', '-d', 'nope'])).code).toBe(3);
  });
});

describe('names on the command line', () => {
  it('find an element by symbol or name and a group by id or name, and repeat nothing', async () => {
    const { rows } = await answer(
      'stage',
      '-s',
      'mining',
      ...['dy', 'DYSPROSIUM', 'Rare Earth Elements', 'ree', 'Lithium'].flatMap((e) => ['-e', e]),
    );
    expect(rows.map((r: { subject: { id: string } }) => r.subject.id)).toEqual(['dysprosium', 'ree', 'lithium']);
  });
  it('find a subject by atomic number or the words of its name, with blanks around it', async () => {
    const { rows } = await answer(
      'stage',
      '-s',
      ' mining ',
      '-d',
      ' articles ',
      ...['66', ' Dy ', 'rare earths', 'all 17 Rare Earths', ' REEs'].flatMap((e) => ['-e', e]),
    );
    expect(rows.map((r: { subject: { id: string } }) => r.subject.id)).toEqual(['dysprosium', 'ree']);
  });
  it('mean every element by "all", the default, also beside others', async () => {
    const [all, usual] = [await answer('stage', '-e', 'all'), await answer('stage')];
    expect(all).toEqual(usual);
    const listed = await answer('list', 'subjects', '-e', 'ALL', '-e', 'ree');
    expect(listed.rows.map((r: { subject: string }) => r.subject)).toHaveLength(18);
  });
  it('find an actor by the codes and names of its country, in any dataset', async () => {
    const { excluded } = await answer(
      'stage',
      '-e',
      'ree',
      '-x',
      ' cn = 50 % ',
      '-x',
      'UNITED STATES OF AMERICA',
      '-x',
      'mm',
    );
    expect(excluded).toEqual([
      { actor: 'China', portionPct: 50 },
      { actor: 'United States', portionPct: 100 },
      { actor: 'Burma', portionPct: 100 },
    ]);
    const metal = ['--dataset', edited('test/fixtures/metal', [['actors', 'Peru', 'iso3', '']])];
    expect((await answer('stage', ...metal, '-x', 'pe')).excluded).toEqual([{ actor: 'Peru', portionPct: 100 }]);
    expect((await answer('list', 'actors', ...metal, '-a', 'PER')).rows).toHaveLength(1);
    expect((await answer('hhi', 'Burma=50', 'South Korea=10', '-x', 'MM', '-x', 'kor')).excluded).toHaveLength(2);
  });
  it('find an actor by name, code or alias', async () => {
    const { excluded } = await answer('stage', '-e', 'ree', '-x', 'chn=33.3%', '-x', 'us', '-x', 'myanmar');
    expect(excluded).toEqual([
      { actor: 'China', portionPct: 33.3 },
      { actor: 'United States', portionPct: 100 },
      { actor: 'Burma', portionPct: 100 },
    ]);
  });
});

describe('the JSON of stage', () => {
  const paths = (value: unknown, path = ''): [string, unknown][] =>
    value !== null && typeof value === 'object' && !Array.isArray(value)
      ? Object.entries(value).flatMap(([key, inner]) => [
          [`${path}${key}`, inner] as [string, unknown],
          ...paths(inner, `${path}${key}.`),
        ])
      : [];
  const queries = [
    [],
    ['--stage', 'reserves', '--element', 'ree'],
    ['--dataset', './test/fixtures/metal'],
    ['--dataset', 'articles@2025.06', '--reading', 'rounded'],
    ['--exclude', 'China=50%', '--exclude', 'Japan', '--period', 'all'],
  ];
  it('has the same keys in the same order in every row, and a reason for every null', async () => {
    for (const query of queries) {
      const { rows, ...top } = await answer('stage', ...query);
      expect(Object.keys(top)).toEqual(['schema', 'dataset', 'reading', 'bands', 'excluded', 'chain', 'notes']);
      for (const row of rows) {
        expect(Object.keys(row)).toEqual([
          'subject',
          'stage',
          'period',
          'said',
          'status',
          'basis',
          'sharePct',
          'approximate',
          'unit',
          'total',
          'suppliers',
          'rest',
          'measures',
          'band',
          'remaining',
          'sharp',
          'reasons',
          'evidence',
        ]);
        if (row.status !== 'ok') continue;
        const { unit, total, rest, measures, band, remaining, suppliers } = row;
        const found = paths({ unit, total, rest, measures, band, remaining }).filter(
          ([path, value]) => value === null && !/\.(low|high)$/.test(path),
        );
        const lacking = suppliers.some((s: { quantity: unknown }) => s.quantity === null) ? ['suppliers.quantity'] : [];
        expect(
          Object.keys(row.reasons)
            .filter((p) => p !== 'suppliers.quantity')
            .sort(),
        ).toEqual(found.map(([path]) => path).sort());
        for (const path of lacking) expect(row.reasons).toHaveProperty([path]);
      }
    }
  });
  it('has a note for every row without an answer', async () => {
    const { rows, notes } = await answer('stage');
    const silent = rows.filter((r: { status: string }) => r.status !== 'ok');
    expect(silent.length).toBe(9);
    for (const { subject, stage: at, status } of silent)
      expect(notes).toContainEqual(expect.objectContaining({ code: status, subject: subject.id, stage: at }));
  });
});

describe('if output cannot be written,', () => {
  const failing = async (out: string | undefined, err: string | undefined, argv = ['stage', '-e', 'Dy']) => {
    const kept: Piece[] = [];
    const code = await run({ argv, env: {}, stdout: stream([], out), stderr: stream(kept, err) });
    return [code, kept.join('')];
  };
  it('a closed pipe ends the program without a message', async () => {
    expect(await failing('EPIPE', undefined)).toEqual([0, '']);
    expect(await failing('EPIPE', undefined, ['--help'])).toEqual([0, '']);
  });
  it('a full disk is reported with exit code 4, for an answer and for help', async () => {
    const message = 'reshare: Cannot write the output. No space is left on the disk.\n';
    expect(await failing('ENOSPC', undefined)).toEqual([4, message]);
    expect(await failing('ENOSPC', undefined, ['--help'])).toEqual([4, message]);
    expect(await failing('ENOSPC', 'ENOSPC')).toEqual([4, '']);
    // the words of Node never reach a reader
    expect(await failing('EIO', undefined)).toEqual([4, 'reshare: Cannot write the output. The system reports EIO.\n']);
  });
});

describe('colour', () => {
  const colour = async (env: Record<string, string>, columns?: number) =>
    (await reshare(['stage', '-e', 'Dy'], env, columns)).out.includes('\u001b[');
  it('is used on a terminal unless it is refused, and in a pipe only if forced', async () => {
    expect([
      await colour({}),
      await colour({}, 80),
      await colour({ TERM: 'dumb' }, 80),
      await colour({ NO_COLOR: '1' }, 80),
    ]).toEqual([false, true, false, false]);
    expect([
      await colour({ FORCE_COLOR: '1' }),
      await colour({ FORCE_COLOR: '0' }, 80),
      await colour({ FORCE_COLOR: '1', NO_COLOR: '1' }),
    ]).toEqual([true, false, false]);
  });
});
