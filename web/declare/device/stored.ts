import type * as z from 'zod/mini';

/**
 * One value kept on this phone. Reading never fails: what is damaged, of an older form, or forbidden by the browser
 * (private mode) reads as nothing, and then lives for the page only.
 */
export interface Stored<Value> {
  read: () => Value | undefined;
  write: (value: Value) => void;
  clear: () => void;
}

function attempt<Result>(action: () => Result): Result | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

export function stored<Schema extends z.ZodMiniType>(key: string, schema: Schema): Stored<z.infer<Schema>> {
  const fullKey = `baobei.${key}`;
  let here: z.infer<Schema> | undefined;
  return {
    read: () => {
      const text = attempt(() => localStorage.getItem(fullKey));
      if (text === undefined || text === null) return here;
      const parsed = schema.safeParse(attempt(() => JSON.parse(text) as unknown));
      return parsed.success ? parsed.data : undefined;
    },
    write: (value) => {
      here = value;
      attempt(() => localStorage.setItem(fullKey, JSON.stringify(value)));
    },
    clear: () => {
      here = undefined;
      attempt(() => localStorage.removeItem(fullKey));
    },
  };
}
