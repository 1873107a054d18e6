/** The five questions of a verification, in the order in which they are asked (ux.md: five taps). */
export const questions = ['reached', 'arrived', 'when', 'test', 'measure'] as const;
export type Question = (typeof questions)[number];
