import { execFileSync } from 'node:child_process';
import { closeSync, constants, mkdtempSync, openSync, readSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it } from 'vitest';
import { writer } from '../../src/cli/writer.js';
import { terminalLines, workflowLog } from '../../src/text/escape.js';

/** A named pipe that does not block. */
function pipe(): number {
  const path = join(mkdtempSync(join(tmpdir(), 'reshare-')), 'pipe');
  execFileSync('mkfifo', [path]);
  return openSync(path, constants.O_RDWR | constants.O_NONBLOCK);
}
const untouched = () => {
  throw new Error('the stream was made');
};

it('the writer waits for a full pipe that does not block, and loses no byte', async () => {
  const fd = pipe();
  const text = 'né\n'.repeat(100_000);
  // a slow reader in another thread, because the writer blocks this one while it waits
  const reader = new Worker(
    `const { parentPort, workerData } = require('node:worker_threads'); const { readSync } = require('node:fs');
    const chunk = Buffer.alloc(10_000); let all = 0;
    const read = () => { try { all += readSync(workerData.fd, chunk); } catch {} all < workerData.size ? setTimeout(read, 1) : parentPort.postMessage(all); };
    setTimeout(read, 50);`,
    { eval: true, workerData: { fd, size: Buffer.byteLength(text) } },
  );
  const read = new Promise((resolve) => reader.once('message', resolve));
  await writer({ fd, write: untouched, on: untouched })(workflowLog(terminalLines(text)));
  expect(await read).toBe(Buffer.byteLength(text));
  closeSync(fd);
});

it("the writer uses the file descriptor of a pipe, not Node's stream", async () => {
  const fd = pipe();
  await writer({ fd, write: untouched, on: untouched })(workflowLog(terminalLines('answer')));
  const bytes = Buffer.alloc(10);
  expect(bytes.subarray(0, readSync(fd, bytes)).toString()).toBe('answer');
  closeSync(fd);
});
