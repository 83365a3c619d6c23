/** One film on sale: a cleaned row of the data set and the price that the shop asks for it. */
export interface Film {
  /** Slug of title and year, unique in the catalogue; it stands in the address of the detail view. */
  readonly id: string;
  readonly title: string;
  /** ISO 8601 date. */
  readonly released: string;
  readonly year: number;
  readonly genre: string;
  readonly rating: string;
  readonly director: string | null;
  readonly distributor: string | null;
  readonly source: string | null;
  readonly creativeType: string | null;
  readonly runningMinutes: number | null;
  /** 0 to 10. */
  readonly imdbRating: number | null;
  readonly imdbVotes: number;
  /** 0 to 100. */
  readonly tomatoes: number | null;
  /** US dollars. */
  readonly budget: number | null;
  /** US dollars. */
  readonly usGross: number | null;
  /** US dollars. */
  readonly worldwideGross: number | null;
  readonly priceCents: number;
}
