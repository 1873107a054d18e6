import type { Declaration } from '../../../schemas/declaration.ts';
import { shanghaiDate } from '../../../schemas/shanghai-day.ts';
import type { ArrivalFacts } from './rules-for.ts';

/**
 * What the rules ask, of a case whose person has come; undefined before. Symptoms and stays are those told on arrival,
 * which stand before those of the form (requirements C2).
 */
export function arrivalFacts(
  found: Pick<Declaration, 'arrivedAt' | 'origin' | 'place' | 'verifications'>,
): ArrivalFacts | undefined {
  const arrival = found.verifications.findLast(({ step }) => step.kind === 'arrival')?.step;
  if (found.arrivedAt === undefined || arrival?.kind !== 'arrival') return undefined;
  return {
    place: found.place,
    arrivalDate: shanghaiDate(new Date(found.arrivedAt)),
    origin: found.origin,
    riskStay: arrival.riskStays.present,
    symptoms: arrival.symptoms.present,
  };
}
