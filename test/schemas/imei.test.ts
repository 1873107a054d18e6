import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDigitOf, deviceOf, isImei } from '../../schemas/imei.ts';
import { propertyRun } from '../support/property-run.ts';

describe('an IMEI', () => {
  it('is told from what is none by its check digit', () => {
    // The example of the GSM Association’s TS.06.
    expect(isImei('490154203237518')).toBe(true);
    expect(isImei('490154203237517')).toBe(false);
    expect(isImei('49015420323751')).toBe(false);
    expect(isImei('49015420323751X')).toBe(false);
  });

  it('shows each wrong digit, and tells its device by the first 14', () => {
    const digits = fc.stringMatching(/^\d{14}$/);
    fc.assert(
      fc.property(digits, fc.nat(13), fc.integer({ min: 1, max: 9 }), (device, at, by) => {
        const imei = device + checkDigitOf(device);
        expect(isImei(imei)).toBe(true);
        expect(deviceOf(imei)).toBe(device);
        const wrong = imei.slice(0, at) + String((Number(imei[at]) + by) % 10) + imei.slice(at + 1);
        expect(isImei(wrong)).toBe(false);
      }),
      propertyRun('imei', 300),
    );
  });
});
