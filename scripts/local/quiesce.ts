/** A part of the system that can have something under way. */
export interface Busy {
  isIdle(): boolean;
  drained(): Promise<void>;
}

/** Resolves when no part has anything under way; one that ends can start another, so all are looked at again until none is. */
export async function quiesce(parts: readonly Busy[]): Promise<void> {
  do {
    for (const part of parts) await part.drained();
  } while (!parts.every((part) => part.isIdle()));
}
