import { countItems, useCart } from '../store/cart.ts';

export function Header({
  isMember,
  onMemberChange,
}: {
  isMember: boolean;
  onMemberChange: (isMember: boolean) => void;
}) {
  const count = useCart(countItems);
  return (
    <header className="bar">
      <h1>Film shop</h1>
      <label>
        <input
          id="member"
          type="checkbox"
          checked={isMember}
          onChange={({ target }) => onMemberChange(target.checked)}
        />{' '}
        Member prices
      </label>
      <span aria-live="polite">Cart: {count}</span>
    </header>
  );
}
