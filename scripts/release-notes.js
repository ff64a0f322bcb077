// What a release asks for, and how it changes the changelog.

const HEADING = /^## Unreleased\n/m;

/** What stands under "Unreleased" in a changelog; undefined where there is no such heading. */
function unreleased(changelog) {
  const start = HEADING.exec(changelog);
  if (!start) return undefined;
  return changelog
    .slice(start.index + start[0].length)
    .split(/^## /m)[0]
    .trim();
}

/** The changelog with its "Unreleased" under a version and a date (YYYY-MM-DD), and an empty one above it. */
export const released = (changelog, version, date) =>
  changelog.replace(HEADING, `## Unreleased\n\n## ${version} - ${date}\n`);

const numbers = (version) => version.split('.').map(Number);

/** Whether a version is above another. Both have three numbers. */
function isAbove(version, present) {
  const [a, b] = [version, present].map(numbers);
  const i = a.findIndex((n, at) => n !== b[at]);
  return i >= 0 && a[i] > b[i];
}

const isDay = (date) => {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(date) ? new Date(`${date}T00:00:00Z`) : new Date(Number.NaN);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(date);
};

/** Why there can be no release: every reason, each with what to do. */
export function refusals({ version, date, present, changelog, changed, tags }) {
  const notes = unreleased(changelog);
  const reasons = [];
  if (!/^(0|[1-9]\d*)(\.(0|[1-9]\d*)){2}$/.test(version))
    reasons.push(`"${version}" is no version. Write three numbers, as in npm run release -- 1.2.3 --date 2026-01-31`);
  else if (!isAbove(version, present)) reasons.push(`version ${version} is not above ${present} in package.json`);
  if (!isDay(date)) reasons.push(`"${date}" is no day. Write --date and the day of the release, as in 2026-01-31`);
  if (changed.length > 0)
    reasons.push(
      `${changed.length} ${changed.length === 1 ? 'file is' : 'files are'} not committed, such as ${changed[0].trim()}. Commit them, or use a clean clone`,
    );
  if (notes === undefined)
    reasons.push('CHANGELOG.md has no section "## Unreleased". Write what changed for users there');
  else if (notes === '')
    reasons.push('CHANGELOG.md says nothing under "Unreleased". Write what changed for users there');
  if (tags.includes(`v${version}`)) reasons.push(`tag v${version} exists. Choose another version`);
  return reasons;
}
