import { UserManager, WebStorageStateStore } from 'oidc-client-ts';
import { configurationOf } from './configuration.ts';

let made: Promise<UserManager> | undefined;

async function make(): Promise<UserManager> {
  const { issuer, clientId, resource, scope } = await configurationOf();
  const home = `${window.location.origin}/`;
  return new UserManager({
    authority: issuer,
    client_id: clientId,
    redirect_uri: home,
    post_logout_redirect_uri: home,
    scope: scope ?? 'openid profile offline_access',
    ...(resource === undefined ? {} : { resource }),
    // The dedicated phone stays signed in when the installed app is closed, and a copied link opens in another tab;
    // removal of an account works at once all the same, because role and region come from its record, not from the token.
    userStore: new WebStorageStateStore({ store: window.localStorage }),
    automaticSilentRenew: false,
    loadUserInfo: false,
  });
}

/** Code flow with PKCE (RFC 7636) against the issuer of the configuration; this module is loaded only when needed. */
export async function issuer(): Promise<UserManager> {
  made ??= make();
  try {
    return await made;
  } catch (error) {
    made = undefined;
    throw error;
  }
}
