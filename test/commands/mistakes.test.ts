import { describe, expect, it } from 'vitest';
import { load } from '../../src/dataset/load.js';
import { sound } from '../../src/dataset/sound.js';
import { reshare } from '../shell.js';

describe('a first-time mistake exits 2, prints nothing on stdout and names the remedy', () => {
  it.each<[string, RegExp]>([
    ['dysprosium', /^reshare: Unexpected "dysprosium"\. Did you mean reshare stage --element dysprosium\?$/m],
    ['rare earths', /Unexpected "rare earths"\. Did you mean reshare stage --element 'rare earths'\?/],
    ['Dy mining -x China', /Unexpected "Dy mining"\. Did you mean reshare stage --element Dy --stage mining\?/],
    ['dysprosum', /Did you mean reshare stage --element dysprosium\?/],
    ['China', /Did you mean reshare stage --exclude China\?/],
    ['stag', /No command is called "stag"\. Did you mean reshare stage\?/],
    ['nosuch', /No command is called "nosuch"\. All commands: reshare --help$/m],
    ['nosuch --help', /No command is called "nosuch"/],
    ['stag --version', /No command is called "stag"/],
    ['validate', /No command is called "validate"\. Did you mean reshare check\?/],
    ['exit-codes', /Did you mean reshare help exit-codes\?/],
    ['dataset nw', /No command is called "dataset nw"\. Did you mean reshare dataset new\?/],
    ['dataset foo --help', /No command is called "dataset foo"\. Its commands: reshare dataset --help$/m],
    ['--element Dy --quiet', /Options follow their command: reshare stage --element Dy --quiet$/m],
    ['stage dysprosium', /Unexpected "dysprosium"\. Did you mean --element dysprosium\?/],
    ['stage dysprosum', /Unexpected "dysprosum"\. Did you mean --element dysprosium\?/],
    ['stage solder metals -d ./test/fixtures/metal', /Did you mean --element 'solder metals'\?/],
    ['shares Dy mining', /Did you mean --element Dy --stage mining\?/],
    ['list observations China', /Unexpected "China"\. Did you mean --actor China\?/],
    ['list elements', /No list is called "elements"\. Did you mean reshare list subjects\?/],
    ['cite one other', /Unexpected "one other"\. Every name follows an option/],
    ['stage Dy -d ./nowhere', /Unexpected "Dy"\. Every name follows an option/],
    ['dataset', /Usage: reshare dataset/],
    ['dataset new articles@2025.11', /required option '--from <dataset>'/],
    ['dataset seal', /missing required argument 'folder'/],
    ['import', /Usage: reshare import/],
    ['import usgs-mc', /Did you mean reshare import usgs-mcs\?/],
    ['import mcs-2026.csv', /Name what the file is: reshare import usgs-mcs FILE --out FOLDER$/m],
    ['import usgs-mcs --out ./mcs', /missing required argument 'file'/],
    ['import usgs-mcs mcs-2026.csv', /required option '--out <folder>'/],
    [
      'import usgs-mcs ./test/fixtures/usgs-mcs.csv --out ./mcs --edition may',
      /"may" is not an edition\. Write a month, as in --edition 2026\.02/,
    ],
    ['stage --elment Dy', /Did you mean --element\?/],
    ['stage --element', /argument missing/],
    ['stage --element dysprosum', /No element is called "dysprosum"\. Did you mean --element dysprosium\?/],
    ['stage --element dyspr', /Did you mean --element dysprosium\?/],
    ['stage --element unobtainium', /No element is called "unobtainium"\. articles@2025\.07 has .*dysprosium/],
    ['stage --element Dy,Tb', /Repeat the option: --element Dy --element Tb$/m],
    ['shares --stage mining --element Dy,Tb', /This command takes one: --element Dy$/m],
    ['shares --stage mining --element ALL', /"ALL" means every element, and this command is about one: --element Sc$/m],
    ['stage --element heavy,rare,earths', /No group is called "heavy,rare,earths"\. Nearest: /],
    ['stage --element 99', /No element is called "99"/],
    ['stage --element China', /"China" is a supplier, not an element\. To leave it out: --exclude China$/m],
    ['stage --element mining', /"mining" is a stage, not an element\. Did you mean --stage mining\?/],
    ['stage --stage minning', /No stage is called "minning"\. Did you mean --stage mining\?/],
    ['stage --stage refining', /"refining", but processing stands for it\. Did you mean --stage processing\?/],
    ['stage --stage step', /No stage is called "step"\. articles@2025\.07 has mining, /],
    ['stage --stage Dy', /"Dy" is an element, not a stage\. Did you mean --element Dy\?/],
    ['stage --exclude Chin', /No supplier is called "Chin"\. Did you mean --exclude China\?/],
    ['stage --exclude World', /"World" is the total, not a supplier\. articles@2025\.07 has China, /],
    ['stage --exclude Other', /"Other" is the rest, not a supplier/],
    ['stage --exclude EU', /"EU" \(European Union\) is a region, not a supplier\. articles@2025\.07 has China, /],
    ['stage --exclude Africa', /"Africa" is a region, not a supplier/],
    ['stage --exclude VN', /"VN" \(Vietnam\) is a country, but no supplier here\. articles@2025\.07 has China, /],
    ['stage --exclude Dy', /No supplier is called "Dy"\. articles@2025\.07 has China, [^-]*$/],
    ['stage --exclude mining', /"mining" is a stage, not a supplier\. Did you mean --stage mining\?/],
    ['stage --exclude China,Burma', /Repeat the option: --exclude China --exclude Burma$/m],
    [
      'stage --exclude China=0',
      /Cannot read "0" in --exclude\. Write a percentage above 0 up to 100: --exclude China=50%$/m,
    ],
    ['stage --exclude China=150%', /above 0 up to 100/],
    ['stage --exclude China=half', /above 0 up to 100/],
    ['stage --exclude China --exclude chn', /names China twice/],
    ['stage --period 24', /A period is 2024, 2025-05/],
    ['stage --period latest', /A period is 2024, 2025-05/],
    ['stage --reading exact', /printed, rounded/],
    ['stage --bands eu', /us2023, us2010/],
    ['stage --format xml', /table, json, ndjson, csv, tsv, xlsx, markdown/],
    ['stage --exclude China=0.5', /Did you mean --exclude China=50%\? If not, write --exclude China=0\.5%\./],
    ['stage -d articles -d usgs', /One is meant, and "articles" was given before/],
    ['stage --period 2023 --period 2024', /One is meant, and "2023" was given before/],
    ['stage --format csv --json', /contradict each other\. Leave one out/],
    [
      'stage --format csv --fields hhi',
      /did you mean measures\.hhi or remaining\.measures\.hhi\? valid are .*measures\.cr1Pct/,
    ],
    ['stage --format csv --fields suppliers', /fits json and ndjson, no cell; valid are/],
    ['stage --fields stage,,period', /separated by commas, as in stage,period/],
    ['stage --format markdown --no-header', /--no-header is for table, csv, tsv and xlsx/],
    ['stage --color yes', /auto, always, never/],
    ['stage --output', /argument missing/],
    ['shares', /Add --element and --stage\. Names: reshare list subjects and reshare list stages$/m],
    ['shares --element ree', /Add --stage\. Names: reshare list stages$/m],
    ['shares --element Dy --element Tb --stage mining', /One is meant, and "Dy" was given before/],
    ['explain --stage mining', /Add --element\./],
    ['hhi', /missing required argument/],
    ['hhi 92', /"92" names no supplier\. Write "NAME=92"/],
    ['hhi China 92', /"China" has no value\. Write "China=92"/],
    ['hhi China=270000', /For quantities, add --total\./],
    ['hhi A=60 B=50', /add up to at least 110/],
    ['list', /Name what to list\. It takes observations/],
    ['list observation', /Did you mean reshare list observations\?/],
    ['list sources --actor China', /sources/],
    ['cite --element Dy', /--stage/],
    ['cite --format bib', /bibtex/],
    ['calc --actor a --value v', /missing required argument 'file': name a file, or - for stdin/],
    ['calc --actor a --value v --sql', /--sql needs the table that is asked, as in --table trade\.flows/],
    ['calc --actor a --value v --table t', /--table is for --sql/],
    ['calc t.csv --actor a --value v --sql --table t', /reads no file; leave t\.csv out/],
    ['calc --actor a --value v --sql --table t --engine auto', /--engine means nothing to --sql/],
    ['calc --actor a --value v --sql --table t --no-header', /--no-header means nothing to --sql/],
    ['calc --actor a --value v --sql --table t..u', /expected a name such as trade\.flows/],
    ['calc --actor a --value v --sql --table t --by Total', /the answer has a column of that name/],
    ['calc --actor a --value v --sql --table t --exclude a\\b', /backslash/],
    ['schema stge', /Did you mean stage\?/],
    ['help methods', /Did you mean reshare help method\?/],
    ['help validate', /Did you mean reshare help check\?/],
    ['completion powershell', /bash, zsh, fish/],
  ])('reshare %s', async (line, message) => {
    const { code, out, err } = await reshare(line === '' ? [] : line.split(' '));
    expect([code, out]).toEqual([2, '']);
    expect(err).toMatch(message);
  });
  it('with --json a mistake is one JSON object with a stable code', async () => {
    const code = async (...argv: string[]) => JSON.parse((await reshare([...argv, '--json'])).err).code;
    expect([
      await code('stage', '--element', 'x'),
      await code('stage', '--stage', 'x'),
      await code('stage', '--exclude', 'x'),
      await code('stage', '--dataset', 'x'),
      await code('stage', '--nope'),
      await code('stage', '--fields', 'x'),
      await code('nope'),
      await code('shares'),
      await code('hhi', 'A=60', 'B=50'),
    ]).toEqual([
      'unknown-element',
      'unknown-stage',
      'unknown-actor',
      'unknown-dataset',
      'unknown-option',
      'unknown-field',
      'unknown-command',
      'missing-option',
      'usage',
    ]);
  });
});

describe('a mistake is reported', () => {
  const told = async (line: string) => (await reshare(line.split(' '))).err[0];
  it.each([
    'stage --element x --json',
    'stage --element x --format json',
    'stage --element x --format=ndjson',
    'stage --element x -f ndjson',
    'stage -qfjson --element x',
    'stage --nope --json',
    'stage --reading x --json',
    'schema --json',
    'dataset new x --from articles --json',
    'nope --json',
    '--element x --json',
  ])('as JSON by reshare %s', async (line) => {
    expect(await told(line)).toBe('{');
  });
  it.each([
    'stage --exclude --json',
    'stage --element --format --exclude json',
    'stage --element x --output --json',
    'stage --element x --fields -fjson',
    'hhi -- --json',
    'cite --format bibtex --stage x --element --json',
    'import usgs-mcs ./nowhere.csv --out --json',
  ])('as text if --json is the value of another option: reshare %s', async (line) => {
    expect(await told(line)).toMatch(/^[^{]$/);
  });
  it('with a stack by --debug, unless that is the value of another option', async () => {
    const traced = async (...argv: string[]) => (await reshare(['stage', ...argv])).err.includes(' at ');
    expect([await traced('--element', 'x', '--debug'), await traced('--element', '--debug')]).toEqual([true, false]);
  });
});

describe('a name without one letter', () => {
  it('suggests the full name, for each of the 17 elements', async () => {
    const { subjects } = sound(await load('articles'));
    const names = subjects.filter((s) => s.kind === 'element').map((s) => s.name);
    expect(names).toHaveLength(17);
    for (const name of names)
      for (const i of [...name].keys()) {
        const word = name.slice(0, i) + name.slice(i + 1);
        // terbium without its first letter is erbium
        if (names.includes(word)) continue;
        const { code, err } = await reshare(['stage', '--element', word]);
        expect([code, err.includes('Did you mean'), err.includes(name)]).toEqual([2, true, true]);
      }
  });
});
