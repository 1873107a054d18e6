import { parseArgs } from 'node:util';
import { StartProblemError } from './errors.ts';

/** What `npm start -- …` was asked for. */
export interface StartOptions {
  readonly fresh: boolean;
  readonly at?: Date;
  readonly engine: 'dynoxide' | 'dynamodb-local';
  /** Only print what of the template does nothing here. */
  readonly inert: boolean;
}

const usage =
  'Options: --fresh (begin anew), --at 2026-01-20T23:50+08:00 (where the clock stands), --engine dynoxide|dynamodb-local, --inert (what of the template does nothing here).';

export function readStartOptions(args: readonly string[]): StartOptions {
  const { fresh, at, engine, inert } = parse(args);
  const instant = at === undefined ? undefined : new Date(at);
  if (instant && Number.isNaN(instant.getTime()))
    throw new StartProblemError(`--at ${at ?? ''} is no instant. ${usage}`);
  if (engine !== 'dynoxide' && engine !== 'dynamodb-local')
    throw new StartProblemError(`--engine ${engine} is not known. ${usage}`);
  return { fresh, inert, engine, ...(instant ? { at: instant } : {}) };
}

interface Flags {
  readonly fresh: boolean;
  readonly inert: boolean;
  readonly at?: string | undefined;
  readonly engine: string;
}

function parse(args: readonly string[]): Flags {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        fresh: { type: 'boolean', default: false },
        inert: { type: 'boolean', default: false },
        at: { type: 'string' },
        engine: { type: 'string', default: 'dynoxide' },
      },
    });
    return values;
  } catch (cause) {
    throw new StartProblemError(`${cause instanceof Error ? cause.message : String(cause)} ${usage}`, {
      cause,
    });
  }
}
