/** One row of vega-datasets' movies.json, under names as an app would give them. */
export interface Film {
  id: string;
  title: string;
  released: string;
  year: number;
  genre: string;
  rating: string;
  director: string | null;
  distributor: string | null;
  imdbRating: number | null;
  imdbVotes: number;
  budget: number | null;
  worldwideGross: number | null;
  priceCents: number;
}

type Row = Readonly<Record<string, string | number | null>>;

export function toFilms(rows: readonly Row[]): Film[] {
  return rows.map((row, i) => {
    const released = String(row['Release Date']);
    return {
      id: `film-${i}`,
      title: String(row.Title),
      released,
      year: Number(released.slice(-4)) || 1999,
      genre: String(row['Major Genre'] ?? 'Other'),
      rating: String(row['MPAA Rating'] ?? 'Not Rated'),
      director: textOrNull(row.Director),
      distributor: textOrNull(row.Distributor),
      imdbRating: numberOrNull(row['IMDB Rating']),
      imdbVotes: numberOrNull(row['IMDB Votes']) ?? 0,
      budget: numberOrNull(row['Production Budget']),
      worldwideGross: numberOrNull(row['Worldwide Gross']),
      priceCents: 499 + ((i * 37) % 20) * 50,
    };
  });
}

function textOrNull(value: Row[string] | undefined): string | null {
  return typeof value === 'string' ? value : null;
}

function numberOrNull(value: Row[string] | undefined): number | null {
  return typeof value === 'number' ? value : null;
}
