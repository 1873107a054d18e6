let wanted: string | undefined;

/** Remembers that the officer asked to call the person of this case: the phone number comes with the detail only. */
export function callWhenOpen(caseId: string): void {
  wanted = caseId;
}

/** Whether this case was opened in order to call; said once. */
export function takeCallWish(caseId: string): boolean {
  const wished = wanted === caseId;
  wanted = undefined;
  return wished;
}
