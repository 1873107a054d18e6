import type { Declaration } from '../../schemas/declaration.ts';
import type { Tally, TallyKey } from '../../schemas/tally.ts';
import { firstDestination, responsibleAt } from './recount-place.ts';
import { dayOf, oneEach, originCounted } from './recount-told.ts';

/**
 * What was declared, edited and withdrawn, each on its day (metric.ts). A declaration stays with the community that it was
 * declared for; an edit and the withdrawal count where the case was when they came.
 */
export function recountDeclared(told: Declaration): Tally[] {
  return [...declared(told), ...changes(told)];
}

function declared(told: Declaration): Tally[] {
  const origin = originCounted(told);
  const keys: (TallyKey | false | undefined)[] = [
    'declared',
    `declared.${told.direction}`,
    `declared.transport.${told.transport}`,
    origin && `declared.origin.${origin}`,
    `declared.channel.${told.channel}`,
    told.shortNotice && told.leadDays >= 0 && 'declared.short-notice',
    told.leadDays < 0 && 'declared.late',
    told.symptoms && 'declared.symptoms',
    told.riskStay && 'declared.risk-stay',
  ];
  return oneEach(firstDestination(told), dayOf(told.submittedAt), keys);
}

function changes(told: Declaration): Tally[] {
  return told.changes.flatMap(({ kind, at }) => {
    const place = responsibleAt(told, at);
    switch (kind) {
      case 'edit':
        return oneEach(place, dayOf(at), ['edited']);
      case 'withdrawal':
        return oneEach(place, dayOf(at), ['withdrawn']);
      case 'take-over':
      case 'joined':
        return [];
    }
  });
}
