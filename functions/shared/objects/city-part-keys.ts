/** Where the rows of a part of a city’s file lie in the bucket, and what came of them: whoever reads it and whoever files it meet there. */
export const cityPartKeys = {
  rows: (id: string, part: number): string => `work/${id}/rows-${part}.json`,
  outcomes: (id: string, part: number): string => `work/${id}/outcomes-${part}.json`,
};
