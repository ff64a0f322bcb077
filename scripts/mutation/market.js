// What judges mutants: every test of the words, the measures and the answers, and the worked examples.
import.meta.glob(['../../test/{domain,market,answer}/**/*.test.ts', '../../test/commands/method.test.ts'], {
  eager: true,
});
