import type { Report } from '../answer/report.js';
import type { Moved } from '../answer/result-changes.js';
import type { Rivalry } from '../answer/rivals.js';
import type { Edition } from '../dataset/load.js';
import type { ReadingPolicy } from '../domain/reading.js';
import type { Subject } from '../domain/subject.js';
import type { Terms } from '../market/profile-record.js';
import { type ChartTerms, chainChart } from './chain-chart.js';
import type { Chart } from './chart.js';
import { compareChart } from './compare-chart.js';
import { diffChart } from './diff-chart.js';
import { marketChart } from './market-chart.js';
import { type EditionAnswers, trendChart } from './trend-chart.js';

/** What a picture is made from, by its kind. */
export type ChartContent =
  | (ChartTerms & { readonly kind: 'chain'; readonly report: Report; readonly subjects: readonly Subject[] })
  | (ChartTerms & { readonly kind: 'market'; readonly report: Report })
  | {
      readonly kind: 'compare';
      readonly found: readonly Rivalry[];
      readonly subject: Subject;
      readonly reading: ReadingPolicy;
      readonly terms: Terms;
    }
  | {
      readonly kind: 'trend';
      readonly editions: readonly EditionAnswers[];
      readonly reading: ReadingPolicy;
      readonly terms: Terms;
    }
  | {
      readonly kind: 'diff';
      readonly moved: readonly Moved[];
      readonly before: Edition;
      readonly after: Edition;
      readonly reading: ReadingPolicy;
    };

/** The chart of some content. */
export function chartOf(content: ChartContent): Chart {
  switch (content.kind) {
    case 'chain':
      return chainChart(content.report, content.subjects, content);
    case 'market':
      return marketChart(content.report, content);
    case 'compare':
      return compareChart(content.found, content);
    case 'trend':
      return trendChart(content.editions, content);
    case 'diff':
      return diffChart(content.moved, content);
  }
}
