import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDeclaration } from '../../functions/shared/counting/count-declaration.ts';
import { endCarry, startCarry } from '../../functions/shared/table/journal-head-store.ts';
import { judgeTable } from '../../scripts/recount/judge-table.ts';
import { batchCounties } from '../../scripts/rehearse/batch-counties.ts';
import { type Batch, importBatch } from '../../scripts/rehearse/import-batch.ts';
import { countyTasks, standsAt } from '../../scripts/rehearse/rehearse.ts';
import { type EngineFile, openEngineFile } from '../../scripts/seed/engine-file.ts';
import { exampleRiskAreas, exampleRules } from '../../scripts/seed/seed-items.ts';
import { aCounted } from '../shared/counting/some-counted.ts';
import { aJournal } from '../statistics/a-journal.ts';
import { community } from '../support/builders.ts';
import { aWorld, type World } from '../support/world.ts';

const day = '2026-01-20';
const now = standsAt(day);
const scope = { day, region: '410105', seed: 4 };
let world: World;
let file: EngineFile;
let first: Batch;
let second: Batch;

/** So many declarations as one batch; more of the same seed begin with the same people. */
async function played(declarations: number): Promise<Batch> {
  const { ids } = await world.sources.ring.season();
  const settings = { ids, rules: exampleRules, riskAreas: exampleRiskAreas, retentionDays: 30 };
  const batches = batchCounties(
    { settings, sources: world.sources },
    countyTasks({ ...scope, declarations }),
  );
  const { value } = await batches.next();
  if (value === undefined) throw new Error('nothing was played');
  return value;
}

beforeAll(async () => {
  world = await aWorld();
  file = openEngineFile(world.engine.folder, world.sources.name);
  first = await played(60);
  second = await played(120);
});
afterAll(async () => {
  file.close();
  await world.stop();
});

const judged = () => judgeTable(world.sources, { region: '41', now });
const sizeOf = ({ parties }: Batch): number => parties.reduce((sum, { made }) => sum + made.length, 0);

/** The file of somebody who dies before they have put a row so often. */
function dyingAfter(puts: number): EngineFile {
  let left = puts;
  return {
    ...file,
    putRow: (row) => {
      if (left === 0) throw new Error('died');
      left -= 1;
      file.putRow(row);
    },
  };
}

describe('a batch of a rehearsal', () => {
  it('is written whole or not at all, wherever it ends', async () => {
    const rows = first.parties.flatMap((party) => party.rows).length;
    for (const puts of [1, rows - 1, rows + 1, rows + first.figures.length - 1]) {
      expect(() => importBatch(dyingAfter(puts), first, now)).toThrow('died');
      expect(await judged()).toMatchObject({ declarations: 0, compared: 0, drifts: [] });
    }
  });

  it('waits for a carry that is under way, which has read rows that it will replace', async () => {
    await startCarry(world.sources, { n: 1, running: true, from: {}, until: {}, at: now.toISOString() });
    expect(importBatch(file, first, now)).toEqual({ kind: 'busy' });
    expect(await judged()).toMatchObject({ declarations: 0, compared: 0 });
    await endCarry(world.sources, 1);
    expect(importBatch(file, first, now).kind).toBe('written');
    expect(await judged()).toMatchObject({ declarations: sizeOf(first), drifts: [] });
  });

  it('adds to the figures what it writes, no more where some of it is there already', async () => {
    const imported = importBatch(file, second, now);
    const written = imported.kind === 'written' ? imported.made.length : 0;
    expect(written).toBeGreaterThan(0);
    expect(written).toBeLessThan(sizeOf(second));
    const { declarations, drifts } = await judged();
    expect(declarations).toBe(sizeOf(first) + written);
    expect(drifts).toEqual([]);
  });

  it('leaves rows that the next carry adds to', async () => {
    const journal = aJournal(world.sources);
    const declaration = await world.addDeclaration({ place: community, destination: community });
    await journal.append([countDeclaration(aCounted(declaration))], now);
    await journal.carry(new Date(now.getTime() + 86_400_000));
    expect((await judged()).drifts).toEqual([]);
  });
});
