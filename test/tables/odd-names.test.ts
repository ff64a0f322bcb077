import { describe, expect, it } from 'vitest';
import { type OddKind, oddNames } from '../../src/tables/text/odd-names.js';

/** What a name is taken for beside three countries; undefined where it is a supplier. */
const kindOf = (name: string, label = 'country'): OddKind | undefined =>
  oddNames([name, 'China', 'Peru', 'Chile'], label)[0]?.kind;

describe('a name of a supplier can say that it is', () => {
  it.each<[OddKind, readonly string[]]>([
    // with marks and colons
    [
      'total',
      ['TOTAL:', 'World¹', 'World 2/', 'World a/', 'World*', 'World (1)', 'World (e)', 'Total e', '合计：', '总 计'],
    ],
    // in words
    [
      'total',
      ['Totals', 'Grand Totals', 'World production', 'World mine production', 'Global production', 'Market', 'Σ'],
    ],
    ['total', ['All suppliers', 'All the countries', 'Total general', 'Total général', 'TOTAL WORLD', 'World, total']],
    ['total', ['Total mundial', 'Total market', 'Total, all countries', 'Market total', 'Total production']],
    // in other languages
    [
      'total',
      ['Gesamtsumme', 'Summe gesamt', 'Welt gesamt', 'Weltproduktion', 'Zusammen', 'Totaal', 'Totalt', 'Razem'],
    ],
    ['total', ['Ogółem', 'Celkem', 'Toplam', 'Suma', 'Monde entier', 'Production mondiale', '총계', 'المجموع', '計']],
    ['total', ['全国合計', '世界計', '總計', '共计', 'Producción mundial']],
    [
      'subtotal',
      ['小计', '小計', 'Sous-total', 'Zwischensumme', 'Total Asia', 'Total others', 'Total Asia production'],
    ],
    ['lump', ['RoW*', 'ROW 1/', 'ROW (incl. Peru)', 'Rest*', 'Other*', '(other)', 'Others 2/']],
    ['lump', ['Rest der Welt', 'Reste du monde', 'Resto del mundo', 'Resto do mundo', 'Otras', 'Altre', 'Outras']],
    ['lump', ['その他', '其他', '其他国家', '其它', '기타', 'Прочие', 'Другие страны', 'Остальные']],
    ['lump', ['Overige landen', 'Övriga', 'Øvrige', 'Inne', 'Demais países', 'Diğer']],
    ['lump', ['Everyone else', 'Everybody else', 'All else', 'All the rest', 'Long tail', 'Independents']],
    [
      'lump',
      ['Not classified elsewhere', 'Countries n.e.c.', 'None of the above', "Don't know / refused", 'Don’t know'],
    ],
    [
      'lump',
      ['Do not know', 'Refused', 'Minor producers', 'Small mining companies', 'Various countries', 'Regional others'],
    ],
    ['region', ['Afrique', 'Asie', 'Amérique latine', 'Amérique du Nord', 'Océanie', 'Caraïbes', 'Moyen-Orient']],
    [
      'region',
      ['Afrika', 'Asien', 'Europa', 'Südostasien', 'Nordamerika', 'Ozeanien', 'Naher Osten', 'Asien und Europa'],
    ],
    ['region', ['América do Sul', 'Sur y este de Asia', 'Asia occidental', 'Oriente Medio', 'Medio Oriente', 'Caribe']],
    [
      'region',
      ['Former Soviet Union', 'USSR (former)', 'Fmr USSR', 'ex-USSR', 'FSU', 'MENA region', 'Regions of Asia'],
    ],
    ['region', ['Sub-Sahara Africa', 'Mercosul', 'Asia*', 'Europe 1/', 'Latin America (2)']],
  ])('a %s: %j', (kind, names) => {
    expect(names.map((name) => [name, kindOf(name)])).toEqual(names.map((name) => [name, kind]));
  });
  it.each([
    ['Union européenne', 'Allemagne'],
    ['Europäische Union', 'Österreich'],
    ['Unión Europea', 'España'],
    ['União Europeia', 'Alemanha'],
    ['Unione europea', 'Germania'],
    ['UE-27*', 'Belgique 1/'],
  ])('a union beside a member: %s and %s', (union, member) => {
    expect(oddNames([union, member, 'Peru'], 'pays')).toEqual([{ kind: 'region', actors: [union] }]);
    expect(kindOf(union)).toBe(undefined);
  });
  it.each([
    'South Africa*',
    'South Africa e',
    'South Africa (e)',
    'South Africa 1/',
    'Südafrika',
    'Afrique du Sud',
    'África do Sul',
    'USSR',
    'Regional Express',
    'Minor International',
    'Small World',
  ])('but not %s', (name) => {
    expect(kindOf(name)).toBe(undefined);
  });
});

/** Firms, some of which have words of totals, regions, figures and rests in their names. */
const FIRMS_THERE_ARE = [
  ...['Regional Express', 'Minor International', 'Small World', 'Other Lab', 'Other World Computing', 'Max', 'Count'],
  ...[
    'Pacific',
    'Arab',
    'Median',
    'TotalEnergies',
    'Total SA',
    'World Fuel Services',
    'Market Basket',
    'Rest Super Foods',
  ],
  ...['All Nippon Airways', 'Allianz', 'Global Foundries', 'Global Advanced Metals', 'Pacific Metals', 'Asia Cement'],
  ...[
    'Africa Rainbow',
    'Southern Copper',
    'Northern Star',
    'Central Asia Metals',
    'Various Eateries plc',
    'NEC',
    'Sumitomo',
  ],
  ...[
    'BHP',
    'Rio Tinto',
    'Vale',
    'Glencore',
    'Lynas',
    'MP Materials',
    'Nornickel',
    'Zijin',
    'Codelco',
    'Anglo American',
  ],
  ...['Freeport-McMoRan', 'Albemarle', 'SQM', 'Ganfeng', 'Tianqi', 'Iluka', 'Neo Performance', 'Shenghe'],
];

const MARKS = ['', '*', ' 1/', '¹', ' e', ' (e)', ' (2)', ':', '†'];

describe('nothing is odd in', () => {
  it.each(['company', 'firm', 'supplier', 'producer'])('names of firms in a column %s', (label) => {
    expect(oddNames(FIRMS_THERE_ARE, label)).toEqual([]);
  });
  it.each(['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'ru', 'ja', 'zh'])(
    'the names of all countries in %s',
    (language) => {
      const names = new Intl.DisplayNames([language], { type: 'region', fallback: 'none' });
      const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
      // unions, the region around Oceania, and names that are made up
      const none = ['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ'];
      const codes = letters.flatMap((a) => letters.map((b) => `${a}${b}`)).filter((code) => !none.includes(code));
      const countries = codes.flatMap((code) => names.of(code) ?? []);
      expect(countries.length).toBeGreaterThan(200);
      for (const mark of MARKS)
        expect(
          oddNames(
            countries.map((name) => `${name}${mark}`),
            'country',
          ),
        ).toEqual([]);
    },
  );
});

describe('in a column of firms', () => {
  it.each<[string, OddKind]>([
    ['Industry', 'total'],
    ['Other producers', 'lump'],
    ['Other Asia', 'lump'],
    ['Average', 'statistic'],
  ])('%s is still a %s', (name, kind) => {
    expect(oddNames([name, 'BHP', 'Vale'], 'company')[0]?.kind).toBe(kind);
  });
  it('a region is odd where the firms are countries', () => {
    expect(oddNames(['OECD', 'China', 'Peru'], 'supplier_country')[0]?.kind).toBe('region');
    expect(oddNames(['OECD', 'China', 'Poland'], 'supplier')[0]?.kind).toBe('region');
  });
});
