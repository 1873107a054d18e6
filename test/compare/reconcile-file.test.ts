import { describe, expect, it } from 'vitest';
import { compareChunk } from '../../functions/compare/compare-chunk.ts';
import { cutRanges } from '../../functions/compare/file/cut-ranges.ts';
import { lookAtFile } from '../../functions/compare/look-at-file.ts';
import { tellAdverse } from '../../functions/compare/reconcile/weigh-run.ts';
import { leftOutLines, reconcileFile } from '../../functions/compare/reconcile-file.ts';
import { workKeys } from '../../functions/compare/run-work.ts';
import { bytesOfWords, writeTally } from '../../functions/compare/tally-bytes.ts';
import { aDocument, aTripOf, kindOf, soughtOf } from './a-feed.ts';
import { aFile, someFiles } from './some-files.ts';

const header = '证件号码,采样时间,检测结果,结果时间';
const row = (n: number, result = '阴性') => `${aDocument(n)},2026-01-16 08:00,${result},2026-01-16 20:00`;

/** Looks at a file, compares it in parts of so many bytes, and puts together what they came to. */
async function run(rows: readonly string[], bytes: number, manifest = {}) {
  const text = `${[header, ...rows].join('\n')}\n`;
  const { files, kept } = someFiles({
    [aFile.key]: text,
    [`${aFile.key}.manifest.json`]: JSON.stringify(manifest),
  });
  const looked = await lookAtFile(files, aFile, []);
  if ('refusal' in looked) throw new Error(looked.refusal.code);
  const { reading } = looked;
  const chunks = cutRanges(reading.layout, bytes).map((range) => ({ ...reading, ...range }));
  const source = await files.source(aFile.key);
  for (const { from, to } of chunks) {
    const asked = { layout: reading.layout, range: { from, to }, receivedAt: new Date(aFile.receivedAt) };
    const { tally, findings } = await compareChunk(
      source,
      { ...asked, isWhole: false },
      soughtOf([aTripOf(1)]),
    );
    await files.put(workKeys.tally(aFile.id, from), writeTally(tally));
    const adverse = tellAdverse(kindOf('pcr'), findings.found);
    await files.put(workKeys.adverse(aFile.id, from), bytesOfWords(adverse));
  }
  const outcome = await reconcileFile(files, { reading, chunks, people: 1 });
  const leftOut = kept.get(workKeys.leftOut(aFile.id));
  return {
    outcome,
    rejected: kept.get(workKeys.rejected(aFile.id))?.toString().trim().split('\r\n').slice(1),
    leftOut: leftOut && Object.entries(leftOutLines.parse(JSON.parse(leftOut.toString()))),
  };
}

const rows = [row(1), 'nobody,2026-01-16 08:00,阴性,2026-01-16 20:00', row(2), row(2), row(3, '不详')];

describe('a file whose parts were compared', () => {
  it.each([40, 90, 10_000])(
    'adds up, and names rejected rows by their lines, however it was cut: %i bytes',
    async (bytes) => {
      const { outcome, rejected } = await run(rows, bytes);
      const counts = { rows: 5, matched: 1, candidates: 0, kept: 0, dropped: 1, repeated: 1, rejected: 2 };
      expect(outcome).toEqual({ counts, weight: { adverse: 0, people: 1 } });
      expect(rejected?.map((line) => line.split(',').slice(0, 2))).toEqual([
        ['3', '证件号码'],
        ['6', '检测结果'],
      ]);
    },
  );

  it.each([40, 90])(
    'says which lines are not noted, and how many lie before each part: %i bytes',
    async (bytes) => {
      const { leftOut = [] } = await run(rows, bytes);
      const repeated = leftOut.flatMap(([, { before, lines }]) => lines.map((line) => before + line + 1));
      expect(repeated).toEqual([5]);
      expect(leftOut[0]?.[1].before).toBe(1);
    },
  );

  it.each([40, 90, 10_000])(
    'weighs whom it flags, and not by rows that contradict each other: %i bytes',
    async (bytes) => {
      const flagging = await run([row(1, '阳性'), row(1, '阳性'), row(2)], bytes);
      expect(flagging.outcome).toMatchObject({ weight: { adverse: 1, people: 1 } });
      const contradicting = await run([row(1, '阳性'), row(1, '阴性')], bytes);
      expect(contradicting.outcome).toMatchObject({ weight: { adverse: 0 }, counts: { rejected: 2 } });
    },
  );

  it('has no rows when there is only a header', async () => {
    const { outcome, rejected } = await run([], 100);
    expect(outcome).toMatchObject({ counts: { rows: 0, matched: 0, rejected: 0 } });
    expect(rejected).toEqual([]);
  });

  it('is refused as a whole when its manifest says another number of rows: then nothing is said of its lines', async () => {
    const { outcome, rejected, leftOut } = await run(rows, 90, { rows: 6 });
    expect(outcome).toEqual({ refusal: { code: 'manifest-rows', columns: [] } });
    expect([rejected, leftOut]).toEqual([undefined, undefined]);
  });
});
