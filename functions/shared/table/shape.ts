/**
 * What the table's template and the code that reads it must agree on: attribute names of keys and indexes.
 * Short, because they are paid for in every item (`design.md` §3: a typical declaration is ≤ 1,024 B).
 */
export const partitionKey = 'pk';
export const sortKey = 'sk';

/** Seconds since 1970 after which an item may be reclaimed. Deletion itself is the destruction of the data key. */
export const timeToLive = 'ttl';

/** What sort of item it is; the stream's filter reads it, so that only declarations wake a function. */
export const kind = 'k';
export const declarationKind = 'd';
export const pointerKind = 'p';
export const confirmationKind = 'r';
export const findingKind = 'f';

/** Says of a case that comparison has something to say of it: whatever changes there is judged again. */
export const compared = 'fx';

/** Who wrote a declaration last: the stream passes on what citizens did. */
export const writer = 'by';
export const citizenWriter = 'c';
export const staffWriter = 's';

/**
 * Sparse: the declarations that count, by township (decision 0009), and who is told of them. A worklist page and a page of a
 * list are read from it alone, and so is a digest. What is counted of a declaration stands in it (decision 0019).
 */
export const placeIndex = {
  name: 'place',
  partitionKey: 'tw',
  sortKey: 'os',
  projected: ['w', 'st', 'cl', 'dp', 'oc', 'de', 'co', 'ld', 'ak'],
} as const;

/** Sparse, keys only: the declarations of one phone, by its blind index. */
export const phoneIndex = {
  name: 'phone',
  partitionKey: 'ph',
  sortKey: partitionKey,
} as const;
