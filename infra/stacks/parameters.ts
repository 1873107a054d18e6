import { CfnParameter, type Stack } from 'aws-cdk-lib';

const address = {
  type: 'String',
  allowedPattern: '^https?://[^/]+(/.*[^/])?$',
  constraintDescription: 'an http(s) address without a slash at its end',
};

/** Who signs the officers' tokens: Cognito user pools do not exist in China, so any OIDC issuer will do. */
export function oidcIssuer(stack: Stack): string {
  return text(stack, 'OidcIssuer', { ...address, description: 'Address of the OIDC issuer of staff tokens' });
}

export function oidcAudience(stack: Stack): string {
  return text(stack, 'OidcAudience', {
    type: 'String',
    default: 'baobei-staff',
    description: 'Audience that staff tokens must be made for',
  });
}

export function smsWebhookUrl(stack: Stack): string {
  return text(stack, 'SmsWebhookUrl', {
    ...address,
    description: 'Address of the SMS gateway that messages are posted to',
  });
}

/** It is named, not derived from the distribution: that one depends on the APIs, which need it. */
export function publicSiteUrl(stack: Stack): string {
  return text(stack, 'PublicSiteUrl', {
    ...address,
    description: 'Address of the citizens’ site, for links in messages and on posters',
  });
}

export function staffSiteUrl(stack: Stack): string {
  return text(stack, 'StaffSiteUrl', { ...address, description: 'Address of the officers’ site' });
}

export function deskSiteUrl(stack: Stack): string {
  return text(stack, 'DeskSiteUrl', { ...address, description: 'Address of the administrators’ site' });
}

/**
 * Not less than 30: a trip that moved away from its day must be kept for as long as that day can be declared again (decision
 * 0008).
 */
export function retentionDays(stack: Stack): string {
  return new CfnParameter(stack, 'RetentionDays', {
    type: 'Number',
    default: 30,
    minValue: 30,
    maxValue: 365,
    description: 'Days that personal data stay readable after a case is closed',
  }).valueAsString;
}

/** When on the day after, in Shanghai, what is done about the daily report: JSON, checked where it is read (schemas/report-timetable.ts). */
export function reportTimes(stack: Stack): string {
  const times = {
    remind: '08:00',
    confirmBy: '09:00',
    tellTownships: '09:30',
    tellCounties: '10:00',
    close: '12:00',
  };
  return text(stack, 'ReportTimes', {
    type: 'String',
    default: JSON.stringify(times),
    description:
      'When officers are reminded, must have confirmed, townships and counties are told, and the report closes',
  });
}

/** Out of the season nobody asks 52,378 communities for a zero report each day. */
export function reportSeason(stack: Stack): string {
  return text(stack, 'ReportSeason', {
    type: 'String',
    default: 'on',
    allowedValues: ['on', 'off'],
    description: 'Whether communities report each day; off out of the season',
  });
}

/** Beginnings of the official numbers of communities, as agreed with the operators (requirements F1: dedicated number range). */
export function numberRanges(stack: Stack): string {
  return text(stack, 'NumberRanges', {
    type: 'String',
    default: '170',
    allowedPattern: '^1\\d{2,9}(,1\\d{2,9})*$',
    constraintDescription: 'beginnings of numbers, separated by commas',
    description: 'Dedicated number ranges of the communities’ SIMs, by their first digits',
  });
}

function text(stack: Stack, name: string, settings: ConstructorParameters<typeof CfnParameter>[2]): string {
  return new CfnParameter(stack, name, settings).valueAsString;
}
