// The bare query, by DuckDB alone: node bare.mjs FILE.
import { DuckDBInstance } from '@duckdb/node-api';

const connection = await (await DuckDBInstance.create(':memory:')).connect();
const result = await connection.runAndReadAll(`
  WITH actors AS (SELECT year, commodity, country, sum(tonnes) AS held FROM read_csv('${process.argv[2]}') GROUP BY ALL)
  SELECT year, commodity, sum(held) AS total, count(*) AS suppliers, max(held) / sum(held) AS largest,
    10000 * sum(held * held) / (sum(held) * sum(held)) AS hhi,
    sum(CASE WHEN country = 'Country no. 003' THEN 0 ELSE held END) AS remaining
  FROM actors GROUP BY ALL ORDER BY ALL`);
for (const row of result.getRowsJson()) process.stdout.write(`${row.join(',')}\n`);
