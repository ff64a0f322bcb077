/** Keeps what a run has measured, for the table in docs/reliability.md: figures by name. */
export declare function noted(run: string, figures: Readonly<Record<string, number | string>>): void;
