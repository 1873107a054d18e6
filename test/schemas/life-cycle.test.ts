import { describe, expect, it } from 'vitest';
import {
  declarationState,
  isClosed,
  lifeCycle,
  lifeEvent,
  stateAfter,
  statesBefore,
} from '../../schemas/life-cycle.ts';

const states = declarationState.options;
const pairs = states.flatMap((state) => lifeEvent.options.map((event) => ({ state, event })));

describe('the life of a declaration', () => {
  it('has a place for every state, and leads to known states only', () => {
    expect(Object.keys(lifeCycle).sort()).toEqual([...states].sort());
    for (const moves of Object.values(lifeCycle))
      expect(states).toEqual(expect.arrayContaining(Object.values(moves)));
  });

  it('reaches every state from a submission', () => {
    const seen = new Set<string>(['declared', 'claimed']);
    for (const from of seen)
      for (const event of lifeEvent.options) {
        const to = stateAfter(from as (typeof states)[number], event);
        if (to !== undefined) seen.add(to);
      }
    expect([...seen].sort()).toEqual([...states].sort());
  });

  it.each(pairs)('$state × $event agrees with the write condition', ({ state, event }) => {
    expect(statesBefore(event).includes(state)).toBe(stateAfter(state, event) !== undefined);
  });

  it('ends: withdrawn, superseded and released lead nowhere', () => {
    for (const state of ['withdrawn', 'superseded', 'released'] as const) {
      expect(isClosed(state)).toBe(true);
      expect(lifeEvent.options.filter((event) => stateAfter(state, event) !== undefined)).toEqual([]);
    }
  });

  it('lets nobody edit or withdraw after the arrival was recorded', () => {
    for (const state of ['arrived', 'under-control', 'released'] as const) {
      expect(stateAfter(state, 'edit')).toBeUndefined();
      expect(stateAfter(state, 'withdrawal')).toBeUndefined();
    }
  });

  it('imposes a measure or takes a test only after the arrival', () => {
    expect(statesBefore('measure')).toEqual(['arrived', 'under-control']);
    expect(statesBefore('test')).toEqual(['arrived', 'under-control']);
  });

  it('opens the case again when somebody comes who was said not to', () => {
    expect(stateAfter('not-coming', 'arrival')).toBe('arrived');
  });
});
