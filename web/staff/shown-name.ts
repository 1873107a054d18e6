/** A masked name; `nameless` where a row names nobody (masking.ts). */
export function shownName(maskedName: string, nameless: string): string {
  return maskedName === '' || maskedName === '*' ? nameless : maskedName;
}
