import * as z from 'zod/mini';

/**
 * The settings of a function, by name. A missing one stops the cold start, and one error names all that are missing.
 * @throws Error that names the settings, never their values.
 */
export function readEnvironment<Name extends string>(
  ...names: readonly Name[]
): Readonly<Record<Name, string>> {
  const settings = z
    .record(z.literal(names), z.string().check(z.minLength(1)))
    .safeParse(Object.fromEntries(names.map((name) => [name, process.env[name]])));
  if (settings.success) return settings.data;
  const missing = settings.error.issues.map(({ path }) => path.join('.'));
  throw new Error(`missing settings: ${missing.join(', ')}`);
}
