const dollars = new Intl.NumberFormat('en-US', { style: 'currency', currency: 'USD' });
const millions = new Intl.NumberFormat('en-US', {
  style: 'currency',
  currency: 'USD',
  notation: 'compact',
  maximumFractionDigits: 1,
});
const days = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const counts = new Intl.NumberFormat('en-US');

/** A price: 1299 is "$12.99". */
export function formatPrice(cents: number): string {
  return dollars.format(cents / 100);
}

/** A large sum in US dollars: 8000000 is "$8M". */
export function formatSum(sum: number): string {
  return millions.format(sum);
}

/** An ISO date in words. */
export function formatDay(isoDate: string): string {
  return days.format(new Date(isoDate));
}

/** A count with its noun: "1 film", "3,200 films". */
export function formatCount(count: number, noun: string): string {
  return `${counts.format(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A running time: 135 is "2 h 15 min". */
export function formatMinutes(minutes: number): string {
  const hours = Math.floor(minutes / 60);
  return hours === 0 ? `${minutes} min` : `${hours} h ${minutes % 60} min`;
}
