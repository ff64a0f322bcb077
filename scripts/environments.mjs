// Runs the built program in environments that it may meet: npm run environments.
// In each it must print the same bytes as in a plain one, or fail with the right exit code, one message, and nothing half-written.
// Some need root, to become another user or to mount a small disk: without it they are skipped, and the last line says how many.
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { noted } from './noted.js';

const BIN = resolve('bin/reshare.js');
const isRoot = process.getuid?.() === 0;
const ground = mkdtempSync(join(tmpdir(), 'reshare-environments-'));
chmodSync(ground, 0o777);
/** A place below the folder of this run, made on the way. */
const place = (name) => {
  const folder = join(ground, name);
  mkdirSync(folder, { recursive: true, mode: 0o777 });
  chmodSync(folder, 0o777);
  return folder;
};
/** The package as it would be installed, in a folder of this name. */
const installed = (name) => {
  const folder = place(name);
  for (const part of ['bin', 'dist', 'datasets', 'docs', 'package.json', 'CHANGELOG.md', 'SECURITY.md'])
    cpSync(part, join(folder, part), { recursive: true });
  mkdirSync(join(folder, 'node_modules'));
  cpSync('node_modules/zod', join(folder, 'node_modules/zod'), { recursive: true });
  return join(folder, 'bin/reshare.js');
};

/** Runs a line of bash, with $R for the program, and gives exit code or signal, stdout and stderr. */
function bash(line, { env = {}, cwd = '.', program = BIN } = {}) {
  const found = spawnSync('bash', ['-c', line], {
    cwd,
    encoding: 'latin1',
    timeout: 60_000,
    maxBuffer: 1 << 28,
    env: { PATH: process.env.PATH, HOME: '/root', R: program, W: ground, ...env },
  });
  return { code: found.status ?? found.signal, out: found.stdout, err: found.stderr };
}
const LINES = [
  'stage --json',
  'stage --element dysprosium',
  'check articles --format sarif',
  'hhi China=92 Japan=5 --json',
  'explain --element ree --stage mining',
];
const plain = LINES.map((line) => bash(`node "$R" ${line}`).out);

let [tried, failed, skipped] = [0, 0, 0];
/** Says what an environment broke; undefined for nothing. */
function judge(name, wrong) {
  tried += 1;
  if (wrong === undefined) return;
  failed += 1;
  console.log(`${name}: ${wrong}`);
}
const shown = (text) => JSON.stringify(text.slice(0, 300));
/** The same bytes as in a plain environment, and nothing on stderr. `line` is bash, with LINE for the words of the program. */
function same(name, line, options = {}) {
  const wrong = LINES.flatMap((words, i) => {
    const { code, out, err } = bash(line.replaceAll('LINE', words), options);
    return code === 0 && out === plain[i] && err === ''
      ? []
      : [`${words}: exit ${code}, ${out === plain[i] ? 'same' : 'other'} bytes, ${shown(err)}`];
  });
  judge(name, wrong[0]);
}
/** An exit code and one message, or none where `says` is null; no stack trace; and `after` is undefined if all is well. */
function told(name, line, exit, says, after = () => undefined, options = {}) {
  const { code, out, err } = bash(line, options);
  const clean = !/^\s+at .*:\d+/m.test(out + err) && !/internal error/i.test(err);
  const spoke = says === null ? err === '' : says.test(err);
  judge(name, code === exit && clean && spoke ? after() : `exit ${code}, ${shown(err)} ${shown(out)}`);
}
const asRoot = (test) => {
  if (isRoot) test();
  else skipped += 1;
};
const NOBODY = 'setpriv --reuid=65534 --regid=65534 --clear-groups';

// --- words in the environment
for (const locale of [
  'C',
  'POSIX',
  'en_US.UTF-8',
  'de_DE.UTF-8',
  'tr_TR.UTF-8',
  'ja_JP.UTF-8',
  'ar_EG.UTF-8',
  'zz_ZZ',
  '',
])
  same(`LC_ALL=${locale}`, `env LC_ALL=${locale} LANG=${locale} LANGUAGE=${locale} node "$R" LINE`);
for (const zone of ['UTC', 'Pacific/Kiritimati', 'America/St_Johns', 'Asia/Kolkata', 'nowhere', '', ':/etc/passwd'])
  same(`TZ=${zone}`, 'node "$R" LINE', { env: { TZ: zone } });
for (const [name, value] of [
  ['NO_COLOR', '1'],
  ['TERM', 'dumb'],
  ['TERM', 'xterm-256color'],
  ['COLUMNS', '1'],
  ['COLUMNS', 'many'],
  ['CI', 'true'],
  ['GITHUB_ACTIONS', 'true'],
  ['NODE_ENV', 'production'],
  ['HOME', '/nowhere'],
  ['HOME', ''],
  ['TMPDIR', '/nowhere'],
  ['XDG_CACHE_HOME', '/nowhere'],
  ['NODE_COMPILE_CACHE', '/nowhere'],
  ['NODE_V8_COVERAGE', join(ground, 'coverage')],
  ['NODE_ICU_DATA', '/nowhere'],
  ['NODE_NO_WARNINGS', '1'],
  ['NODE_PENDING_DEPRECATION', '1'],
  ['NODE_PATH', '/nowhere'],
  ['UV_THREADPOOL_SIZE', '1'],
  ['RESHARE_DATASET', ''],
  ['__proto__', 'x'],
])
  same(`${name}=${value}`, 'node "$R" LINE', { env: { [name]: value } });
same('no environment at all', 'env -i "$(command -v node)" "$R" LINE');
for (const flag of [
  '--max-old-space-size=64',
  '--disable-proto=throw',
  '--disable-proto=delete',
  '--throw-deprecation',
  '--pending-deprecation',
  '--zero-fill-buffers',
  '--preserve-symlinks',
  '--preserve-symlinks-main',
  '--stack-size=500',
  '--unhandled-rejections=strict',
  '--max-semi-space-size=1',
  '--no-addons',
  '--no-global-search-paths',
  '--disallow-code-generation-from-strings',
  '--icu-data-dir=/nowhere',
])
  same(`node ${flag}`, `node ${flag} "$R" LINE`);

// --- streams
// Node opens /dev/null where a stream was closed before it started, so nobody can tell stdout that is closed from one that is thrown away
told('stdout closed', 'node "$R" stage --json >&-', 0, null);
same('stdin closed', 'node "$R" LINE <&-');
same('stdin is a folder', 'node "$R" LINE < /');
same('stdin never ends', 'yes | node "$R" LINE');
same('stderr closed', 'node "$R" LINE 2>&-');
same('stderr on a full disk', 'node "$R" LINE 2> /dev/full');
same('a slow reader', 'node "$R" LINE | (sleep 0.3; cat)');
same('a reader of one byte at a time', 'node "$R" LINE | dd bs=1 status=none');
same('a terminal that is none', 'node "$R" LINE | cat');
same('all descriptors taken but few', 'ulimit -n 24; node "$R" LINE');
same('a small stack', 'ulimit -s 512; node "$R" LINE');
same('--output -', 'node "$R" LINE --output -');
same('appending to a file', 'rm -f $W/log; echo first > $W/log; node "$R" LINE >> $W/log; tail -n +2 $W/log');
told('stdout closed by its reader', 'set -o pipefail; node "$R" stage --json | head -1 > /dev/null', 0, null);
told('stdout on a full disk', 'node "$R" stage --json > /dev/full', 4, /No space is left/);
told('stdout and stderr on a full disk', 'node "$R" stage --json > /dev/full 2> /dev/full', 4, null);
told('a pipe closed on both streams', 'set -o pipefail; node "$R" stage --element nowhere 2>&1 | true', 2, null);
told('a file-size limit', 'ulimit -f 8; node "$R" stage --json > $W/limited', 4, /larger than the system allows/);

// --- devices and descriptors behind --output
const wholeIn = (name, file) => () =>
  existsSync(file) && readFileSync(file, 'latin1') === plain[0] ? undefined : `${name} holds something else`;
told(
  '--output /dev/stdout, appending',
  'echo first > $W/out1; node "$R" stage --json --output /dev/stdout >> $W/out1; head -1 $W/out1 | grep -q first && tail -n +2 $W/out1 > $W/out2',
  0,
  null,
  () => wholeIn('the log', join(ground, 'out2'))(),
);
told(
  '--output /dev/stdout into a pipe',
  'set -o pipefail; node "$R" stage --json --output /dev/stdout | cat > $W/out3',
  0,
  null,
  () => wholeIn('the pipe', join(ground, 'out3'))(),
);
told('--output /dev/fd/3', 'node "$R" stage --json --output /dev/fd/3 3> $W/out4', 0, null, () =>
  wholeIn('descriptor 3', join(ground, 'out4'))(),
);
told('--output >(cat)', 'node "$R" stage --json --output >(cat > $W/out5); sleep 0.5', 0, null, () =>
  wholeIn('the process', join(ground, 'out5'))(),
);
told(
  '--output to a named pipe',
  'mkfifo $W/fifo; cat $W/fifo > $W/out6 & node "$R" stage --json --output $W/fifo; wait; test -p $W/fifo',
  0,
  null,
  () => wholeIn('the pipe', join(ground, 'out6'))(),
);
told('--output /dev/null', 'node "$R" stage --json --output /dev/null; test -c /dev/null', 0, null);
told('--output /dev/full', 'node "$R" stage --json --output /dev/full', 4, /No space is left/);

// --- files behind --output
const untouched = (file, text) => () => (readFileSync(file, 'utf8') === text ? undefined : `${file} was changed`);
const noRest = (folder) => readdirSync(folder).find((name) => name.endsWith('.tmp'));
const into = place('into');
writeFileSync(join(into, 'old'), 'old');
told('--output in a folder that is missing', 'node "$R" stage --output $W/none/x', 4, /no such folder/);
told('--output is a folder', 'node "$R" stage --output $W/into', 4, /This names a folder/);
told(
  '--output below a file',
  'node "$R" stage --output $W/into/old/x',
  4,
  /not a folder/,
  untouched(join(into, 'old'), 'old'),
);
told('--output with a name too long', `node "$R" stage --output $W/into/${'x'.repeat(300)}`, 4, /Cannot write/);
told('--output with blanks and signs', `node "$R" stage --json --output "$W/into/ä b'c \\$d 💥.json"`, 0, null, () =>
  wholeIn('the file', join(into, "ä b'c $d 💥.json"))(),
);
told('--output over an old file', 'node "$R" stage --json --output $W/into/old2', 0, null, () =>
  wholeIn('the file', join(into, 'old2'))(),
);
symlinkSync(join(into, 'target'), join(into, 'link'));
told(
  '--output through a link to nothing yet',
  'node "$R" stage --json --output $W/into/link; test -L $W/into/link',
  0,
  null,
  () => wholeIn('the target', join(into, 'target'))(),
);
symlinkSync(join(into, 'loop'), join(into, 'loop'));
told('--output through a link to itself', 'node "$R" stage --json --output $W/into/loop', 4, /Cannot write/);
told(
  '--output over its own input',
  'cp -r test/fixtures/metal $W/metal; node "$R" stage -d $W/metal --output $W/metal/facts.csv',
  2,
  /would overwrite a file that this run reads/,
  () => untouched(join(ground, 'metal/facts.csv'), readFileSync('test/fixtures/metal/facts.csv', 'utf8'))(),
);
told(
  '--output under a file-size limit',
  'ulimit -f 8; node "$R" stage --json --output $W/into/old',
  4,
  /larger than the system allows/,
  () => untouched(join(into, 'old'), 'old')() ?? noRest(into),
);
asRoot(() => {
  const disk = place('disk');
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', disk]);
  writeFileSync(join(disk, 'old.json'), 'old');
  told(
    'a disk that becomes full',
    'node "$R" stage --json --output $W/disk/old.json',
    4,
    /No space is left/,
    () => untouched(join(disk, 'old.json'), 'old')() ?? noRest(disk),
  );
  execFileSync('mount', ['-o', 'remount,ro', disk]);
  told(
    'a disk that is read-only',
    'node "$R" stage --json --output $W/disk/old.json',
    4,
    /You may not write there/,
    untouched(join(disk, 'old.json'), 'old'),
  );
  execFileSync('umount', [disk]);
});

// --- folders and users
same('a path with blanks and signs', 'node "$R" LINE', { program: installed("a b'c ä💥") });
same('a path with a line break', 'node "$R" LINE', { program: installed('a\nb') });
same('a program behind a link', 'ln -sf "$P" $W/reshare; node $W/reshare LINE', { env: { P: BIN } });
same('a folder that was deleted', 'mkdir -p $W/gone; cd $W/gone; rmdir $W/gone; node "$R" LINE');
same('the root folder', 'cd /; node "$R" LINE');
asRoot(() => {
  const program = installed('of-root');
  execFileSync('chmod', ['-R', 'a+rX,a-w', join(ground, 'of-root')]);
  same('another user, who may not write to the package', `${NOBODY} node "$R" LINE`, { program, cwd: '/' });
  same('a package on a read-only disk', `${NOBODY} env HOME=/ TMPDIR=/ node "$R" LINE`, { program, cwd: '/' });
  const locked = place('locked');
  writeFileSync(join(locked, 'old'), 'old', { mode: 0o444 });
  chmodSync(locked, 0o555);
  told(
    'a folder that one may not write to',
    `${NOBODY} node "$R" stage --output $W/locked/x`,
    4,
    /You may not write there/,
    undefined,
    { program, cwd: '/' },
  );
  told(
    'a file that one may not write to',
    `${NOBODY} node "$R" stage --output $W/locked/old`,
    4,
    /You may not write there/,
    untouched(join(locked, 'old'), 'old'),
    { program, cwd: '/' },
  );
  const secret = place('secret');
  writeFileSync(join(secret, 't.csv'), 'a,v\nx,1\n', { mode: 0o600 });
  told(
    'a file that one may not read',
    `${NOBODY} node "$R" calc $W/secret/t.csv --actor a --value v`,
    3,
    /permission|may not/i,
    undefined,
    { program, cwd: '/' },
  );
  chmodSync(secret, 0o700);
  told('a folder that one may not enter', `${NOBODY} node "$R" check $W/secret`, 3, /\S/, undefined, {
    program,
    cwd: '/',
  });
});

// --- many at once, and runs that are stopped
const many = await Promise.all(
  Array.from(
    { length: 20 },
    () =>
      new Promise((done) => {
        const child = spawn(process.execPath, [BIN, 'stage', '--json'], { stdio: ['ignore', 'pipe', 'inherit'] });
        const pieces = [];
        child.stdout.on('data', (piece) => pieces.push(piece));
        child.on('close', () => done(Buffer.concat(pieces).toString('latin1')));
      }),
  ),
);
judge('twenty first runs at once', many.every((out) => out === plain[0]) ? undefined : 'other bytes');
const stopped = place('stopped');
for (const signal of ['SIGINT', 'SIGTERM', 'SIGKILL'])
  for (let wait = 20; wait <= 400; wait += 40) {
    const file = join(stopped, `${signal}-${wait}`);
    writeFileSync(file, 'old');
    const child = spawn(process.execPath, [BIN, 'stage', '--json', '--output', file], { stdio: 'ignore' });
    const closed = new Promise((done) => child.on('close', (code, by) => done(by ?? code)));
    await new Promise((done) => setTimeout(done, wait));
    child.kill(signal);
    const how = await closed;
    const text = readFileSync(file, 'latin1');
    const whole = text === 'old' || text === plain[0];
    // nothing can clean up after SIGKILL
    const rest = signal === 'SIGKILL' ? undefined : noRest(stopped);
    judge(
      `${signal} after ${wait} ms`,
      whole && rest === undefined && (how === 0 || how === signal)
        ? undefined
        : `ended by ${how}, ${whole ? 'whole' : 'half-written'}, ${rest}`,
    );
    for (const name of readdirSync(stopped)) rmSync(join(stopped, name));
  }

// --- long runs that are stopped: nobody reads their stdout, and they have a folder for temporary files of their own
/** A table with many groups, whose names have this many letters, at least. */
const groupsIn = (name, groups, letters) => {
  const file = join(ground, name);
  const row = (i, actor) => `${String(i).padStart(letters, 'x')},${actor}${i % 50},${i + 1}\n`;
  const rows = Array.from({ length: groups }, (_, i) => row(i, 'c') + row(i, 'd'));
  writeFileSync(file, `g,a,v\n${rows.join('')}`);
  return ['calc', file, '--by', 'g', '--actor', 'a', '--value', 'v', '--format', 'csv'];
};
/** The longest time from a signal to the end, in milliseconds: other programs keep the processors busy, too. */
const LONGEST = 3000;
/** Starts a run, stops it after a while, and says whether files of DuckDB were there. */
async function stop(name, signal, wait, words, program = BIN) {
  const [temporary, target] = [place('temporary'), place('target')];
  const env = { ...process.env, TMPDIR: temporary };
  const args = words.map((word) => (word === 'FILE' ? join(target, 'out') : word));
  const child = spawn(process.execPath, [program, ...args], { stdio: ['ignore', 'pipe', 'ignore'], env });
  const ended = new Promise((done) => child.on('exit', (code, by) => done(by ?? code)));
  await Promise.race([new Promise((done) => setTimeout(done, wait)), ended]);
  const spilled = readdirSync(temporary, { recursive: true }).some((file) => file.endsWith('.tmp'));
  child.kill(signal);
  const late = new Promise((done) => setTimeout(() => done('late'), LONGEST));
  const how = await Promise.race([ended, late]);
  child.kill('SIGKILL');
  await ended;
  child.stdout.destroy();
  const rest = [...readdirSync(temporary), ...readdirSync(target)].filter((file) => how !== 0 || file !== 'out');
  judge(
    `${name}, ${signal} after ${wait} ms`,
    (how === signal || how === 0) && rest.length === 0 ? undefined : `ended by ${how}, left ${rest}`,
  );
  for (const folder of [temporary, target]) rmSync(folder, { recursive: true });
  return spilled;
}
const hasDuckDB = existsSync('node_modules/@duckdb/node-api');
const manyGroups = groupsIn('groups.csv', 100_000, 1);
for (const engine of hasDuckDB ? ['stream', 'duckdb'] : ['stream'])
  for (const output of ['-', 'FILE'])
    for (const signal of ['SIGINT', 'SIGTERM'])
      for (const wait of [300, 700, 1100, 1500, 1900, 2700, 4000])
        await stop(`${engine}, --output ${output}`, signal, wait, [
          ...manyGroups,
          '--engine',
          engine,
          '--output',
          output,
        ]);
if (hasDuckDB) {
  // the program with little memory: there is no option for that
  const small = installed('small');
  const bundle = join(ground, 'small/dist/bundle/reshare.cjs');
  const text = readFileSync(bundle, 'utf8');
  const limited = text.replace(
    'autoload_known_extensions:',
    'memory_limit:"120MB",threads:"1",autoload_known_extensions:',
  );
  judge('a program with little memory', limited === text ? 'its settings were not found' : undefined);
  writeFileSync(bundle, limited);
  symlinkSync(resolve('node_modules/@duckdb'), join(ground, 'small/node_modules/@duckdb'));
  const long = [...groupsIn('long.csv', 60_000, 500), '--engine'];
  let spilled = 0;
  for (const signal of ['SIGINT', 'SIGTERM'])
    for (const wait of [400, 600, 800, 1000, 1300, 1700, 2500])
      if (await stop('more than fits into memory', signal, wait, [...long, 'duckdb'], small)) spilled += 1;
  judge('files of DuckDB that a signal finds', spilled > 0 ? undefined : 'there were none');
  const hashed = `node "$R" ${long.join(' ')} duckdb | sha256sum`;
  const { out } = bash(`node "$R" ${long.join(' ')} stream | sha256sum; ${hashed} & ${hashed}; wait; ls -A $TMPDIR`, {
    program: small,
    env: { TMPDIR: place('both') },
  });
  const lines = out.trim().split('\n');
  judge(
    'two runs at once that do not fit into memory',
    lines.length === 3 && new Set(lines).size === 1 ? undefined : shown(out),
  );
  const calc = `node "$R" ${manyGroups.join(' ')} --engine`;
  const { out: sums } = bash(`${calc} stream | sha256sum; ${calc} duckdb | sha256sum`, { env: { TMPDIR: '/nowhere' } });
  judge(
    'DuckDB without a folder for temporary files',
    new Set(sums.trim().split('\n')).size === 1 ? undefined : shown(sums),
  );
}

rmSync(ground, { recursive: true, force: true });
console.log(`${tried} environments, ${failed} failed, ${skipped} skipped`);
noted('environments', { tried, failed, skipped });
process.exitCode = failed > 0 ? 1 : 0;
