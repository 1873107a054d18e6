import * as z from 'zod/mini';

/**
 * The life of a declaration as one table of data (invariant 9). The write conditions, the state tests and the diagram in
 * docs/ come from it. `assigned` is not stored: a declaration is assigned from the round that handed it out (rounds.ts).
 */
export const declarationState = z.enum([
  'declared',
  'claimed',
  'contacted',
  'unreachable',
  'arrived',
  'under-control',
  'released',
  'not-coming',
  'withdrawn',
  'superseded',
]);
export type DeclarationState = z.infer<typeof declarationState>;

/** What moves a declaration on. The first three are the citizen's, `lifting` the system's, the others the officer's. */
export const lifeEvent = z.enum([
  'edit',
  'withdrawal',
  'message',
  'reached',
  'not-reached',
  'arrival',
  'not-coming',
  'test',
  'measure',
  'release',
  // The areas that the measure rested on are off the list, and another rule may ask for something (requirements D6).
  'lifting',
  'transfer',
  'claim-accepted',
  'claim-refused',
  // An edit moved it to a day that another declaration of the same person holds (requirements A7).
  'overlap',
]);
export type LifeEvent = z.infer<typeof lifeEvent>;

type Moves = Partial<Record<LifeEvent, DeclarationState>>;

const beforeArrival = {
  reached: 'contacted',
  'not-reached': 'unreachable',
  arrival: 'arrived',
  'not-coming': 'not-coming',
  withdrawal: 'withdrawn',
  'claim-refused': 'superseded',
  overlap: 'claimed',
} as const satisfies Moves;

/** From each state, what may happen and where it leads. What is absent is refused. */
export const lifeCycle = {
  declared: { ...beforeArrival, edit: 'declared', message: 'declared', transfer: 'declared' },
  claimed: {
    edit: 'claimed',
    message: 'claimed',
    withdrawal: 'withdrawn',
    'claim-accepted': 'declared',
    'claim-refused': 'superseded',
  },
  contacted: {
    ...beforeArrival,
    edit: 'contacted',
    message: 'contacted',
    transfer: 'contacted',
    'not-reached': 'contacted',
  },
  unreachable: { ...beforeArrival, edit: 'unreachable', message: 'unreachable', transfer: 'unreachable' },
  arrived: {
    reached: 'arrived',
    'not-reached': 'arrived',
    test: 'arrived',
    measure: 'under-control',
    release: 'released',
    message: 'arrived',
    transfer: 'arrived',
  },
  'under-control': {
    reached: 'under-control',
    'not-reached': 'under-control',
    test: 'under-control',
    measure: 'under-control',
    release: 'released',
    lifting: 'arrived',
    message: 'under-control',
    transfer: 'under-control',
  },
  released: {},
  'not-coming': { reached: 'contacted', arrival: 'arrived', message: 'not-coming' },
  withdrawn: {},
  superseded: {},
} as const satisfies Record<DeclarationState, Moves>;

/** Where an event leads from a state; undefined when it may not happen there. */
export function stateAfter(state: DeclarationState, event: LifeEvent): DeclarationState | undefined {
  const moves: Moves = lifeCycle[state];
  return moves[event];
}

/** The states from which an event may happen: they become the write condition. */
export function statesBefore(event: LifeEvent): DeclarationState[] {
  return declarationState.options.filter((state) => stateAfter(state, event) !== undefined);
}

/** Nothing is left to do: such a declaration leaves the worklist. */
export function isClosed(state: DeclarationState): boolean {
  return state === 'released' || state === 'not-coming' || state === 'withdrawn' || state === 'superseded';
}
