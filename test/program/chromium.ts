import { existsSync } from 'node:fs';
import { type Browser, chromium as launcher } from 'playwright-core';

/** Where Debian's package has Chromium. */
const PROGRAM = '/usr/bin/chromium';

/** Whether tests in a browser can run: `describe.runIf(hasChromium)`. */
export const hasChromium = existsSync(PROGRAM);
if (!hasChromium) console.warn(`${PROGRAM} is not installed: the tests in a browser are skipped`);

/** A real Chromium without a window, which asks no host for anything by itself. A test closes what it starts. Undefined if it is not installed. */
export const chromium = async (): Promise<Browser | undefined> =>
  hasChromium ? launcher.launch({ executablePath: PROGRAM, args: [...FLAGS] }) : undefined;

/** A container has no sandbox and no graphics. The others keep the browser from updating itself and from talking to its maker. */
const FLAGS: readonly string[] = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
