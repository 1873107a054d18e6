import type { FeedApplied } from '../../schemas/feed-run.ts';
import { findingIdOf } from '../../schemas/finding.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { openNotifyQueue } from '../shared/queue/send-notification.ts';
import { type AskedRow, keepAskedRow } from '../shared/table/asked-row-store.ts';
import { markCompared } from '../shared/table/compared-store.ts';
import { findStored } from '../shared/table/declaration-store.ts';
import { openDeclaration } from '../shared/table/declaration-vault.ts';
import { keepCandidate, keepFact, refOf } from '../shared/table/fact-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { compared } from '../shared/table/shape.ts';
import { type ChunkFindings, kindNamed } from './compare-chunk.ts';
import { openPairs } from './equipment/equipment-adapter.ts';
import { writePairs } from './equipment/write-pairs.ts';
import { openFeedFiles } from './files-adapter.ts';
import type { JudgeMessage } from './findings/judge-message.ts';
import { openSearch, retentionOf, strangerRetention } from './findings/judging-adapter.ts';
import { lookForStranger } from './findings/look-for-stranger.ts';
import { isAnswered } from './outcomes/link-outcomes.ts';
import { settleFindings } from './reconcile/settle-findings.ts';
import { leftOutLines } from './reconcile-file.ts';
import { readRejections } from './row/rejections.ts';
import { type FeedChunk, feedChunk, workKeys } from './run-work.ts';
import { readTally } from './tally-bytes.ts';
import { type FactNeeds, writeFacts } from './write-facts.ts';

const settings = readEnvironment('JUDGE_QUEUE_URL', 'NOTIFY_QUEUE_URL');
const sources = openSources();
const files = openFeedFiles();
const queue = openQueue(settings.JUDGE_QUEUE_URL);
const search = openSearch(sources, openNotifyQueue(settings.NOTIFY_QUEUE_URL));
const keepRow = (
  { run, line, receivedAt }: { run: string; line: number; receivedAt: string },
  row: AskedRow,
): Promise<void> =>
  keepAskedRow(
    sources,
    { run, line },
    { row, retentionDate: strangerRetention(sources, new Date(receivedAt)) },
  );
const needs: FactNeeds = {
  open: async (id) => {
    const stored = await findStored(sources, id);
    const found = stored && (await openDeclaration(sources, stored));
    return (
      found && {
        document: found.personal.document.number,
        name: found.personal.name,
        phone: found.personal.phone,
        retentionDate: retentionOf(sources, found),
        state: found.state,
        arrivalAt: found.arrivedAt ?? found.expectedArrivalAt,
        isCompared: compared in stored,
      }
    );
  },
  keep: (of, fact) => keepFact(sources, of, fact),
  ask: (of, fact) => keepCandidate(sources, of, fact),
  mark: (id) => markCompared(sources, id),
  seek: (row) => lookForStranger(search, row),
  answer: async (
    { kind, person, evidence: { run = '', line = 0, receivedAt = '', told } },
    { cases, isAsked },
  ) => {
    if (!isAnswered(kind)) return;
    const finding = findingIdOf(await search.subjectOf(person), 'outside-list-unmanaged');
    const came =
      cases.length > 0
        ? { to: 'cases' as const, ids: [...cases], isAsked, ...(isAsked && { search: finding }) }
        : { to: 'search' as const, finding };
    const own = told['letterNumber'];
    await keepRow({ run, line, receivedAt }, { came, ...(own !== undefined && { own }) });
  },
  refOf,
  judge: (ids) =>
    sendAll(
      queue,
      ids.map((id): JudgeMessage => ({ kind: 'case', id })),
    ),
};

/**
 * State machine: notes what the rows of a part of a file say at the cases of the people whom they are about, and has looked for whom they name
 * and nobody has declared.
 */
export async function handler(input: unknown): Promise<FeedApplied> {
  const reading = feedChunk.parse(input);
  const { id, from } = reading;
  const [written, leftOut, trips] = await Promise.all([
    files.get(workKeys.findings(id, from)),
    files.get(workKeys.leftOut(id)),
    files.get(workKeys.trips(id)),
  ]);
  // Our own function wrote them, a minute ago.
  const findings = JSON.parse(written.toString()) as ChunkFindings;
  const { before, lines } = leftOutLines.parse(JSON.parse(leftOut.toString()))[from] ?? {
    before: 1,
    lines: [],
  };
  if (isAnswered(reading.kind)) await noteUnused(reading, { before, lines });
  const { found, kept } = settleFindings(findings, new Set(lines));
  const ids = trips.toString().split('\n');
  if (kindNamed(reading.kind).about === 'equipment')
    return writePairs(await openPairs(sources, queue), { reading, communities: ids, found, before });
  return writeFacts(needs, { reading, trips: ids, found, kept, before });
}

/** Rows that were not used, for a sender who asks what came of them. */
async function noteUnused(
  { id: run, from, receivedAt }: FeedChunk,
  { before, lines }: { before: number; lines: readonly number[] },
): Promise<void> {
  const { rejections } = readTally(await files.get(workKeys.tally(run, from)));
  const unused = new Map(lines.map((line) => [line, 'repeated']));
  for (const { line, code } of readRejections(rejections)) unused.set(line, code);
  for (const [line, why] of unused)
    await keepRow({ run, line: before + line + 1, receivedAt }, { came: { to: 'nothing', why } });
}
