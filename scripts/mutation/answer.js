// What judges mutants of the answers. The quickest come first: a run ends at the first that fails.
import.meta.glob('../../test/answer/**/*.test.ts', { eager: true });
import.meta.glob('../../test/commands/{method,golden,diff,compare,explain,largest}.test.ts', { eager: true });
