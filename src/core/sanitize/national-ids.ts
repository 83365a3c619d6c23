import { hasLuhn } from './luhn.ts';

const digitsOf = (text: string): string => text.replace(/\D/g, '');

function weighted(digits: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => sum + weight * Number(digits[at]), 0);
}

/** United States: no area 000 or 666, no group 00, no serial 0000 (SSA); areas from 900 are tax numbers (IRS). */
function isUsSsn(text: string): boolean {
  return /^(?!000|666)\d{3}(?!00)\d{2}(?!0000)\d{4}$/.test(digitsOf(text));
}

/** Canada, social insurance number. */
function isCanadianSin(text: string): boolean {
  const digits = digitsOf(text);
  return !digits.startsWith('0') && hasLuhn(digits);
}

/** France, NIR: the last two digits are 97 less the others modulo 97; 2A and 2B of Corsica count as 19 and 18 (INSEE). */
function isFrenchNir(text: string): boolean {
  const plain = text.replace(/[^\dAB]/gi, '').toUpperCase();
  const digits = plain.replace('2A', '19').replace('2B', '18');
  return 97 - Number(BigInt(digits.slice(0, 13)) % 97n) === Number(digits.slice(13));
}

/** Spain, DNI and NIE: the letter stands for the number modulo 23 (Ministerio del Interior). */
function isSpanishDni(text: string): boolean {
  const plain = text.replace(/[^\dA-Z]/gi, '').toUpperCase();
  const number = plain.slice(0, -1).replace(/^[XYZ]/, (letter) => String('XYZ'.indexOf(letter)));
  return 'TRWAGMYFPDXBNJZSQVHLCKE'[Number(number) % 23] === plain.at(-1);
}

const ITALIAN_ODD = [
  1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23,
];

/** Italy, codice fiscale: a letter from values by position (decree of 23 December 1976). */
function isCodiceFiscale(text: string): boolean {
  const plain = text.toUpperCase();
  let sum = 0;
  for (let at = 0; at < 15; at += 1) {
    const value = parseInt(plain[at]!, 36);
    const index = value > 9 ? value - 10 : value;
    sum += at % 2 === 0 ? ITALIAN_ODD[index]! : index;
  }
  return plain.charCodeAt(15) - 65 === sum % 26;
}

/** Brazil, CPF: two digits modulo 11 (Receita Federal). */
function isCpf(text: string): boolean {
  const digits = digitsOf(text);
  if (/^(\d)\1+$/.test(digits)) return false;
  const check = (count: number): number => {
    const weights = Array.from({ length: count }, (_, at) => count + 1 - at);
    return ((weighted(digits, weights) * 10) % 11) % 10;
  };
  return check(9) === Number(digits[9]) && check(10) === Number(digits[10]);
}

const VERHOEFF_INVERSE_STEP = [1, 5, 7, 6, 2, 8, 3, 0, 9, 4];

/** Product in the dihedral group of order 10. */
function dihedral(a: number, b: number): number {
  if (a < 5) return b < 5 ? (a + b) % 5 : 5 + ((a + b) % 5);
  return b < 5 ? 5 + ((a - b) % 5) : (a - b + 5) % 5;
}

/** India, Aadhaar: Verhoeff's check digit (UIDAI). */
function isAadhaar(text: string): boolean {
  const digits = [...digitsOf(text)].reverse().map(Number);
  let check = 0;
  for (const [at, digit] of digits.entries()) {
    let moved = digit;
    for (let step = 0; step < at % 8; step += 1) moved = VERHOEFF_INVERSE_STEP[moved]!;
    check = dihedral(check, moved);
  }
  return check === 0;
}

/** Sweden, personnummer: Luhn over the ten digits, with a date in front (Skatteverket). */
function isPersonnummer(text: string): boolean {
  const digits = digitsOf(text).slice(-10);
  const month = Number(digits.slice(2, 4));
  const day = Number(digits.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31 && hasLuhn(digits);
}

/** Poland, PESEL: the last digit checks the others, with a month in front (MSWiA). */
function isPesel(text: string): boolean {
  const digits = digitsOf(text);
  const month = Number(digits.slice(2, 4)) % 20;
  const sum = weighted(digits, [1, 3, 7, 9, 1, 3, 7, 9, 1, 3]);
  return month >= 1 && month <= 12 && (10 - (sum % 10)) % 10 === Number(digits[10]);
}

export const NATIONAL_CHECKS = {
  'ca-sin': isCanadianSin,
  'br-cpf': isCpf,
  'es-dni': isSpanishDni,
  'fr-nir': isFrenchNir,
  'in-aadhaar': isAadhaar,
  'it-cf': isCodiceFiscale,
  'pl-pesel': isPesel,
  'se-pnr': isPersonnummer,
  'us-ssn': isUsSsn,
};
