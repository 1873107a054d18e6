import { UnansweredError } from './call.ts';

const pausesMs = [800, 2_500];

/**
 * Tries again, twice, what got no answer: a train leaves a tunnel within seconds. Only for what may safely be sent
 * again (invariant 1).
 */
export async function persist<Answer>(
  attempt: () => Promise<Answer>,
  pause: (milliseconds: number) => Promise<void> = (milliseconds) =>
    new Promise((resolve) => {
      setTimeout(resolve, milliseconds);
    }),
): Promise<Answer> {
  for (const milliseconds of pausesMs)
    try {
      return await attempt();
    } catch (error) {
      if (!(error instanceof UnansweredError)) throw error;
      await pause(milliseconds);
    }
  return attempt();
}
