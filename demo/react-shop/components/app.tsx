import { useEffect, useState } from 'react';
import { useCatalogue } from '../store/catalogue.ts';
import { Cart } from './cart.tsx';
import { FilmDetail } from './film-detail.tsx';
import { FilmList } from './film-list.tsx';
import { Header } from './header.tsx';
import { MembershipContext } from './membership.tsx';
import { SearchBox } from './search-box.tsx';
import { Sorry } from './sorry.tsx';

export function App() {
  const [query, setQuery] = useState('');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [isMember, setIsMember] = useState(false);
  const status = useCatalogue((state) => state.status);
  const load = useCatalogue((state) => state.load);
  const selected = useCatalogue((state) => state.films.find(({ id }) => id === selectedId));

  useEffect(() => void load(), [load]);

  return (
    <MembershipContext value={isMember}>
      <Header isMember={isMember} onMemberChange={setIsMember} />
      <main className="shop">
        <section aria-label="Films">
          <SearchBox query={query} onQueryChange={setQuery} />
          {status === 'loading' && <p>Loading films …</p>}
          {status === 'failed' && <p role="alert">The catalogue could not be read.</p>}
          {status === 'ready' && <FilmList query={query} onSelect={setSelectedId} />}
        </section>
        <aside>
          <Sorry key={selectedId}>
            {selected && <FilmDetail film={selected} onClose={() => setSelectedId(null)} />}
          </Sorry>
          <Cart />
        </aside>
      </main>
    </MembershipContext>
  );
}
