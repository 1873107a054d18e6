import type { AccessCheck } from '../../seams/gateway.ts';
import type { Authorise } from './authorise.ts';

/** Why the caller may not do all of this, in the words of AWS; undefined when it may. */
export function explainDenial(
  checks: readonly AccessCheck[],
  { authorise, callerArn }: { readonly authorise: Authorise; readonly callerArn: string },
): string | undefined {
  for (const { action, resource } of checks) {
    const reason = authorise(action, resource);
    if (reason !== undefined)
      return `User: ${callerArn} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  }
  return undefined;
}
