// What judges mutants: every test of the words and the measures.
import './analysis/bounds.test.js';
import './analysis/evidence.test.js';
import './analysis/exhibit.test.js';
import './analysis/inventory.test.js';
import './analysis/market.test.js';
import './analysis/nearest.test.js';
import './analysis/properties.test.js';
import './analysis/shares.test.js';
import './analysis/table.test.js';
import './domain/domain.test.js';
import './domain/names.test.js';
import './domain/reading.test.js';
import './analysis/derivation.test.js';
import './analysis/settle.test.js';
import './analysis/contradiction.test.js';
import './analysis/cap.test.js';
import './analysis/typed.test.js';
