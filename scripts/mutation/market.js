// What judges mutants: the tests of the words, the measures and the answers, and the worked examples. The nearest and quickest come first: a run ends at the first that fails.
import.meta.glob('../../test/domain/**/*.test.ts', { eager: true });
import.meta.glob('../../test/market/**/*.test.ts', { eager: true });
import.meta.glob('../../test/answer/**/*.test.ts', { eager: true });
import.meta.glob('../../test/commands/method.test.ts', { eager: true });
