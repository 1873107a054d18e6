import { describe, expect, it } from 'vitest';
import { maskCase } from '../../../functions/verify/mask-case.ts';
import { answersTo } from '../../../web/staff/answers-to.ts';
import { aContact, anArrival, entry } from '../../support/steps.ts';
import { aCase } from '../officer/a-case.ts';

const declared = {
  journey: { transport: 'train', serviceNumber: 'G1805', carriage: '08', seat: '12F' },
  symptoms: { present: false },
  riskStays: { present: false },
} as const;
const train = { transport: 'train', serviceNumber: 'G1805' } as const;
const car = { transport: 'car', plate: '豫A12345' } as const;
const fever = { present: true, which: ['fever'] } as const;
const told = { symptoms: { ...fever, which: [...fever.which] }, riskStays: { present: false } };

describe('what is asked on the form and again on arrival', () => {
  it('is what the form said, until the person has come', () => {
    const detail = aCase({ ...declared, verifications: [entry(aContact())] });
    expect(answersTo('symptoms', detail)).toEqual([{ answer: { present: false } }]);
    expect(answersTo('journey', detail)).toEqual([{ answer: declared.journey }]);
  });

  it('is what was told on arrival first, and what the form said where that differs', () => {
    const arrival = entry(anArrival({ ...told, journey: car }));
    const detail = aCase({ ...declared, verifications: [arrival, entry(aContact())] });
    expect(answersTo('journey', detail)).toEqual([
      { answer: car, on: 'arrival' },
      { answer: declared.journey, on: 'form' },
    ]);
    expect(answersTo('symptoms', detail)).toEqual([
      { answer: fever, on: 'arrival' },
      { answer: { present: false }, on: 'form' },
    ]);
    expect(answersTo('riskStays', detail)).toEqual([{ answer: { present: false }, on: 'arrival' }]);
  });

  it('is what was told the last time, where an arrival was recorded twice', () => {
    const arrivals = [entry(anArrival({ journey: car })), entry(anArrival({ journey: train }))];
    const [first] = answersTo('journey', aCase({ ...declared, verifications: arrivals }));
    expect(first).toEqual({ answer: train, on: 'arrival' });
  });

  it('is compared as far as a level above sees it: seat and plate are masked in both', () => {
    const verifications = [entry(anArrival({ journey: train }))];
    const masked = maskCase(aCase({ ...declared, verifications }));
    expect(answersTo('journey', masked)).toEqual([{ answer: train, on: 'arrival' }]);
  });
});
