import { describe, expect, it } from 'vitest';
import { FORMAT_NAMES } from '../../src/output/formats/formats.js';
import { reshare } from '../shell.js';

/** The command lines with a golden file each, which is read in full before it is committed and never written in CI. */
const COMMANDS = [
  'stage',
  'stage --unfold --element Nd --element Ce --element Pr',
  'stage --element dysprosium',
  'cite --element dysprosium --stage processing --format sentence',
  'stage --element dysprosium --target 40',
  'stage --element ree --json',
  'stage --element ree --element lithium --element Dy --stage mining --stage reserves --period all --exclude China --exclude Burma',
  'stage --element ree --exclude China=50% --reading rounded --bands us2010',
  'stage --element ree --exclude China --exclude Japan --stage magnets',
  'stage --element ree --period 2023',
  'stage --element ree --period 2025',
  'stage --element ree --stage mining --measures all',
  'stage --element ree --stage mining --period all --exclude US --dataset usgs',
  'stage --exclude largest',
  'stage --element ree --exclude largest=50%',
  'stage --dataset ./test/fixtures/metal --element tin --period all --exclude largest',
  'stage --dataset articles@2025.06',
  'stage --dataset ./test/fixtures/metal',
  'stage --dataset ./test/fixtures/metal --exclude Indonesia',
  'stage --dataset ./test/fixtures/metal --element tin --json',
  'stage --dataset ./test/fixtures/totals --exclude Peru',
  'stage --dataset ./test/fixtures/totals --element antimony --exclude Peru',
  'stage --dataset ores',
  'stage --element dysprosium --dataset ores',
  'list compositions --element dysprosium --dataset ores',
  'explain --element dysprosium --stage mining --dataset ores',
  'cite --element dysprosium --stage mining --dataset ores',
  'cite --element dysprosium --stage mining --dataset ores --format sentence',
  'compare --element dysprosium',
  'compare --element ree --stage mining --dataset usgs@2025.01 --dataset usgs@2026.05',
  'compare --element lithium --stage processing --dataset articles@2025.07 --dataset iea@2025.05 --json',
  'compare --element antimony --stage digging --dataset ./test/fixtures/totals --dataset articles@2025.07',
  'chart --element dysprosium',
  'chart --element neodymium --exclude China=50% --theme dark --width 420',
  'chart --stage mining',
  'chart --dataset ./test/fixtures/metal --element tin',
  'chart --kind compare --element dysprosium',
  'chart --kind trend --dataset usgs',
  'chart --dataset usgs@2025.01 --dataset usgs@2026.05',
  'chart --help',
  'report --dataset ./test/fixtures/metal --element tin',
  'report --help',
  'hhi China=92 --explain',
  'hhi China=nearly_90% Malaysia=4 --exclude China',
  'hhi China=270000 United_States=45000 Burma=NA --total 390000 --explain',
  'hhi A=60-70 B=10-20 C=15-25 --closed --measures all --explain',
  'hhi A=40 B=30 C=20 --rest-cap 5 --json',
  'hhi A=30-50 B=30-50 C=20 --closed --exclude largest',
  'hhi A=50-60 B=10-20 --total 60-100 --closed --target 65',
  'list observations --stage processing --stage mining --actor China --actor Thailand',
  'list observations --status doubtful --format csv',
  'list observations --element dysprosium',
  'list facts --actor China',
  'list sources',
  'list subjects',
  'list subjects --element Dy',
  'list subjects --element Dy --json',
  'list stages',
  'list actors',
  'list datasets',
  'list datasets --dataset ./test/fixtures/metal --format csv',
  'list observations --dataset ./test/fixtures/metal',
  'list observations --dataset ./test/fixtures/metal --actor Peru --reading rounded --json',
  'cite',
  'cite --format bibtex',
  'cite --element dysprosium --stage processing',
  'cite --element ree --stage mining --period 2023',
  'cite --element ree --stage processing --format bibtex',
  'cite --element ree --stage reserves --dataset usgs --format sentence',
  'cite --element ree --stage mining --exclude China=50% --exclude Burma --format sentence',
  'cite --element tin --stage smelting --dataset ./test/fixtures/metal --json',
  'shares --element dysprosium --stage mining --period all --exclude China --bars',
  'shares --element dysprosium --stage mining',
  'shares --element lithium --stage processing',
  'shares --element cerium --stage magnets',
  'shares --element ree --stage reserves',
  'shares --element tin --stage digging --dataset ./test/fixtures/metal',
  'shares --element tin --stage digging --dataset ./test/fixtures/totals',
  'shares --element antimony --stage digging --dataset ./test/fixtures/totals',
  'shares --element tin --stage smelting --dataset ./test/fixtures/metal --exclude largest',
  'explain --element dysprosium --stage mining',
  'explain --element ree --stage processing --exclude China=50%',
  'explain --element ree --stage reserves',
  'explain --element cerium --stage magnets',
  'explain --element ree --stage mining --dataset usgs',
  'explain --element tin --stage digging --dataset ./test/fixtures/metal --exclude Indonesia',
  'explain --element antimony --stage digging --dataset ./test/fixtures/totals --exclude Bolivia',
  'cite --element antimony --stage digging --dataset ./test/fixtures/totals --exclude Peru --format sentence',
  'explain --element tin --stage smelting --dataset ./test/fixtures/metal --exclude largest',
  'cite --element tin --stage smelting --dataset ./test/fixtures/metal --exclude largest --format sentence',
  'cite --element ree --stage magnets --exclude largest --format sentence',
  'diff articles@2025.06 articles@2025.07',
  ...['json', 'markdown'].map((f) => `diff articles@2025.06 articles@2025.07 --format ${f}`),
  'diff articles@2025.06 articles@2025.07 --stage mining --format github',
  'diff usgs@2025.01 usgs@2026.05 --element dysprosium --stage mining --stage reserves',
  'diff usgs@2025.01 usgs@2026.05 --element dysprosium --stage mining --format csv',
  'diff usgs@2022.01 usgs@2023.01 --element ree --stage mining',
  'diff articles usgs --stage processing --reading rounded --exclude China=50%',
  'diff articles@2025.06 articles@2025.07 --stage mining --exclude largest',
  'diff ./test/fixtures/metal ./test/fixtures/metal',
  'check',
  'check ./test/fixtures/nowhere --json',
  'check ./test/fixtures/totals',
  'check ./test/fixtures/many',
  ...['text', 'json', 'github', 'sarif', 'markdown'].map((f) => `check ./test/fixtures/metal --format ${f}`),
  'calc test/fixtures/cases/suppliers-in-columns.csv --columns-are actor --by date --exclude Avalon',
  'calc test/fixtures/cases/title-and-notes.csv --actor country --value tonnes',
  'calc --sql --table trade.flows --by year --actor country --value tonnes',
  'calc --sql --table flows --by year --actor country --value tonnes --total World --rest Other --exclude China --exclude Burma=50%',
  'calc ./test/fixtures/cases/trailing-space.csv --by commodity --actor country --value tonnes --exclude Avalon --exclude Corland',
  'calc ./test/fixtures/mined.xlsx --by year --actor country --value tonnes --total World_total --rest Other_countries',
  'calc test/fixtures/mined.csv --by year --actor country --value tonnes --total World_total --rest Other_countries --exclude each',
  'calc test/fixtures/mined.csv --actor country --value tonnes --total World_total --rest Other_countries',
  'calc test/fixtures/unknown.csv --by year --actor country --value t --total World',
  'calc test/fixtures/unknown.csv --by year --actor country --value t --where-not country=World',
  'calc ./test/fixtures/cases/total-row-two-years.csv --by year --actor entity --value kt',
  'calc ./test/fixtures/cases/percent.csv --actor company --value share --exclude Avalon',
  'calc ./test/fixtures/cases/regions-above-countries.csv --actor country --value tonnes --exclude Avalon',
  'calc ./test/fixtures/cases/float-year.csv --by year --actor country --value tonnes --where year>=2030',
  'hhi A=69.3 B=11.6 C=19.2',
  'schema hhi',
  'schema error',
  ...['bash', 'zsh', 'fish'].map((shell) => `completion ${shell}`),
  'help sharp',
  'help foreign-key',
  'help enters-nothing',
  ...['method', 'words', 'data', 'formats', 'exit-codes'].map((topic) => `help ${topic}`),
  'import usgs-mcs ./test/fixtures/metal/facts.csv --out nowhere',
  'import table test/fixtures/cases/total-row-unnamed.csv --subject =Tin --stage =Mining --actor country --value tonnes --out nowhere',
  '--help',
  ...[
    'stage',
    'shares',
    'compare',
    'explain',
    'hhi',
    'calc',
    'list',
    'cite',
    'check',
    'diff',
    'dataset',
    'dataset new',
    'dataset seal',
    'import',
    'import usgs-mcs',
    'import bgs',
    'import table',
    'schema',
    'completion',
    'help',
  ].map((c) => `${c} --help`),
  ...[
    'stage --element ree --stage magnets',
    'shares --element ree --stage mining',
    'explain --element ree --stage magnets',
    'hhi China=92 Japan=5',
    'list sources',
  ].flatMap((c) => FORMAT_NAMES.filter((format) => format !== 'xlsx').map((format) => `${c} --format ${format}`)),
];

describe('goldens', () => {
  it.each(COMMANDS)('reshare %s', async (command) => {
    const { code, out, err } = await reshare(command.split(' ').map((word) => word.replaceAll('_', ' ')));
    const file = command.replace(/^-+/, '').replace(/[^a-zA-Z0-9.]+/g, '-');
    await expect(
      `$ reshare ${command}\n${out}${err === '' ? '' : `\nstderr:\n${err}`}\nexit ${code}\n`,
    ).toMatchFileSnapshot(`../golden/${file}.txt`);
  });
  it('name commands to paste that run', async () => {
    const found = new Set<string>();
    for (const command of COMMANDS.filter((c) => !c.includes('--format'))) {
      const { out } = await reshare(command.split(' ').map((word) => word.replaceAll('_', ' ')));
      for (const [, pasted = ''] of out.matchAll(/^(?:Quote|Trace|Again|Basis|Newer|Detail) .*?reshare (.*)$/gm))
        found.add(pasted);
    }
    expect(found.size).toBeGreaterThan(10);
    for (const pasted of found) {
      const words = [...pasted.matchAll(/'([^']*)'|(\S+)/g)].map(([, quoted, plain]) => quoted ?? plain ?? '');
      expect([pasted, (await reshare(words)).code]).toEqual([pasted, 0]);
    }
  });
  it('of stage, shares, explain, list, hhi and diff have lines of at most 80 characters', async () => {
    for (const command of COMMANDS.filter(
      (c) => /^(stage|shares|explain|list|hhi|diff)/.test(c) && !/--json|--format|--help/.test(c),
    )) {
      const { out } = await reshare(command.split(' ').map((word) => word.replaceAll('_', ' ')));
      expect(out.split('\n').filter((line) => [...line].length > 80 && !/^[A-Z]\w+ +.*reshare /.test(line))).toEqual(
        [],
      );
    }
  });
});
