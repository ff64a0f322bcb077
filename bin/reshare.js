#!/usr/bin/env node
const { accessSync, constants, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } = require('node:fs');
const { createRequire, enableCompileCache, wrap } = require('node:module');
const { dirname, join } = require('node:path');
const { Script } = require('node:vm');

const FILE = join(__dirname, '../dist/bundle/reshare.cjs');

/**
 * Loads the program as an earlier run of the same command compiled it: a start would spend half its time on that. It is kept beside the program, for each
 * command and Node, as Python keeps its __pycache__; where nothing can be kept there, Node's own cache serves (from 22.1 on). V8 refuses what does not fit it.
 */
function program(command) {
  const node = `${process.version}-${process.platform}-${process.arch}`;
  const kept = join(FILE, '../compiled', `${command}-${node}-${statSync(FILE).mtimeMs}`);
  const cachedData = tried(() => readFileSync(kept));
  if (!cachedData && tried(() => accessSync(dirname(FILE), constants.W_OK) ?? true) === undefined) {
    enableCompileCache?.();
    return require(FILE);
  }
  const script = new Script(wrap(readFileSync(FILE, 'latin1')), { filename: FILE, cachedData });
  const module = { exports: {} };
  script.runInThisContext()(module.exports, createRequire(FILE), module, FILE, dirname(FILE));
  if (!cachedData || script.cachedDataRejected)
    process.once('exit', (code) => code < 2 && tried(() => keep(kept, script.createCachedData())));
  return module.exports;
}

/** Puts bytes in a file, whole or not at all. */
function keep(file, bytes) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.${process.pid}`, bytes);
  renameSync(`${file}.${process.pid}`, file);
}

function tried(act) {
  try {
    return act();
  } catch {
    return undefined;
  }
}

program(/^[a-z]+$/.exec(process.argv[2] ?? '')?.[0] ?? 'help').main();
