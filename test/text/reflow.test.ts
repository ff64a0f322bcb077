import { expect, it } from 'vitest';
import { reflow, words, wrap } from '../../src/text/words.js';

it('a line breaks at no blank of a command to paste or before a percent sign', () => {
  expect(words('try reshare list subjects -e Dy now, 5 % more')).toEqual([
    'try',
    'reshare list subjects -e Dy',
    'now,',
    '5 %',
    'more',
  ]);
  expect(words('see reshare cite -e tin -s mining --json.')).toEqual(['see', 'reshare cite -e tin -s mining --json.']);
  expect(words("mean reshare stage --element 'rare earths' -s mining?")).toEqual([
    'mean',
    "reshare stage --element 'rare earths' -s mining?",
  ]);
  expect(words('as reshare calc ./a.csv --actor X, or reshare diff a@1 ./b now')).toEqual([
    'as',
    'reshare calc ./a.csv --actor X,',
    'or',
    'reshare diff a@1 ./b',
    'now',
  ]);
  expect(words("or --element Dy --stage 'x y', here - there")).toEqual([
    'or',
    "--element Dy --stage 'x y',",
    'here',
    '-',
    'there',
  ]);
  expect(wrap('a reshare stage -e tin b', 10)).toBe('a\nreshare stage -e tin\nb');
});

it('paragraphs are filled again, while columns and indented lines stay', () => {
  const text =
    'one two\nthree four\n\n  --flag   text that is long\nname   value that is long\n- item one\n- item two\n';
  expect(reflow(text, 12)).toBe(
    'one two\n  three four\n\n  --flag   text that is long\nname   value that is long\n- item one\n- item two\n',
  );
});
