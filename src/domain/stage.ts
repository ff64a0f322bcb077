/** What a stage is: a step of the chain, an output, a stock, a capacity or a trade. */
export const STAGE_KINDS = ['chain', 'output', 'stock', 'capacity', 'trade'] as const;

/**
 * A step of the supply chain, or something else that countries share out.
 * Only a step (`chain`) has a position, counted from upstream; others leave it blank. An `output` is production at an unknown step.
 */
export type Stage = {
  readonly stage: string;
  readonly kind: (typeof STAGE_KINDS)[number];
  readonly position: string;
  readonly name: string;
  readonly note: string;
};

/** Whether the shares of a stage are of what is supplied: at a step of the chain, or as an output. Those of a stock, a capacity or a trade are not. */
export const isSupply = ({ kind }: Stage): boolean => kind === 'chain' || kind === 'output';

/** The steps of the chain, upstream first. */
export const chainOf = (stages: readonly Stage[]): readonly Stage[] =>
  stages.filter((s) => s.kind === 'chain').sort((a, b) => Number(a.position) - Number(b.position));

/** The words that a stage stands for: the list after `stands for:` in its note, up to a semicolon. Empty where the note has no list. */
export function synonyms({ note }: Stage): readonly string[] {
  const [, words] = /(?:^|; *)stands for: *([^;]*)/.exec(note) ?? [];
  return words === undefined ? [] : words.split(',').map((word) => word.trim());
}

/** The stages that a word names: by id or name, in any case. */
export const stagesNamed = (stages: readonly Stage[], word: string): readonly Stage[] =>
  stages.filter((s) => [s.stage, s.name].some((name) => name.toLowerCase() === word.toLowerCase()));
