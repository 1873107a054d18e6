import { sharedOffset } from './offset.ts';

/**
 * Makes `Date` of this thread follow the settable clock (design.md §2). Only "what time is it" changes: `new Date()`,
 * `Date()` and `Date.now()`. Dates made from values, subclasses, `instanceof`, parsing and printing stay the engine's
 * own, which is why this is a proxy around the real constructor and not a replacement of it.
 *
 * Called before the function's bundle is loaded. Answers how to take it off again (tests only).
 */
export function installClock(buffer: SharedArrayBuffer): () => void {
  const offset = sharedOffset(buffer);
  const RealDate = Date;
  const realNow = RealDate.now;
  const now = (): number => realNow() + offset.read();

  const SettableDate = new Proxy(RealDate, {
    apply: () => new RealDate(now()).toString(),
    construct: (target, given: unknown[], newTarget): Date =>
      Reflect.construct(target, given.length === 0 ? [now()] : given, newTarget) as Date,
  });
  RealDate.now = now;
  RealDate.prototype.constructor = SettableDate;
  globalThis.Date = SettableDate;

  return () => {
    globalThis.Date = RealDate;
    RealDate.prototype.constructor = RealDate;
    RealDate.now = realNow;
  };
}
