import { createSecretKey, hkdfSync, type KeyObject } from 'node:crypto';
import type { DataKeys, KeyPurpose, WrappedKeys } from './data-keys.ts';

/** Keys of the whole season, all derived from one (HKDF, RFC 5869). They are not rotated within it: indexes rest on them. */
export interface SeasonKeys {
  /** Blind indexes of documents and phones. */
  blind: Buffer;
  /** Ids: of a person’s day, or of an Idempotency-Key. */
  ids: Buffer;
  /** Signatures of sessions and of page cursors. */
  signing: Buffer;
  /** One-time codes. */
  codes: Buffer;
  /** Names and phones of staff. */
  staff: Buffer;
  /** By which comparisons find people (person-keys.ts). */
  people: Buffer;
}

/** The keys that a function holds in memory while it is warm. */
export interface KeyRing {
  season(): Promise<SeasonKeys>;
  /** The key of a retention day, made when there is none yet. */
  dayToWrite(date: string): Promise<KeyObject>;
  /** The key of a retention day; undefined when it was destroyed: what it sealed is gone. */
  dayToRead(date: string): Promise<KeyObject | undefined>;
}

/** Sixty arrival days ahead, and as many behind, are in use at a time. */
const mostDays = 200;

export function openKeyRing(keys: DataKeys, kept: WrappedKeys): KeyRing {
  const opened = new Map<string, Promise<KeyObject | undefined>>();
  const remember = (name: string, load: () => Promise<KeyObject | undefined>) =>
    opened.get(name) ?? rememberOne(opened, name, load());
  const toWrite = async (name: string, purpose: KeyPurpose): Promise<KeyObject> =>
    (await remember(name, () => findOrMake({ keys, kept }, name, purpose))) ??
    findOrMake({ keys, kept }, name, purpose);
  let season: Promise<SeasonKeys> | undefined;
  const deriveSeason = async (): Promise<SeasonKeys> =>
    derive(await toWrite('season', { purpose: 'season' }));
  return {
    season: () => (season ??= forgetOnFailure(deriveSeason(), () => (season = undefined))),
    dayToWrite: (date) => toWrite(`day#${date}`, { purpose: 'day', date }),
    dayToRead: (date) =>
      remember(`day#${date}`, () => find({ keys, kept }, `day#${date}`, { purpose: 'day', date })),
  };
}

interface Sources {
  keys: DataKeys;
  kept: WrappedKeys;
}

async function find({ keys, kept }: Sources, name: string, purpose: KeyPurpose) {
  const wrapped = await kept.find(name);
  return wrapped === undefined ? undefined : createSecretKey(await keys.open(wrapped, purpose));
}

async function findOrMake(sources: Sources, name: string, purpose: KeyPurpose): Promise<KeyObject> {
  const found = await find(sources, name, purpose);
  if (found !== undefined) return found;
  const { plain, wrapped } = await sources.keys.generate(purpose);
  const standing = await sources.kept.keep(name, wrapped);
  const isOurs = Buffer.compare(standing, wrapped) === 0;
  return createSecretKey(isOurs ? plain : await sources.keys.open(standing, purpose));
}

// A failure, and the absence of a key that may be made any moment, are not remembered.
function rememberOne(
  opened: Map<string, Promise<KeyObject | undefined>>,
  name: string,
  loading: Promise<KeyObject | undefined>,
): Promise<KeyObject | undefined> {
  if (opened.size >= mostDays) opened.clear();
  opened.set(name, loading);
  const forget = () => void opened.delete(name);
  loading.then((key) => key ?? forget(), forget);
  return loading;
}

function forgetOnFailure<Key>(loading: Promise<Key>, forget: () => void): Promise<Key> {
  loading.catch(forget);
  return loading;
}

function derive(seasonKey: KeyObject): SeasonKeys {
  const keyFor = (use: string) => Buffer.from(hkdfSync('sha256', seasonKey, '', `baobei ${use}`, 32));
  return {
    blind: keyFor('blind'),
    ids: keyFor('ids'),
    signing: keyFor('signing'),
    codes: keyFor('codes'),
    staff: keyFor('staff'),
    people: keyFor('people'),
  };
}
