// Makes the picture that the README shows and the report that it links to, with the built program. A test holds them current.
import { execFileSync } from 'node:child_process';

for (const words of [
  ['chart', '--element', 'dysprosium', '--output', 'docs/pictures/dysprosium.svg'],
  ['report', '--output', 'docs/pictures/report.html'],
])
  execFileSync(process.execPath, ['bin/reshare.js', ...words], { stdio: 'inherit' });
