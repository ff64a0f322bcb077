// What judges mutants of everything. The nearest and quickest come first: a run ends at the first that fails.
import.meta.glob('../../test/{domain,text,output,answer,picture,page,cli}/**/*.test.ts', { eager: true });
import.meta.glob('../../test/{market,dataset,check,tables}/**/*.test.ts', { eager: true });
import.meta.glob('../../test/commands/*.test.ts', { eager: true });
