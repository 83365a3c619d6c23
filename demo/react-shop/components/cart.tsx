import { useMemo } from 'react';
import type { Film } from '../../film-shop/data/film.ts';
import { MAX_QUANTITY, useCart } from '../store/cart.ts';
import { useCatalogue } from '../store/catalogue.ts';
import { Price } from './membership.tsx';

export function Cart() {
  const films = useCatalogue((state) => state.films);
  const quantities = useCart((state) => state.quantities);
  const lines = useMemo(
    () =>
      films.flatMap((film) => {
        const quantity = quantities[film.id];
        return quantity === undefined ? [] : [{ film, quantity }];
      }),
    [films, quantities],
  );
  const totalCents = lines.reduce((sum, { film, quantity }) => sum + film.priceCents * quantity, 0);

  return (
    <section className="box" aria-labelledby="cart">
      <h2 id="cart">Cart</h2>
      {lines.length === 0 ? (
        <p className="muted">Nothing in it yet.</p>
      ) : (
        <ul className="lines">
          {lines.map(({ film, quantity }) => (
            <CartLine key={film.id} film={film} quantity={quantity} />
          ))}
        </ul>
      )}
      <Checkout totalCents={totalCents} />
    </section>
  );
}

function CartLine({ film, quantity }: { film: Film; quantity: number }) {
  const change = useCart((state) => state.change);
  const remove = useCart((state) => state.remove);
  return (
    <li className="row">
      <span className="grow">{film.title}</span>
      <input
        type="number"
        aria-label={`Copies of ${film.title}`}
        min={1}
        max={MAX_QUANTITY}
        value={quantity}
        onChange={({ target }) => change(film.id, target.valueAsNumber || 1)}
      />
      <button type="button" aria-label={`Remove ${film.title}`} onClick={() => remove(film.id)}>
        ✕
      </button>
    </li>
  );
}

function Checkout({ totalCents }: { totalCents: number }) {
  const status = useCart((state) => state.status);
  const error = useCart((state) => state.error);
  const placeOrder = useCart((state) => state.placeOrder);
  return (
    <>
      <p>
        Total <Price cents={totalCents} />
      </p>
      <button
        id="order"
        type="button"
        className="primary"
        disabled={totalCents === 0 || status === 'placing'}
        onClick={() => void placeOrder()}
      >
        {status === 'placing' ? 'Placing …' : 'Place order'}
      </button>
      {status === 'placed' && <p role="status">Thank you: the films are on their way.</p>}
      {error !== null && <p role="alert">{error}</p>}
    </>
  );
}
