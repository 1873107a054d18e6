import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { openPacker, openUnpacker } from './packed-numbers.ts';

/** A change of one declaration as it is counted: which record of the shard told it, and what it adds. Nobody's id. */
export interface JournalRecord {
  /** The place in the shard: digits, padded to `positionDigits`, so that texts compare as numbers do. */
  seq: string;
  /** When the declaration was written. */
  at: string;
  /** What it adds, by tallies-codec.ts. */
  tallies: Uint8Array;
}

/** Sequence numbers of DynamoDB have up to 40 digits. */
export const positionDigits = 40;
export const positionOf = (sequenceNumber: string): string => sequenceNumber.padStart(positionDigits, '0');

const version = 1;
/** An entry is at most some 60 KB before it is compressed; more than that is no entry of ours. */
const mostBytes = 1_000_000;

/** The records of one entry, in order: numbers as differences from the one before, then compressed. */
export function writeEntry(records: readonly JournalRecord[]): Uint8Array {
  const packer = openPacker();
  let [seq, at] = [0n, 0];
  for (const record of records) {
    packer.text(String(BigInt(record.seq) - seq));
    packer.signed(Date.parse(record.at) - at);
    packer.bytes(record.tallies);
    [seq, at] = [BigInt(record.seq), Date.parse(record.at)];
  }
  return Buffer.concat([Buffer.of(version), deflateRawSync(packer.done())]);
}

/** @throws RangeError for what is no entry of this version. */
export function readEntry(written: Uint8Array): JournalRecord[] {
  if (written[0] !== version) throw new RangeError('no journal entry of a version that is known');
  const unpacker = openUnpacker(inflateRawSync(written.subarray(1), { maxOutputLength: mostBytes }));
  const records: JournalRecord[] = [];
  let [seq, at] = [0n, 0];
  while (!unpacker.isAtEnd()) {
    seq += BigInt(unpacker.text());
    at += unpacker.signed();
    records.push({
      seq: positionOf(String(seq)),
      at: new Date(at).toISOString(),
      tallies: unpacker.bytes(),
    });
  }
  return records;
}
