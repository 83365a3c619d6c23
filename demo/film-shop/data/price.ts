/** Prices a film by its age and its standing, since the data set has no prices. */
export function priceCents(year: number, imdbRating: number | null): number {
  const base = year >= 2005 ? 1499 : year >= 1990 ? 1199 : 999;
  if (imdbRating === null) return base;
  if (imdbRating >= 8) return base + 300;
  return imdbRating < 5 ? base - 400 : base;
}
