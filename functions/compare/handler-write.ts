import type { FeedApplied } from '../../schemas/feed-run.ts';
import { retentionDateOf } from '../shared/privacy/retention.ts';
import { findDeclaration } from '../shared/table/declaration-store.ts';
import { keepFact } from '../shared/table/fact-store.ts';
import { openSources } from '../shared/table/open-sources.ts';
import type { ChunkFindings } from './compare-chunk.ts';
import { openFeedFiles } from './files-adapter.ts';
import { settleFindings } from './reconcile/settle-findings.ts';
import { leftOutLines } from './reconcile-file.ts';
import { feedChunk, workKeys } from './run-work.ts';
import { type FactNeeds, writeFacts } from './write-facts.ts';

const sources = openSources();
const files = openFeedFiles();
const needs: FactNeeds = {
  open: async (id) => {
    const found = await findDeclaration(sources, id);
    return (
      found && {
        document: found.personal.document.number,
        name: found.personal.name,
        phone: found.personal.phone,
        retentionDate: retentionDateOf(found, sources.retentionDays),
      }
    );
  },
  keep: (of, fact) => keepFact(sources, of, fact),
};

/** State machine: notes what the rows of a part of a file say at the cases of the people whom they are about. */
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
  const { found } = settleFindings(findings, new Set(lines));
  return writeFacts(needs, { reading, trips: trips.toString().split('\n'), found, before });
}
