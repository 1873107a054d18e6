import type { KeptMandate, MandateNeeds } from '../../../functions/compare/mandates/mandate-records.ts';
import type { AuditEntry } from '../../../schemas/audit.ts';
import type { FeedMandate } from '../../../schemas/feed-mandate.ts';
import { afternoon } from '../../support/builders.ts';

/** Records and chain in memory; `before`: what somebody else records in the moment before a record is kept. */
export function inMemory(given: readonly FeedMandate[] = [], before: FeedMandate[] = []) {
  const kept: KeptMandate[] = given.map((mandate, index) => ({
    mandate,
    version: index + 1,
    mark: { key: `earlier-${index}`, body: '' },
  }));
  const entries: AuditEntry[] = [];
  const ofKind = (kind: string) => kept.filter(({ mandate }) => mandate.kind === kind);
  const needs: MandateNeeds = {
    records: {
      of: (kind) => Promise.resolve(ofKind(kind)),
      keep: (record) => {
        const faster = before.shift();
        const version = ofKind(record.mandate.kind).length + 1;
        const mark = { key: `other-${version}`, body: '' };
        kept.push(faster === undefined ? record : { mandate: faster, version, mark });
        return Promise.resolve(faster === undefined && record.version === version);
      },
    },
    chain: {
      last: () => Promise.resolve(entries.at(-1)),
      append: (entry) => Promise.resolve(entries.push(entry) > 0),
    },
  };
  return { needs, kept, entries };
}

export const clerk = {
  staff: { sub: 'province-41', role: 'province', region: '41', active: true, deputy: false },
  scope: 'open',
} as const;

export const asked = {
  entry: 'e'.repeat(22),
  mark: { key: 'key', body: 'body', at: afternoon.toISOString() },
};
