import { randomInt } from 'node:crypto';

interface PropertyRun {
  numRuns: number;
  seed: number;
}

/** How often a property is tried, from a seed that is printed. PROPERTY_SEED gives the same run again. */
export function propertyRun(name: string, numRuns: number): PropertyRun {
  const seed = Number(process.env['PROPERTY_SEED'] ?? randomInt(2 ** 31));
  console.info(`${name}: ${numRuns} runs from PROPERTY_SEED=${seed}`);
  return { numRuns, seed };
}
