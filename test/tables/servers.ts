import { execFileSync } from 'node:child_process';
import { chownSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { type Grounds, grounds, program } from './grounds.js';

/** Statements that create a table, and the query for it. */
export type Batch = { readonly setup: readonly string[]; readonly query: string };

/** The rows of an answer with the header first; NULL is null. */
export type Answer = readonly (readonly (string | null)[])[];

/** A database that runs until it is stopped: its version, its names of column types, the end of its CREATE TABLE, and its answers. */
export type Server = {
  readonly version: string;
  readonly types: Readonly<Record<'text' | 'decimal' | 'double', string>>;
  readonly engine: string;
  readonly answers: (batches: readonly Batch[]) => Promise<readonly Answer[]>;
  readonly stop: () => Promise<void>;
};

/** The reason why a database cannot run here. */
export class Missing extends Error {}

const read = (csv: string): Answer =>
  parse(csv).map((cells: string[]) => cells.map((cell) => (cell === '\\N' ? null : cell)));

/** PostgreSQL on a socket in a temporary folder. It refuses to run as root, so that root starts it as the user postgres. Throws Missing. */
export async function postgres(): Promise<Server> {
  const debian = '/usr/lib/postgresql';
  const folders = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  const [initdb, server, psql] = ['initdb', 'postgres', 'psql'].map((name) => program(name, folders.sort().reverse()));
  if (!initdb || !server || !psql) throw new Missing('PostgreSQL is not installed (Debian: postgresql)');
  return within(async ({ folder, start, end }) => {
    const as = process.getuid?.() === 0 ? postgresUser(folder) : [];
    const data = join(folder, 'data');
    const [make = '', ...args] = [...as, initdb, '-D', data, '-U', 'reshare', '-A', 'trust', '-E', 'UTF8', '--no-sync'];
    execFileSync(make, [...args, '--locale=C'], { stdio: 'pipe', cwd: folder });
    const options = ['-X', '-q', '--csv', '-P', 'null=\\N', '-v', 'ON_ERROR_STOP=1', '-h', folder, '-U', 'reshare'];
    const asked = (sql: string): Answer =>
      read(execFileSync(psql, [...options, '-d', 'postgres'], { input: sql, encoding: 'utf8', stdio: 'pipe' }));
    await start(
      [...as, server, '-D', data, '-k', folder, '-c', 'listen_addresses=', '-c', 'fsync=off'],
      async () => asked('SELECT 1').length > 0,
    );
    return {
      version: `PostgreSQL ${asked('SHOW server_version')[1]?.[0]}`,
      types: { text: 'text', decimal: 'numeric(18, 3)', double: 'double precision' },
      engine: '',
      answers: async (batches) => batches.map(({ setup, query }) => asked([...setup, query].join(';\n'))),
      stop: end,
    };
  });
}

/** Gives a folder to the user postgres and returns the command that runs another command as that user. */
function postgresUser(folder: string): readonly string[] {
  const [user = 0, group = 0] = ['-u', '-g'].map((flag) => Number(execFileSync('id', [flag, 'postgres'])));
  chownSync(folder, user, group);
  return ['setpriv', `--reuid=${user}`, `--regid=${group}`, '--clear-groups'];
}

/** A server in a new temporary folder, which is removed if the server does not start. */
async function within(make: (g: Grounds) => Promise<Server>): Promise<Server> {
  const ground = grounds();
  try {
    return await make(ground);
  } catch (error) {
    await ground.end();
    throw error;
  }
}

const CLICKHOUSE = {
  types: { text: 'Nullable(String)', decimal: 'Nullable(Decimal(18, 3))', double: 'Nullable(Float64)' },
  engine: ' ENGINE = Memory',
};
/** The first version with what the query needs: window functions and common table expressions. */
const WINDOWS = [21, 9] as const;

/** A ClickHouse server on loopback. Throws Missing. */
export async function clickhouse(): Promise<Server> {
  const [server, both] = ['clickhouse-server', 'clickhouse'].map((name) => program(name));
  const command = server ? [server] : both ? [both, 'server'] : undefined;
  if (!command) throw new Missing('clickhouse-server is not installed');
  return within(async ({ folder, start, end }) => {
    const [http, tcp] = [await port(), await port()];
    for (const name of ['data', 'tmp']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'config.xml'), configuration(folder, http, tcp));
    writeFileSync(join(folder, 'users.xml'), USERS);
    const asked = async (sql: string): Promise<string> => {
      const answer = await fetch(`http://127.0.0.1:${http}/`, { method: 'POST', body: sql });
      const text = await answer.text();
      if (!answer.ok) throw new Error(text);
      return text;
    };
    await start(
      [...command, `--config-file=${join(folder, 'config.xml')}`],
      async () => (await asked('SELECT 1')) === '1\n',
    );
    const version = (await asked('SELECT version()')).trim();
    const [major = 0, minor = 0] = version.split('.').map(Number);
    if (major < WINDOWS[0] || (major === WINDOWS[0] && minor < WINDOWS[1]))
      throw new Missing(
        `clickhouse-server ${version} knows neither windows nor common table expressions; from ${WINDOWS.join('.')} on it does`,
      );
    return {
      version: `ClickHouse ${version}`,
      ...CLICKHOUSE,
      answers: async (batches) => {
        const found: Answer[] = [];
        for (const { setup, query } of batches) {
          for (const statement of setup) await asked(statement);
          found.push(read(await asked(`${query} FORMAT CSVWithNames`)));
        }
        return found;
      },
      stop: end,
    };
  });
}

/** A free port of the loopback interface. */
const port = (): Promise<number> =>
  new Promise((found) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => found(typeof address === 'object' && address ? address.port : 0));
    });
  });

const configuration = (folder: string, http: number, tcp: number): string => `<yandex>
  <logger><level>error</level><console>1</console></logger>
  <listen_host>127.0.0.1</listen_host>
  <http_port>${http}</http_port>
  <tcp_port>${tcp}</tcp_port>
  <path>${folder}/data/</path>
  <tmp_path>${folder}/tmp/</tmp_path>
  <mark_cache_size>67108864</mark_cache_size>
  <users_config>users.xml</users_config>
  <default_profile>default</default_profile>
  <default_database>default</default_database>
</yandex>
`;
const USERS = `<yandex>
  <profiles><default/></profiles>
  <quotas><default/></quotas>
  <users><default><password/><networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
</yandex>
`;

/** A program that answers batches with chDB, which is ClickHouse as a library. */
const CHDB = `
const { Session, version } = require('chdb');
const batches = JSON.parse(require('node:fs').readFileSync(0, 'utf8'));
const session = new Session();
const answers = batches.map(({ setup, query }) => {
  for (const statement of setup) session.query(statement);
  return session.query(query, 'CSVWithNames');
});
session.cleanup();
process.stdout.write(JSON.stringify(answers));
`;

/** ClickHouse as the npm package chdb, in a separate process. Throws Missing unless it is installed. */
export async function chdb(): Promise<Server> {
  try {
    createRequire(import.meta.url).resolve('chdb');
  } catch {
    throw new Missing('chdb is not installed (npm install --no-save chdb; it takes half a gigabyte)');
  }
  const answers = async (batches: readonly Batch[]): Promise<readonly Answer[]> => {
    const found: string[] = JSON.parse(
      execFileSync('node', ['-e', CHDB], { input: JSON.stringify(batches), encoding: 'utf8', stdio: 'pipe' }),
    );
    return found.map(read);
  };
  const [[, [version] = []] = []] = await answers([{ setup: [], query: 'SELECT version()' }]);
  return { version: `ClickHouse ${version} (chDB)`, ...CLICKHOUSE, answers, stop: async () => {} };
}
