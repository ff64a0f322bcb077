// What judges mutants of reading datasets and files to import. The quickest come first: a run ends at the first that fails.
import.meta.glob('../../test/dataset/*.test.ts', { eager: true });
import.meta.glob('../../test/check/fixtures.test.ts', { eager: true });
import.meta.glob('../../test/commands/{import,import-table,files}.test.ts', { eager: true });
