/** Where the time comes from: rules never read it themselves. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
