export const handler = (
