import { once } from 'node:events';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Acknowledgement } from '../../src/dataset/acknowledged.js';
import { withCompositions } from '../../src/dataset/added-compositions.js';
import { asOf } from '../../src/dataset/builtin.js';
import { carriedAcknowledgements } from '../../src/dataset/carried-acknowledgements.js';
import {
  correctionVersion,
  editionAt,
  editionName,
  material,
  sealedDescriptor,
  sealStanding,
  unsealedCopy,
} from '../../src/dataset/edition.js';
import { embedding } from '../../src/dataset/embedding.js';
import { load } from '../../src/dataset/load.js';
import type { Package } from '../../src/dataset/package.js';
import { asText, MOST_BYTES, readBytes, readText, realPath } from '../../src/dataset/read-file.js';
import { sha256 } from '../../src/dataset/sha256.js';
import { sound, UnsoundDataset } from '../../src/dataset/sound.js';
import { surroundings } from '../../src/dataset/surroundings.js';
import { unsealedEditions } from '../../src/dataset/unsealed-editions.js';
import { rewritten } from '../check/found.js';
import { edited } from '../edited.js';

const METAL = 'test/fixtures/metal';
const temporary = (): string => mkdtempSync(join(tmpdir(), 'reshare-around-'));
/** A sealed edition in a temporary folder. */
function sealed(): string {
  const folder = temporary();
  cpSync('datasets/articles/2025.07', folder, { recursive: true });
  return folder;
}
const findingsOf = async (reading: Promise<unknown>) => {
  const error = await reading.catch((thrown: unknown) => thrown);
  if (!(error instanceof UnsoundDataset)) throw new Error('it was sound');
  return error.findings.map((f) => f.code);
};

describe('the name of an edition', () => {
  it.each([
    ['tin@2024.01', 'tin', '2024.01'],
    ['tin-ore-2@2024.12.3', 'tin-ore-2', '2024.12.3'],
  ])('is %s', (text, name, version) => expect(editionName(text)).toEqual({ name, version }));
  it.each([
    'tin',
    'tin@',
    'tin@2024.13',
    'Tin@2024.01',
    '-tin@2024.01',
    'tin-@2024.01',
    'a tin@2024.01',
    '@2024.01',
    'tin@2024.01\n',
  ])('is not %j', (text) => expect(editionName(text)).toBe(undefined));
  it.each(['tin/2024.01', '/data/tin/2024.01', 'C:\\data\\tin\\2024.01'])('is that of its folder %s', (path) =>
    expect(editionAt(path)).toEqual({ name: 'tin', version: '2024.01' }),
  );
  it.each(['2024.01', 'tin', 'tin/2024.01/x', 'tin/2024'])('is not in the folder %s', (path) =>
    expect(editionAt(path)).toBe(undefined),
  );
  it('says the last day of its month', () =>
    expect(['2024.02', '2023.02.3', '2023.12', 'x'].map(asOf)).toEqual([
      ...['2024-02-29', '2023-02-28', '2023-12-31', undefined],
    ]));
  it('counts corrections', () =>
    expect(['2024.01', '2024.01.1', '2024.11.9'].map(correctionVersion)).toEqual([
      ...['2024.01.1', '2024.01.2', '2024.11.10'],
    ]));
});

describe('a seal', () => {
  const [one, two] = ['1'.repeat(64), '2'.repeat(64)];
  const changelog = `# Changes\n\n- \`tin@2024.01\`: first, sha256 \`${one}\`\n- \`lead-ore@2024.01\`: sha256 \`${two}\`\n`;
  it.each([
    ['tin', '2024.01', one, false, 'same'],
    ['tin', '2024.01', one, true, 'same'],
    ['tin', '2024.01', two, false, 'released'],
    ['tin', '2024.02', two, false, 'new'],
    ['tin', '2024.02', two, true, 'new'],
    ['lead', '2024.01', two, false, 'new'],
    // without another edition in the changelog, the broken seal was that of this one
    ['lead', '2024.01', two, true, 'released'],
  ] as const)('of %s@%s as %s (edited: %s) is %s', (name, version, hash, isEdited, standing) =>
    expect(sealStanding({ name, version }, hash, isEdited, changelog)).toBe(standing),
  );
  it('has the size and hash of each file, and keeps all else of the descriptor in its order', () => {
    const file = { text: 'a\n', bytes: 2, sha256: 'x', label: 'a.csv', path: 'a.csv' };
    const schema = { fields: [] };
    const descriptor = {
      ...{ name: 'tin', title: 'Tin', version: '2024.01', more: 1 },
      resources: [
        { name: 'a', path: 'a.csv', bytes: 9, hash: 'old', schema },
        { name: 'b', path: 'b.csv' },
      ],
    };
    const contents: Package = {
      ...{ descriptor: JSON.stringify(descriptor), written: true, name: 'tin', version: '2024.01', title: 'Tin' },
      ...{ licences: [], sha256: '', sealed: true, known: false, listed: ['a', 'b'] },
      files: new Map([['a', file]]),
    };
    expect(sealedDescriptor(contents)).toBe(
      `${JSON.stringify(
        {
          ...descriptor,
          resources: [
            { name: 'a', path: 'a.csv', bytes: 2, hash: 'sha256:x', schema },
            { name: 'b', path: 'b.csv' },
          ],
        },
        undefined,
        2,
      )}\n`,
    );
    expect([...unsealedCopy(contents, { name: 'lead', version: '2025.01' })]).toEqual([
      [
        'datapackage.json',
        `${JSON.stringify(
          {
            name: 'lead',
            title: 'Tin',
            version: '2025.01',
            more: 1,
            resources: [
              { name: 'a', path: 'a.csv', schema },
              { name: 'b', path: 'b.csv' },
            ],
          },
          undefined,
          2,
        )}\n`,
      ],
      ['a.csv', 'a\n'],
      ['b.csv', ''],
    ]);
  });
  it('that is broken makes an edition an edited one, which is read all the same', async () => {
    const folder = sealed();
    expect((await material(folder, 'x')).edited).toBe(false);
    rewritten('observations.csv', (text) => text.replace('"270,000"', '"970,000"'))(folder);
    const { dataset, edited: isEdited } = await material(folder, 'x');
    expect([isEdited, dataset.observations.some((o) => o.printed === '970,000')]).toEqual([true, true]);
    rewritten('observations.csv', (text) => text.replace('"970,000"', '"970,000,0"'))(folder);
    expect(await findingsOf(material(folder, 'x'))).toEqual(['unreadable-value']);
    expect(await findingsOf(material(temporary(), 'x'))).toEqual(['source-error']);
  });
  it('holds for each built-in edition', async () => expect(await unsealedEditions()).toEqual([]));
});

describe('what is acknowledged', () => {
  const place = { file: 'acknowledged.csv' };
  const row = (edition: string, code: string, key: string): Acknowledgement => ({
    edition,
    code,
    key,
    reason: 'r',
    place,
  });
  const from = {
    version: '2024.01',
    rows: [row('', 'a', 'k'), row('2024.01', 'b', 'k'), row('2023.01', 'c', 'k'), row('2024.01', 'a', 'k')],
  };
  it('for one edition and for all is taken over, once each', () =>
    expect(carriedAcknowledgements(from, { path: '', text: '', rows: [] }, '2024.02')).toEqual({
      text: 'edition,code,key,reason\n2024.02,a,k,r\n2024.02,b,k,r\n',
      count: 2,
    }));
  it.each(['', '\n', '\r\n', '\r'])('is added to a file that ends with %j, in the order of its columns', (end) =>
    expect(
      carriedAcknowledgements(
        from,
        { path: '', text: `"reason",code,key,edition\nq,x,k,2024.02${end}`, rows: [row('2024.02', 'x', 'k')] },
        '2024.02',
      ),
    ).toEqual({ text: '"reason",code,key,edition\nq,x,k,2024.02\nr,a,k,2024.02\nr,b,k,2024.02\n', count: 2 }),
  );
  it('there already, for that edition or for all, is not added', () => {
    const text = 'edition,code,key,reason\n';
    const rows = [row('', 'a', 'k'), row('2024.03', 'b', 'k')];
    expect(carriedAcknowledgements(from, { path: '', text, rows }, '2024.02')).toEqual({
      text: `${text}2024.02,b,k,r\n`,
      count: 1,
    });
  });
});

describe('what lies around a dataset', () => {
  const home = temporary();
  for (const name of ['2024.01', '2024.02', '2024.10', 'drafts']) cpSync(METAL, join(home, name), { recursive: true });
  writeFileSync(join(home, 'acknowledged.csv'), 'edition,code,key,reason\n,a,k,r\n');
  symlinkSync(join(home, '2024.02'), join(home, 'now'));
  const around = async (folder: string, label: string) => {
    const { previous, versions, acknowledged, findings } = await surroundings({ folder: join(home, folder), label });
    expect(findings).toEqual([]);
    return [previous?.label, versions.join(), acknowledged.path, acknowledged.rows.length];
  };
  const [all, file] = ['2024.01,2024.02,2024.10', join(home, 'acknowledged.csv')];
  it.each([
    ['2024.02', 'x/2024.02', 'x/2024.01'],
    ['2024.10', '/2024.10', '/2024.02'],
    ['2024.10', '2024.10', '2024.10/../2024.02'],
    ['2024.10', '.', './../2024.02'],
    ['2024.10', 'x/..', 'x/../../2024.02'],
    ['2024.10', 'x/.', 'x/./../2024.02'],
    ['2024.10', 'x/...', 'x/2024.02'],
    ['2024.10', 'x\n/y', 'x\n/2024.02'],
    ['now', 'x/now', 'x/2024.01'],
  ])('of the edition %s, called %j: the one before, %j', async (folder, label, before) =>
    expect(await around(folder, label)).toEqual([before, all, file, 1]),
  );
  it('of the first edition has none before it', async () =>
    expect(await around('2024.01', 'x/2024.01')).toEqual([undefined, all, file, 1]));
  it('of a folder with another name is only what lies in it', async () =>
    expect(await around('drafts', 'x/drafts')).toEqual([undefined, '', join(home, 'drafts/acknowledged.csv'), 0]));
  it('of a folder that is not there is nothing', async () =>
    expect(await around('none/2024.02', 'x')).toEqual([undefined, '', join(home, 'none/acknowledged.csv'), 0]));
});

describe('an embedded dataset', () => {
  it('has the texts of the files that answers are computed from', async () => {
    const { edition } = sound(await load(METAL));
    const embedded = await embedding(edition);
    expect(embedded.files.map((f) => f.name)).toEqual([...edition.files.keys()].filter((name) => name !== 'facts'));
    const file = embedded.files.find((f) => f.name === 'observations');
    expect([file?.label, file?.sha256]).toEqual([`${METAL}/observations.csv`, sha256(file?.text ?? '')]);
    expect([embedded.name, embedded.version]).toEqual([edition.name, edition.version]);
  });
  it('is refused if a file is no longer what was loaded', async () => {
    const folder = edited(METAL);
    const { edition } = sound(await load(folder));
    rewritten('observations.csv', (text) => `${text}\n`)(folder);
    expect(await findingsOf(embedding(edition))).toEqual(['hash-count']);
    const text = readFileSync(join(folder, 'observations.csv'), 'utf8');
    await expect(embedding(edition)).rejects.toMatchObject({
      findings: [
        {
          place: { file: `${folder}/observations.csv` },
          found: `sha256:${sha256(text)}`,
          expected: `sha256:${sha256(text.slice(0, -1))}`,
        },
      ],
    });
    const gone = {
      ...edition,
      files: new Map([['stages', { label: 's', path: join(folder, 'x'), sha256: '' }]] as const),
    };
    expect(await findingsOf(embedding(gone))).toEqual(['source-error']);
  });
});

describe('compositions that are added to a dataset', async () => {
  const ores = await load('ores');
  const listed = ores.rows('compositions') ?? [];
  const first = listed[0];
  const added = (text: string) => withCompositions(ores, 'my.csv', text);
  const said = (text: string, ...columns: readonly string[]) =>
    (added(text).rows('compositions') ?? []).slice(listed.length).map((row) => columns.map((c) => row.text(c)));
  const deposit = `${first?.text('ore')},${first?.text('actor')},"${first?.text('deposit')}"`;
  it('come after those of the dataset, with the mineral of the same deposit', () => {
    const text = `ore,actor,deposit,subject,printed\n${deposit},scandium,1\nrock,China,Mine A,scandium,2\n`;
    expect(added(text).findings.listed).toEqual([]);
    expect(said(text, 'composition', 'mineral', 'deposit', 'printed', 'note')).toEqual([
      ['added-1', first?.text('mineral'), first?.text('deposit'), '1', ''],
      ['added-2', 'Mine A', 'Mine A', '2', ''],
    ]);
    expect(added(text).rows('compositions')?.slice(0, listed.length)).toEqual(listed);
    expect(added(text).rows('sources')).toBe(ores.rows('sources'));
    const columns = added(text).rows('compositions')?.at(-1)?.columns;
    expect(columns).toEqual(first?.columns);
  });
  it('keep an id and a mineral of their own, and may name a source that the dataset lacks', () => {
    const text = `composition,mineral,ore,actor,deposit,subject,printed,source,locator,note\nown,clay,${deposit},scandium,1,me,here,n\n`;
    expect(added(text).findings.listed).toEqual([]);
    expect(said(text, 'composition', 'mineral', 'source', 'note')).toEqual([['own', 'clay', 'me', 'n']]);
  });
  it('have their own faults told, and only these', () => {
    const codes = (text: string) => added(text).findings.listed.map((f) => `${f.place.file}:${f.place.line} ${f.code}`);
    const head = 'ore,actor,deposit,subject,printed';
    expect(codes(`${head}\n${deposit},scandium,many\n${deposit},scandium,1\n${deposit},no,1\n${deposit}\n`)).toEqual([
      ...[
        'my.csv:2 unreadable-value',
        'my.csv:3 duplicate-composition',
        'my.csv:4 foreign-key',
        'my.csv:5 missing-cell',
      ],
    ]);
    expect(codes('ore,actor\n')).toEqual(Array(3).fill('my.csv:1 missing-label'));
    const text = `${head}\n${deposit},yttrium,many\n`;
    const withRows = { ...ores, rows: () => undefined };
    expect(withCompositions(withRows, 'my.csv', text).rows('compositions')).toHaveLength(1);
  });
});

describe('a small file', () => {
  const folder = temporary();
  const path = (name: string, content: string | Uint8Array): string => {
    writeFileSync(join(folder, name), content);
    return join(folder, name);
  };
  it('is read as text with its size and hash, without a byte order mark', async () => {
    expect(await readText(path('a', '\ufeffé\n'))).toEqual({ text: 'é\n', bytes: 6, sha256: sha256('\ufeffé\n') });
    expect(await readText(path('b', ''))).toEqual({ text: '', bytes: 0, sha256: sha256('') });
    expect(asText('é')).toEqual({ text: 'é', bytes: 2, sha256: sha256('é') });
  });
  it('is refused if it is no text in UTF-8', async () => {
    expect(await readText(path('c', 'a\0'))).toMatchObject({ code: 'encoding-error', problem: 'nul' });
    expect(await readText(path('d', Uint8Array.of(97, 0xff)))).toMatchObject({ code: 'encoding-error' });
  });
  it.each([
    ['missing', 'missing', join(folder, 'none')],
    ['behind a file', 'missing', join(path('e', 'x'), 'f')],
    ['a folder', 'not-a-file', folder],
    ['a device', 'not-a-file', '/dev/null'],
    ['with too long a name', 'unreadable', join(folder, 'x'.repeat(300))],
  ])('that is %s is told as %s', async (_, problem, where) =>
    expect(await readBytes(where)).toEqual({ code: 'source-error', problem }),
  );
  it('that is a socket is told as not a file', async () => {
    const server = createServer().listen(join(folder, 'socket'));
    await once(server, 'listening');
    expect(await readBytes(join(folder, 'socket'))).toEqual({ code: 'source-error', problem: 'not-a-file' });
    server.close();
  });
  it('that is larger than allowed is not read', async () => {
    const large = path('g', '');
    truncateSync(large, MOST_BYTES + 1);
    expect(await readBytes(large)).toEqual({ code: 'source-error', problem: 'too-large', limit: 64 * 1024 * 1024 });
  });
  it.skipIf(!existsSync('/proc/version'))('may be longer than it says, and is closed again', async () => {
    const found = await readText('/proc/version');
    expect('text' in found && found.text).toBe(readFileSync('/proc/version', 'utf8'));
    const open = () => readdirSync('/proc/self/fd').length;
    const before = open();
    for (const where of [path('h', 'x'), folder]) await readBytes(where);
    expect(open()).toBe(before);
  });
  it('has a real path behind links, where there is one', () => {
    mkdirSync(join(folder, 'real'));
    symlinkSync(join(folder, 'real'), join(folder, 'link'));
    expect(realPath(join(folder, 'link'))).toBe(realPath(join(folder, 'real')));
    expect(realPath(join(folder, 'none'))).toBe(undefined);
  });
});
