/**
 * The name of a community or village as people say it: 体育社区居民居委会 is 体育社区. Only the body that runs it is left
 * off, and only where what stays still says what it is.
 */
export function shortName(name: string): string {
  return name.replace(/(社区|村)(居民|民)?(居委会|委员会|居民委员会|村民委员会|村委会|委会)$/, '$1');
}
