import * as z from 'zod/mini';

/** `/config.json`, served beside the site: which OIDC issuer signs staff in (design.md §6). */
const configuration = z.object({
  issuer: z.string(),
  clientId: z.string(),
  resource: z.optional(z.string()),
  scope: z.optional(z.string()),
});
export type Configuration = z.infer<typeof configuration>;

let loading: Promise<Configuration> | undefined;

async function load(): Promise<Configuration> {
  const response = await fetch('/config.json', { cache: 'no-cache' });
  if (!response.ok) throw new Error(`config.json: ${response.status}`);
  return configuration.parse(await response.json());
}

/** Read once; a failed reading is tried again by the next caller. */
export async function configurationOf(): Promise<Configuration> {
  loading ??= load();
  try {
    return await loading;
  } catch (error) {
    loading = undefined;
    throw error;
  }
}
