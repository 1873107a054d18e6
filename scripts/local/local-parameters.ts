import { type Fronts, localAudience } from './open-fronts.ts';

/** The values that the template's CloudFormation parameters have here. */
export function localParameters({
  citizen,
  officer,
  desk,
  control,
  issuer,
}: Fronts): Readonly<Record<string, string>> {
  return {
    OidcIssuer: issuer.url,
    OidcAudience: localAudience,
    SmsWebhookUrl: `http://127.0.0.1:${control.port}/inbox/messages`,
    PublicSiteUrl: citizen.url,
    StaffSiteUrl: officer.url,
    DeskSiteUrl: desk.url,
  };
}
