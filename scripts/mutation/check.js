// What judges mutants of the rules. The quickest come first: a run ends at the first that fails.
import.meta.glob('../../test/check/*.test.ts', { eager: true });
import.meta.glob('../../test/commands/check.test.ts', { eager: true });
