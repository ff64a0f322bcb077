import { READINGS, type ReadingPolicy, UnknownReading } from '../domain/reading.js';
import type { Stage } from '../domain/stage.js';
import type { Subject } from '../domain/subject.js';

/** What is thrown if a dataset is asked for something that is no subject or no stage. The message says what to give instead. */
export class UnusableQuestion extends Error {
  /** Stays the same between versions. */
  readonly code = 'unusable-question';
  override get name() {
    return 'UnusableQuestion' as const;
  }
}

/** Ends with UnusableQuestion or UnknownReading where nothing can be asked: a caller without types may give names in place of records. */
export function demandQuestion(subject: Subject, stage: Stage, question: { readonly reading: ReadingPolicy }): void {
  if (typeof subject?.subject !== 'string')
    throw new UnusableQuestion(`"${subject}" is no subject. Give one of the dataset, such as dataset.subjects[0].`);
  if (typeof stage?.stage !== 'string')
    throw new UnusableQuestion(`"${stage}" is no stage. Give one of the dataset, such as dataset.stages[0].`);
  if (!READINGS.includes(question?.reading)) throw new UnknownReading(question?.reading);
}
