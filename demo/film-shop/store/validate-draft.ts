import type { CheckoutDraft, CheckoutField } from './checkout.ts';

/** What is wrong with a draft, by field; a field that is right has no entry. */
export function validateDraft(
  draft: CheckoutDraft,
  today = new Date(),
): Partial<Record<CheckoutField, string>> {
  const errors: Partial<Record<CheckoutField, string>> = {};
  if (draft.name.trim() === '') errors.name = 'Enter your name.';
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(draft.email.trim())) {
    errors.email = 'Enter a whole e-mail address.';
  }
  if (!isCardNumber(draft.cardNumber)) errors.cardNumber = 'Enter the number on your card.';
  const expiry = expiryError(draft.expiry, today);
  if (expiry) errors.expiry = expiry;
  if (!/^\d{3,4}$/.test(draft.cvv.trim())) errors.cvv = 'Enter 3 or 4 digits.';
  if (draft.password.length < 8) errors.password = 'Enter at least 8 characters.';
  return errors;
}

/** Length and check digit (ISO/IEC 7812-1, annex B: the Luhn formula). */
function isCardNumber(text: string): boolean {
  const digits = text.replace(/[\s-]/g, '');
  if (!/^\d{13,19}$/.test(digits)) return false;
  const sum = Array.from(digits)
    .reverse()
    .reduce((total, char, index) => {
      const value = Number(char) * (index % 2 === 0 ? 1 : 2);
      return total + (value > 9 ? value - 9 : value);
    }, 0);
  return sum % 10 === 0;
}

function expiryError(text: string, today: Date): string | undefined {
  const match = /^(0[1-9]|1[0-2])\s*\/?\s*(?:20)?(\d{2})$/.exec(text.trim());
  if (!match) return 'Enter it as MM/YY.';
  const firstDayAfter = new Date(2000 + Number(match[2]), Number(match[1]), 1);
  return firstDayAfter > today ? undefined : 'This card has expired.';
}
