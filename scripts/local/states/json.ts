export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json;
}

export const isObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** An error of the States Language: what Retry and Catch match by name. `terminal` ones (docs: States.Runtime) match nothing. */
export class StatesError extends Error {
  constructor(name: string, message: string) {
    super(message);
    this.name = name;
  }
}
export const runtimeError = (message: string): StatesError => new StatesError('States.Runtime', message);
