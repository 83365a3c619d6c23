import { createContext, use } from 'react';
import { formatPrice } from '../../film-shop/data/format.ts';

/** What members pay of each price. */
const MEMBER_SHARE = 0.9;

/** Whether the customer is a member; prices follow, wherever they stand. */
export const MembershipContext = createContext(false);
MembershipContext.displayName = 'Membership';

export function Price({ cents }: { cents: number }) {
  const isMember = use(MembershipContext);
  return <b className="price">{formatPrice(Math.round(cents * (isMember ? MEMBER_SHARE : 1)))}</b>;
}
