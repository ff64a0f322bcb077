import { basename, dirname, extname, join } from 'node:path';
import { besideEditions, editions, filesBeside } from '../../dataset/builtin.js';
import { type Edition, load } from '../../dataset/load.js';
import { readText } from '../../dataset/read-file.js';
import { sound } from '../../dataset/sound.js';
import type { Io } from '../io.js';

/** A resource as the protocol lists it, and its text. */
export type McpResource = {
  readonly uri: string;
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly mimeType: string;
  readonly text: () => Promise<string>;
};

/** The resources: the pages of the documentation, the method first, then the files of the built-in datasets. */
export async function resources(io: Io): Promise<readonly McpResource[]> {
  const pages = await Promise.all((await io.pages()).map((name) => pageResource(io, name)));
  const files = await Promise.all(
    (await editions()).map(async (word) => fileResources(sound(await load(word)).edition)),
  );
  const beside = filesBeside().map(besideResource);
  return [...pages.filter(isMethod), ...pages.filter((page) => !isMethod(page)), ...files.flat(), ...beside];
}

const METHOD = 'method';
const isMethod = ({ name }: McpResource): boolean => name === METHOD;

async function pageResource(io: Io, name: string): Promise<McpResource> {
  const text = await io.page(name);
  const title = /^# (.*)$/m.exec(text)?.[1] ?? name;
  return {
    uri: `reshare://${name === METHOD ? METHOD : `docs/${name}`}`,
    name,
    title,
    description: name === METHOD ? 'How figures are read and computed, and what is refused' : `Documentation: ${title}`,
    mimeType: 'text/markdown',
    text: async () => text,
  };
}

/** The descriptor and the tables of an edition. */
function fileResources({ name, version, title, files }: Edition): readonly McpResource[] {
  const paths = [...files.values()].map(({ path }) => path);
  const [first] = paths;
  const descriptor = first === undefined ? [] : [join(dirname(first), 'datapackage.json')];
  return [...descriptor, ...paths].map((path): McpResource => {
    const file = basename(path);
    return {
      uri: `reshare://datasets/${name}/${version}/${file}`,
      name: `${name}@${version}/${file}`,
      title: `${title ?? name}, ${version}: ${file}`,
      description: file.endsWith('.csv')
        ? `The table ${file} of the dataset ${name} ${version}`
        : `What the dataset ${name} ${version} holds: files, columns, licence`,
      mimeType: TYPES[extname(file)] ?? 'text/plain',
      text: () => textOf(path),
    };
  });
}

/** A file of the built-in datasets that belongs to no edition. */
const besideResource = (file: string): McpResource => ({
  uri: `reshare://datasets/${file}`,
  name: file,
  title: `Built-in datasets: ${file}`,
  description:
    basename(file) === 'acknowledged.csv'
      ? `The findings of check that are known in the editions of ${dirname(file)}, with the reasons`
      : `The file ${file} of the built-in datasets`,
  mimeType: TYPES[extname(file)] ?? 'text/plain',
  text: () => textOf(besideEditions(file)),
});

const TYPES: Readonly<Record<string, string>> = {
  '.csv': 'text/csv',
  '.json': 'application/json',
  '.md': 'text/markdown',
};

async function textOf(path: string): Promise<string> {
  const read = await readText(path);
  if ('code' in read) throw new Error(`cannot read ${path}`);
  return read.text;
}
