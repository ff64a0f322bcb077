import { describe, expect, it } from 'vitest';
import { diffCommand } from '../../src/commands/diff/command.js';
import { hhiCommand } from '../../src/commands/hhi/command.js';
import { listCommand } from '../../src/commands/list/command.js';
import { argumentWords } from '../../src/commands/mcp/argument-words.js';
import { TOOLS, toolOf, toolOptions } from '../../src/commands/mcp/tools.js';
import { sharesCommand } from '../../src/commands/shares/command.js';
import { stageCommand } from '../../src/commands/stage/command.js';

describe('a text of the command line in the words of a tool', () => {
  it.each([
    [stageCommand, 'Did you mean --element terbium?', 'Did you mean "element": ["terbium"]?'],
    [sharesCommand, 'Did you mean --element terbium?', 'Did you mean "element": "terbium"?'],
    [
      stageCommand,
      "Repeat the option: --exclude 'United States' --exclude Peru",
      'Write a list: "exclude": ["United States","Peru"]',
    ],
    [
      stageCommand,
      'Did you mean --stage mining or --stage reserves?',
      'Did you mean "stage": ["mining"] or "stage": ["reserves"]?',
    ],
    [
      stageCommand,
      'Add --stage. Names: reshare list stages',
      'Add "stage". Names: the tool list with "kind": "stages"',
    ],
    [stageCommand, 'leave --period out for the latest', 'leave "period" out for the latest'],
    [
      stageCommand,
      'name its --element and --stage, or leave it out',
      'name its "element" and "stage", or leave it out',
    ],
    [
      stageCommand,
      "option '-p, --period <period>' argument 'soon' is invalid. A period is 2024.",
      'The argument period cannot be "soon". A period is 2024.',
    ],
    [stageCommand, 'reshare check ./data --all', 'the tool check with "datasets": ["./data"], "all": true'],
    [
      stageCommand,
      'Did you mean --target 65? If not, write --target 0.65%.',
      'Did you mean "target": "65"? If not, write "target": "0.65%".',
    ],
    [hhiCommand, 'Change --rest-cap or --largest.', 'Change "restCap" or "largest".'],
    [
      hhiCommand,
      'If they are rounded, add --reading rounded. More',
      'If they are rounded, add "reading": "rounded". More',
    ],
    [hhiCommand, 'Leave out --closed.', 'Leave out "closed".'],
    [hhiCommand, 'reshare calc FILE --total 5', 'reshare calc FILE "total": "5"'],
  ])('%#: has arguments and tools', (command, text, said) => {
    expect(argumentWords(text, toolOptions(command), TOOLS.keys())).toBe(said);
  });
});

describe('the list of tools', () => {
  const tools = new Map([
    ['stage', stageCommand],
    ['shares', sharesCommand],
    ['hhi', hhiCommand],
    ['list', listCommand],
    ['diff', diffCommand],
  ]);
  it('speaks of arguments and lists, not of options that are repeated', async () => {
    for (const [name, command] of tools)
      expect(JSON.stringify({ ...(await toolOf(name, command)), outputSchema: 0 })).not.toMatch(
        /--|repeat for several|\(needed\)|csv/i,
      );
  });
  it('shows how a value with a name is written, and each example once', async () => {
    const [stage, shares, hhi] = await Promise.all(
      (['stage', 'shares', 'hhi'] as const).map(
        async (name) => (await toolOf(name, tools.get(name) ?? stageCommand)).inputSchema,
      ),
    );
    expect(stage).toMatchObject({ properties: { ore: { description: expect.stringMatching(/^ACTOR=ORE: /) } } });
    expect(hhi).toMatchObject({
      properties: { suppliers: { description: expect.stringMatching(/^NAME=VALUE: /) } },
      examples: expect.arrayContaining([
        { suppliers: ['China=270000', 'United States=45000', 'Burma=NA'], total: '390000' },
      ]),
    });
    expect(shares?.examples).toEqual([
      { element: 'ree', stage: 'mining' },
      { element: 'ree', stage: 'mining', period: '2023', exclude: ['China'] },
    ]);
  });
});
