import { describe, expect, it } from 'vitest';
import { awaitedOf } from '../../../../web/desk/city-systems/send/awaited.ts';
import { anImport } from '../some-cities.ts';

const [old, fresh] = [anImport(2, { name: 'a.csv' }), anImport(0, { name: 'a.csv' })];
const sent = { name: 'a.csv', again: false, newest: old.id, at: 1_000 };

describe('a file that was sent', () => {
  it('is awaited until another import is there, and for two minutes', () => {
    expect(awaitedOf(undefined, [old], 1_000)).toBeUndefined();
    expect(awaitedOf(sent, [old], 121_000)?.state).toBe('waiting');
    expect(awaitedOf(sent, [old], 121_001)?.state).toBe('unseen');
    expect(awaitedOf(sent, [fresh, old], 500_000)?.state).toBe('seen');
  });

  it('that came before is not awaited', () => {
    expect(awaitedOf({ ...sent, again: true }, [old], 1_000)).toEqual({ name: 'a.csv', state: 'again' });
  });
});
