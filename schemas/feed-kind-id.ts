import * as z from 'zod/mini';

/** The kinds of feeds (requirements D3); what each holds is in feed-kind.ts. */
export const feedKindId = z.enum([
  'health-code',
  'pcr',
  'close-contact',
  'secondary-close-contact',
  'rail',
  'air',
  'road',
  'gate',
  'outside-list',
  'sim-device',
]);
