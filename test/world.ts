import { claimPeriods, type Evidence, evidence } from '../src/answer/evidence.js';
import { load } from '../src/dataset/load.js';
import { sound } from '../src/dataset/sound.js';
import type { Observation } from '../src/domain/observation.js';
import type { Source } from '../src/domain/source.js';
import type { Stage } from '../src/domain/stage.js';
import type { Subject } from '../src/domain/subject.js';

export const base = sound(await load('./test/fixtures/metal'));

let next = 0;
/** A claim of 50% for Peru and tin at digging, with changes. */
export const claim = (more: Partial<Observation>): Observation => ({
  observation: `o${next++}`,
  subject: 'tin',
  stage: 'digging',
  actor: 'Peru',
  period: '',
  measure: 'share',
  unit: 'percent',
  printed: '50%',
  table: '',
  status: 'ok',
  repeats: '',
  source: 'survey',
  locator: 'p. 1',
  note: '',
  excludes: [],
  ore: '',
  basis: '',
  ...more,
});
/** A table with one row for Peru and one for World. */
export const table = (id: string, more: Partial<Observation>, peru = '41'): Observation[] =>
  [
    ['Peru', peru],
    ['World', '101'],
  ].map(([actor = '', printed = '']) => claim({ measure: 'quantity', unit: 'kg', table: id, actor, printed, ...more }));
export const group = (subject: string, members: string[]): Subject => ({
  subject,
  kind: 'group',
  name: subject,
  symbol: '',
  number: '',
  members,
  enters: [],
  controls: '',
  source: '',
  locator: '',
});
export const source = (id: string, published: string): Source => ({
  source: id,
  title: id,
  publisher: '',
  published,
  published_note: '',
  relies_on: '',
  note: '',
  excludes: [],
  licence: '',
  url: '',
});

export type World = {
  groups?: Subject[];
  sources?: Source[];
  enters?: string[];
  period?: string;
  reading?: 'printed' | 'rounded';
  kind?: Stage['kind'];
};
/** The evidence for an element at digging, from the given observations alone. */
export function answers(
  observations: readonly Observation[],
  { groups = [], sources = [], enters = [], period, reading = 'printed', kind = 'chain' }: World = {},
  element = 'tin',
) {
  const elements = base.subjects
    .filter((s) => s.kind === 'element')
    .map((s) => ({ ...s, enters: s.subject === 'tin' ? enters : [] }));
  const dataset = { ...base, subjects: [...elements, ...groups], sources: [...base.sources, ...sources], observations };
  const [subject, stage] = [dataset.subjects.find((s) => s.subject === element), base.stages[0]];
  if (!subject || !stage) throw new Error('no such element');
  return evidence(dataset, subject, { ...stage, kind }, { period, reading }).map((found) =>
    found.status === 'ok'
      ? {
          of: found.basis.subject.subject,
          inherited: found.basis.inherited,
          tied: found.basis.tied.map((s) => s.subject),
          measure: found.basis.measure,
          agreement: found.basis.agreement,
          claimPeriods: claimPeriods(found),
          period: found.period,
          said: found.said,
          used: found.witnesses.filter((w) => w.role === 'used').map((w) => w.observation),
          roles: found.witnesses.map((w) => w.role),
        }
      : { status: found.status, ...(found.status === 'no-evidence' ? gap(found) : {}) },
  );
}

/** What there is instead of evidence; nothing where there is nothing. */
const gap = ({ elsewhere: { periods, said }, silent }: Extract<Evidence, { status: 'no-evidence' }>) => ({
  ...(periods.length > 0 ? { periods } : {}),
  ...(said.length > 0 ? { saidElsewhere: said } : {}),
  ...(silent.length > 0 ? { silent: silent.map((s) => s.source) } : {}),
});
