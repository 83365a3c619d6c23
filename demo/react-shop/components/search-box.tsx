export function SearchBox({
  query,
  onQueryChange,
}: {
  query: string;
  onQueryChange: (query: string) => void;
}) {
  return (
    <form role="search" onSubmit={(event) => event.preventDefault()}>
      <label htmlFor="search">Search</label>
      <input
        id="search"
        type="search"
        autoComplete="off"
        placeholder="Title or director"
        value={query}
        onChange={({ target }) => onQueryChange(target.value)}
      />
    </form>
  );
}
