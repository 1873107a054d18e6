/** One line for the person at the console; never anything personal. */
export type Log = (line: string) => void;
