export const STAGE_KINDS = ['chain', 'output', 'stock', 'capacity', 'trade'] as const;

/** A step of the supply chain, or another thing that is shared out among countries. Only a step (`chain`) has a position, upstream first; `output` is what is produced where no source says which step comes before which. */
export type Stage = {
  readonly stage: string;
  readonly kind: (typeof STAGE_KINDS)[number];
  readonly position: string;
  readonly name: string;
  readonly note: string;
};

/** The steps of the chain, upstream first. */
export const chainOf = (stages: readonly Stage[]): readonly Stage[] =>
  stages.filter((s) => s.kind === 'chain').sort((a, b) => Number(a.position) - Number(b.position));

/** The words that a stage stands for: of its note, the list behind `stands for:`, separated by commas, up to a semicolon; empty where the note has none. */
export function synonyms({ note }: Stage): readonly string[] {
  const [, words] = /(?:^|; *)stands for: *([^;]*)/.exec(note) ?? [];
  return words === undefined ? [] : words.split(',').map((word) => word.trim());
}

/** The stages that a word names: by id or name, in any case. */
export const stagesNamed = (stages: readonly Stage[], word: string): readonly Stage[] =>
  stages.filter((s) => [s.stage, s.name].some((name) => name.toLowerCase() === word.toLowerCase()));
