import type { Graph } from './definition.ts';
import type { Visit } from './journal.ts';
import type { Json } from './json.ts';
import type { Run } from './run.ts';

interface Inside {
  readonly jobs: readonly { readonly graph: Graph; readonly input: () => Json }[];
  /** How many run at once. */
  readonly lanes: number;
  readonly signal: AbortSignal;
}

/** The branches of a Parallel or the iterations of a Map. The first failure breaks the others off, as AWS does. */
export async function runInside(run: Run, visit: Visit, { jobs, lanes, signal }: Inside): Promise<Json[]> {
  const broken = new AbortController();
  const either = AbortSignal.any([signal, broken.signal]);
  const outputs: Json[] = [];
  const waiting = jobs.entries();
  const lane = async (): Promise<void> => {
    for (const [index, { graph, input }] of waiting) {
      const thread = `${visit.thread}/${visit.step}.${index}`;
      outputs[index] = await run.runThread(run, { graph, thread, signal: either, input });
    }
  };
  try {
    await run.activity.resting(Promise.all(Array.from({ length: Math.min(lanes, jobs.length) }, lane)));
  } catch (error) {
    broken.abort(error);
    throw error;
  }
  return outputs;
}
