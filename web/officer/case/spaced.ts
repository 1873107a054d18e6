/** 13800000000 as 138 0000 0000, so that it can be read out; other numbers as they are. */
export function spaced(phone: string): string {
  return phone.replace(/^(1\d{2})(\d{4})(\d{4})$/, '$1 $2 $3');
}
