#!/usr/bin/env node
import process from 'node:process';
import { run } from '../dist/cli/run.js';

process.exitCode = await run({
  argv: process.argv.slice(2),
  env: process.env,
  stdout: process.stdout,
  stderr: process.stderr,
});
