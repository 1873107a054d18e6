import { expect } from 'vitest';
import type { StaffApi } from '../support/staff-api.ts';

/** That all of these regions are refused (403) with the same bytes, after the same calls (invariant 7). */
export async function expectRefusedAlike(
  api: StaffApi,
  regions: readonly string[],
  ask: (region: string) => Promise<{ status: number; text: string }>,
): Promise<void> {
  const answers = [];
  for (const region of regions) {
    api.aws.takeCalls();
    const { status, text } = await ask(region);
    answers.push({ status, text, calls: api.aws.takeCalls().map(({ action, units }) => [action, units]) });
  }
  expect(answers[0]?.status).toBe(403);
  for (const answer of answers) expect(answer).toEqual(answers[0]);
}
