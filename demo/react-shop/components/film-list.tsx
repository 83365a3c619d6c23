import { memo, useDeferredValue, useMemo, useState } from 'react';
import type { Film } from '../../film-shop/data/film.ts';
import { formatCount } from '../../film-shop/data/format.ts';
import { foldText } from '../../film-shop/data/text.ts';
import { useCart } from '../store/cart.ts';
import { useCatalogue } from '../store/catalogue.ts';
import { Price } from './membership.tsx';

const PAGE_SIZE = 12;

export function FilmList({ query, onSelect }: { query: string; onSelect: (filmId: string) => void }) {
  const films = useCatalogue((state) => state.films);
  const [limit, setLimit] = useState(PAGE_SIZE);
  const wanted = useDeferredValue(query);
  const matches = useMemo(() => {
    const text = foldText(wanted.trim());
    return films.filter(({ title, director }) => foldText(`${title} ${director ?? ''}`).includes(text));
  }, [films, wanted]);

  return (
    <>
      <p className="muted">{formatCount(matches.length, 'film')}</p>
      <ul className="films">
        {matches.slice(0, limit).map((film) => (
          <FilmCard key={film.id} film={film} onSelect={onSelect} />
        ))}
      </ul>
      {matches.length > limit && (
        <button type="button" onClick={() => setLimit(limit + PAGE_SIZE)}>
          Show more
        </button>
      )}
    </>
  );
}

const FilmCard = memo(function FilmCard({
  film,
  onSelect,
}: {
  film: Film;
  onSelect: (filmId: string) => void;
}) {
  const add = useCart((state) => state.add);
  const quantity = useCart((state) => state.quantities[film.id] ?? 0);
  return (
    <li className="card">
      <button type="button" className="link" onClick={() => onSelect(film.id)}>
        {film.title}
      </button>
      <span className="muted">
        {film.year} · {film.genre}
      </span>
      <Price cents={film.priceCents} />
      <button type="button" onClick={() => add(film.id)}>
        {quantity === 0 ? 'Add to cart' : `In cart: ${quantity}`}
      </button>
    </li>
  );
});
