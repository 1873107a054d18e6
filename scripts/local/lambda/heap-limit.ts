import type { FunctionModel } from '../seams/function-model.ts';

/** How large the heap of a function may grow, in megabytes: as its NODE_OPTIONS say, and never more than its memory. */
export function heapLimitOf({
  memoryMb,
  environment,
}: Pick<FunctionModel, 'memoryMb' | 'environment'>): number {
  const bound = /--max-old-space-size=(\d+)/.exec(environment['NODE_OPTIONS'] ?? '')?.[1];
  return bound === undefined ? memoryMb : Math.min(memoryMb, Number(bound));
}
