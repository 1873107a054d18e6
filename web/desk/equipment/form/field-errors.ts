import { ProblemError } from '../../../staff/refusals.ts';

const pointers = {
  number: '/sim/number',
  iccid: '/sim/iccid',
  imei: '/device/imei',
  model: '/device/model',
  loan: '/loan',
  note: '/note',
} as const;
export type FieldName = keyof typeof pointers;
export type FieldErrors = Partial<Record<FieldName, string>>;

/** What the registry says of each field, by the pointers of its answer; undefined when it says something else. */
export function fieldErrorsOf(error: unknown): FieldErrors | undefined {
  if (!(error instanceof ProblemError)) return undefined;
  const { errors = [] } = error.problem;
  const names = Object.keys(pointers) as FieldName[];
  const found = names.flatMap((name) =>
    errors
      .filter(({ pointer }) => pointer === pointers[name])
      .slice(0, 1)
      .map(({ message }) => [name, message] as const),
  );
  const isAll = errors.every(({ pointer }) => names.some((name) => pointers[name] === pointer));
  return isAll && found.length > 0 ? Object.fromEntries(found) : undefined;
}
