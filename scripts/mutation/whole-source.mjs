// Loads the whole source before the tests, but the program of the page, which needs a browser.
import.meta.glob(['../../src/**/*.ts', '!../../src/page/**'], { eager: true });
