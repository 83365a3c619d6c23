import { useState } from 'react';
import type { Film } from '../../film-shop/data/film.ts';
import { formatDay, formatMinutes } from '../../film-shop/data/format.ts';
import { Price } from './membership.tsx';

export function FilmDetail({ film, onClose }: { film: Film; onClose: () => void }) {
  const [showsTrailer, setShowsTrailer] = useState(false);
  return (
    <article className="box" aria-labelledby="detail">
      <h2 id="detail">{film.title}</h2>
      <p className="muted">
        {formatDay(film.released)}
        {film.runningMinutes !== null && ` · ${formatMinutes(film.runningMinutes)}`}
        {film.director !== null && ` · ${film.director}`}
      </p>
      <Price cents={film.priceCents} />
      <div className="row">
        <button type="button" onClick={() => setShowsTrailer(true)}>
          Trailer (broken on purpose)
        </button>
        <button type="button" onClick={onClose}>
          Close
        </button>
      </div>
      {showsTrailer && <Trailer title={film.title} />}
    </article>
  );
}

function Trailer({ title }: { title: string }): never {
  throw new Error(`The trailer of "${title}" is torn (thrown on purpose)`);
}
