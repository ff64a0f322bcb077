import type { Answer } from '../answer/answer.js';
import type { Witness } from '../answer/evidence.js';
import type { Terms } from '../market/profile-record.js';
import { basisJson, intervalJson, placeJson } from './json-parts.js';
import { profileJson } from './profile-json.js';
import type { AnswerJson, WitnessJson } from './schema-parts.js';

/** An answer as JSON, as a row of `reshare stage` has it. */
export function answerJson(answer: Answer, terms: Terms): AnswerJson {
  const { evidence, profile } = answer;
  return {
    ...placeJson(answer),
    status: evidence.status,
    basis: basisJson(answer),
    sharePct: intervalJson(answer.share),
    approximate: answer.approximate,
    ...profileJson(profile, terms),
    evidence: evidence.status === 'ok' ? evidence.witnesses.map(witness) : [],
  };
}

const witness = ({ observation: o, role }: Witness): WitnessJson => ({
  observation: o.observation,
  actor: o.actor,
  printed: o.printed,
  source: o.source,
  role,
});
