interface Credentials {
  accessKeyId: string;
  secretAccessKey: string;
  sessionToken?: string;
}

/**
 * The credentials of the function's role, as Lambda puts them into the environment. The SDK's own chain ends there too, and
 * brings the code of every other way along: a quarter of a bundle (scripts/build/lean-bundles.ts leaves it out).
 */
export function environmentCredentials(): Promise<Credentials> {
  const { AWS_ACCESS_KEY_ID: accessKeyId = '', AWS_SECRET_ACCESS_KEY: secretAccessKey = '' } = process.env;
  const { AWS_SESSION_TOKEN: sessionToken } = process.env;
  return Promise.resolve({
    accessKeyId,
    secretAccessKey,
    ...(sessionToken !== undefined && { sessionToken }),
  });
}
