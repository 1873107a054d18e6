import type { FeedApplied } from '../../schemas/feed-run.ts';
import { readEnvironment } from '../shared/environment.ts';
import { openQueue, sendAll } from '../shared/queue/queue.ts';
import { openNotifyQueue } from '../shared/queue/send-notification.ts';
import { markCompared } from '../shared/table/compared-store.ts';
import { findStored } from '../shared/table/declaration-store.ts';
import { openDeclaration } from '../shared/table/declaration-vault.ts';
import { keepCandidate, keepFact, refOf } from '../shared/table/fact-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import { compared } from '../shared/table/shape.ts';
import type { ChunkFindings } from './compare-chunk.ts';
import { openFeedFiles } from './files-adapter.ts';
import type { JudgeMessage } from './findings/judge-message.ts';
import { openSearch, retentionOf } from './findings/judging-adapter.ts';
import { lookForStranger } from './findings/look-for-stranger.ts';
import { settleFindings } from './reconcile/settle-findings.ts';
import { leftOutLines } from './reconcile-file.ts';
import { feedChunk, workKeys } from './run-work.ts';
import { type FactNeeds, writeFacts } from './write-facts.ts';

const settings = readEnvironment('JUDGE_QUEUE_URL', 'NOTIFY_QUEUE_URL');
const sources = openSources();
const files = openFeedFiles();
const queue = openQueue(settings.JUDGE_QUEUE_URL);
const search = openSearch(sources, openNotifyQueue(settings.NOTIFY_QUEUE_URL));
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
  const { found, kept } = settleFindings(findings, new Set(lines));
  return writeFacts(needs, { reading, trips: trips.toString().split('\n'), found, kept, before });
}
