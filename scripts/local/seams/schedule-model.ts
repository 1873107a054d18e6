import type { Placed, RoleModel } from './policies.ts';

export interface RuleModel extends Placed {
  readonly name: string;
  readonly enabled: boolean;
  /** `cron(…)` or `rate(…)`, UTC. */
  readonly schedule: string;
  readonly targets: readonly RuleTarget[];
}

export interface RuleTarget {
  readonly id: string;
  /** A function or a state machine. */
  readonly arn: string;
  /** Constant JSON text given instead of the event. */
  readonly input?: string;
  readonly retry: { readonly maximumAttempts: number; readonly maximumAgeSeconds: number };
  readonly deadLetterArn?: string;
  readonly role?: RoleModel;
}

export interface MachineModel extends Placed {
  readonly name: string;
  /** The Amazon States Language document, parsed and resolved. */
  readonly definition: Readonly<Record<string, unknown>>;
  readonly role: RoleModel;
}
