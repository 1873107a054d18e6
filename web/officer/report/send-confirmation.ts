import {
  type CommunityReport,
  communityReport,
  correction,
  reportProblem,
} from '../../../schemas/daily-report.ts';
import { type ReportedFigures, totalsOf } from '../../../schemas/reported-figures.ts';
import { contentOf } from '../api/request.ts';
import {
  changeDraft,
  draftOf,
  dropDraft,
  lacksObjection,
  oneLine,
  requestOf,
  shortestReason,
} from './confirm-draft.ts';
import type { Reported } from './held-reports.ts';
import { keepReport, readReport, refusalOf, reportPath } from './report-store.ts';

// The same touch sent again is one (invariant 1), also after an answer that was lost on the way.
let sent = { text: '', key: '' };

function keyOf(text: string): string {
  if (sent.text !== text) sent = { text, key: crypto.randomUUID() };
  return sent.key;
}

/**
 * Reports the day, now or not at all: it is about the figures of this moment, so it never waits in the outbox. What was refused is
 * told by the draft, with the report as it is now.
 */
export async function sendConfirmation(of: Reported, report: CommunityReport): Promise<void> {
  if (lacksObjection(draftOf(of))) {
    changeDraft(of, { isReasonAsked: true });
    return;
  }
  const path = `${reportPath(of)}/confirmation`;
  const body = requestOf(report, draftOf(of));
  const key = keyOf(`${path} ${JSON.stringify(body)}`);
  changeDraft(of, { isSending: true, failed: undefined });
  try {
    keepReport(
      of,
      await contentOf({ path, answer: communityReport, refusal: reportProblem, post: { body, key } }),
    );
    dropDraft(of);
  } catch (error) {
    await takeRefusal(of, error);
  }
}

/** Restates a closed report with the figures that are shown as current, and why; what is refused is told by the draft. */
export async function sendCorrection(of: Reported, current: ReportedFigures): Promise<void> {
  const reason = oneLine(draftOf(of).remarks) ?? '';
  if (reason.length < shortestReason) {
    changeDraft(of, { isReasonAsked: true });
    return;
  }
  const path = `${reportPath(of)}/corrections`;
  const body = { seen: totalsOf(current), reason };
  const key = keyOf(`${path} ${JSON.stringify(body)}`);
  changeDraft(of, { isSending: true, failed: undefined });
  try {
    await contentOf({ path, answer: correction, refusal: reportProblem, post: { body, key } });
    dropDraft(of);
  } catch (error) {
    changeDraft(of, { isSending: false, failed: error });
  }
  await readReport(of);
}

async function takeRefusal(of: Reported, error: unknown): Promise<void> {
  const { code, contradictions = [], contradictionsTag } = refusalOf(error) ?? {};
  if (code === 'report.contradicted') {
    changeDraft(of, { isSending: false, isReasonAsked: false, contradictions, contradictionsTag });
    return;
  }
  const isOver = code === 'report.confirmed' || code === 'report.closed';
  if (isOver || code === 'report.changed') await readReport(of);
  // Another one was quicker, or the day was closed: the report says so itself.
  if (isOver) dropDraft(of);
  else changeDraft(of, { isSending: false, contradictions: [], failed: error });
}
