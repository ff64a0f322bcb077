/** The exit codes of every command. */
export const EXIT = { done: 0, findings: 1, usage: 2, dataset: 3, output: 4, internal: 70, interrupted: 130 } as const;
