import * as z from 'zod/mini';

/** 来豫 coming (not a resident), 返豫 returning (a resident of Henan). Counted apart everywhere (requirements D1). */
export const direction = z.enum(['coming', 'returning']);
export type Direction = z.infer<typeof direction>;

export const documentType = z.enum([
  'resident-id',
  'passport',
  'hong-kong-macao-permit',
  'taiwan-permit',
  'foreign-permanent-resident-id',
]);
export type DocumentType = z.infer<typeof documentType>;

export const transport = z.enum(['train', 'plane', 'coach', 'car', 'truck', 'ship', 'other']);
export type Transport = z.infer<typeof transport>;

export const sex = z.enum(['female', 'male']);
export type Sex = z.infer<typeof sex>;

export const symptom = z.enum([
  'fever',
  'cough',
  'fatigue',
  'sore-throat',
  'loss-of-smell-or-taste',
  'diarrhoea',
  'other',
]);
export type Symptom = z.infer<typeof symptom>;

export const stayKind = z.enum(['own-home', 'relatives', 'hotel', 'dormitory', 'school', 'site', 'other']);
export type StayKind = z.infer<typeof stayKind>;

export const helpKind = z.enum(['medicine', 'dialysis', 'pregnancy', 'food', 'other']);
export type HelpKind = z.infer<typeof helpKind>;

export const testResult = z.enum(['pending', 'negative', 'positive']);
export type TestResult = z.infer<typeof testResult>;

/** Control measures, lightest first (glossary of requirements.md). */
export const controlMeasure = z.enum([
  'routine-health-monitoring',
  'home-based-health-monitoring',
  'home-quarantine',
  'centralized-quarantine',
  'medical-observation',
]);
export type ControlMeasure = z.infer<typeof controlMeasure>;

/** Where the form was opened (requirements A1: the channel is kept). */
export const formChannel = z.enum(['web', 'poster', 'government-app', 'hotline', 'front-desk', 'officer']);

export type FormChannel = z.infer<typeof formChannel>;

/** How a declaration came: by a form, or from the system that a city runs itself (requirements J1). Stored rows tell them by their places. */
export const channel = z.enum([...formChannel.options, 'city-system']);
export type Channel = z.infer<typeof channel>;

export const language = z.enum(['zh', 'en']);
export type Language = z.infer<typeof language>;

export const contactMeans = z.enum(['phone', 'visit']);
export type ContactMeans = z.infer<typeof contactMeans>;
