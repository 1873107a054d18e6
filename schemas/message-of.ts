import type { MessageCode } from './messages.ts';

/** Makes sure at compile time that a schema only uses codes of the catalogue, which a site does not load for it. */
export function messageOf(code: MessageCode): MessageCode {
  return code;
}
