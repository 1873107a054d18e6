import Provider, { type Configuration, errors, type KoaContextWithOIDC } from 'oidc-provider';
import type { Account } from '../seams/issuer.ts';
import { keptAdapter } from './kept-adapter.ts';
import { type Page, render } from './page.ts';
import { messagePage, signOutPage } from './pages.ts';
import type { IssuerKeys } from './signing-key.ts';

export interface ProviderSettings {
  readonly issuer: string;
  readonly audience: string;
  readonly dataFolder: string;
  readonly keys: IssuerKeys;
  readonly accountOf: (sub: string) => Promise<Account | undefined>;
  /** Addresses of the web apps, as they are now. */
  readonly apps: () => readonly string[];
  /** Clients that act for themselves, by the accounts that they are (requirements J1). */
  readonly services: readonly string[];
}

/** A resource indicator is a URI (RFC 8707); the audience that the tokens carry is the setting of the API. */
const resource = 'urn:baobei:staff-api';
const day = 86_400;
/** As the password of the demonstration accounts. */
const demoSecret = 'baobei';

/**
 * OpenID Connect for officers and administrators (design.md §6): code and PKCE, no secret, consent given by the
 * employer; and for systems, which act for themselves by client credentials. Access tokens are JWTs for the staff API, which is what its authorizer reads.
 */
export function createProvider(settings: ProviderSettings): Provider {
  const { issuer, audience, keys, accountOf, apps, services } = settings;
  const configuration: Configuration = {
    adapter: keptAdapter(settings.dataFolder),
    clientAuthMethods: ['none', 'client_secret_basic'],
    responseTypes: ['code'],
    clients: [
      ...['baobei-officer', 'baobei-desk'].map((client_id) => ({
        client_id,
        token_endpoint_auth_method: 'none' as const,
        grant_types: ['authorization_code', 'refresh_token'],
        response_types: ['code' as const],
        redirect_uris: [`${issuer}/`],
      })),
      ...services.map((client_id) => ({
        client_id,
        client_secret: demoSecret,
        token_endpoint_auth_method: 'client_secret_basic' as const,
        grant_types: ['client_credentials'],
        response_types: [],
        redirect_uris: [],
      })),
    ],
    jwks: { keys: [keys.signing] },
    cookies: {
      keys: [keys.cookies],
      names: { session: 'issuer_session', interaction: 'issuer_sign_in', resume: 'issuer_resume' },
    },
    claims: { openid: ['sub'], profile: ['name', 'role'] },
    // The apps show the name without asking for it a second time.
    conformIdTokenClaims: false,
    clientBasedCORS: (_ctx, origin) => apps().some((app) => new URL(app).origin === origin),
    features: {
      clientCredentials: { enabled: true },
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        defaultResource: () => resource,
        useGrantedResource: () => true,
        getResourceServerInfo: (_ctx, asked) => {
          if (asked !== resource) throw new errors.InvalidTarget();
          return {
            scope: 'staff',
            audience,
            accessTokenFormat: 'jwt',
            accessTokenTTL: 3_600,
            jwt: { sign: { alg: 'RS256' } },
          };
        },
      },
      revocation: { enabled: true },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) =>
          show(ctx, signOutPage(form, ctx.oidc.entities.IdTokenHint !== undefined)),
        postLogoutSuccessSource: (ctx) => show(ctx, messagePage('已退出登录', '您可以关闭此页面。')),
      },
    },
    findAccount: async (_ctx, sub) => {
      const account = await accountOf(sub);
      return account && { accountId: sub, claims: () => ({ sub, name: account.name, role: account.role }) };
    },
    interactions: { url: (_ctx, interaction) => `/sign-in/${interaction.uid}` },
    issueRefreshToken: (_ctx, client) => client.grantTypeAllowed('refresh_token'),
    loadExistingGrant: grantOf,
    pkce: { required: () => true },
    renderError: (ctx, out) =>
      show(ctx, messagePage('无法登录', `请回到系统重新登录。（${out.error}）`, ctx.status)),
    scopes: ['openid', 'profile', 'offline_access', 'staff'],
    ttl: {
      AccessToken: 3_600,
      AuthorizationCode: 60,
      ClientCredentials: 3_600,
      Grant: 14 * day,
      IdToken: 3_600,
      Interaction: 3_600,
      RefreshToken: 14 * day,
      Session: 14 * day,
    },
  };
  const provider = new Provider(issuer, configuration);
  allowRedirectsBelow(provider, apps);
  return provider;
}

/** Consent is not asked for: the grant that is missing is made. */
async function grantOf(ctx: KoaContextWithOIDC): Promise<InstanceType<Provider['Grant']> | undefined> {
  const { client, provider, session } = ctx.oidc;
  if (client === undefined || session?.accountId === undefined) return undefined;
  const known = ctx.oidc.result?.consent?.grantId ?? session.grantIdFor(client.clientId);
  const found = known === undefined ? undefined : await provider.Grant.find(known);
  if (found !== undefined) return found;
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId });
  grant.addOIDCScope('openid profile offline_access');
  grant.addResourceScope(resource, 'staff');
  await grant.save();
  return grant;
}

/** The apps' ports are known only when they run, so a redirect is judged when it is asked for, not by a list in the client. */
function allowRedirectsBelow(provider: Provider, apps: () => readonly string[]): void {
  const allowed = (uri: string): boolean =>
    apps().some((app) => uri === app || uri.startsWith(app.endsWith('/') ? app : `${app}/`));
  provider.Client.prototype.redirectUriAllowed = allowed;
  provider.Client.prototype.postLogoutRedirectUriAllowed = allowed;
}

function show(ctx: KoaContextWithOIDC, page: Page): void {
  const { status, headers, text } = render(page);
  ctx.status = status;
  ctx.set({ ...headers });
  ctx.body = text;
}
