import type { SanitizePattern } from '../../model/sanitize-pattern.ts';
import { IBAN_LENGTHS } from './iban-lengths.ts';

/** With hyphens only between groups of four: a UUID has others. */
const IBANS = [...IBAN_LENGTHS]
  .map(([length, countries]) => {
    const left = length - 4;
    const hyphened = `(?:-[A-Z\\d]{4}){${Math.floor(left / 4)}}${left % 4 > 0 ? `-[A-Z\\d]{${left % 4}}` : ''}`;
    return `(?:${countries})\\d{2}(?:(?:[ \\u00a0]?[A-Z\\d]){${left}}|${hyphened})`;
  })
  .join('|');

/** What the GDPR calls online identifiers, location data and special categories, and bank accounts. */
export const GDPR: readonly SanitizePattern[] = [
  {
    // Before what may find a card or a phone number among its digits.
    priority: 110,
    name: 'IBAN',
    pattern: new RegExp(`(?<![A-Z\\d])(?:${IBANS})(?![A-Z\\d])`, 'i'),
    check: 'iban',
    needs: ['digits'],
  },
  { name: 'IBAN', keys: /\biban$/ },
  {
    name: 'IPv4 address',
    pattern: /(?<![\w.-]|\b[A-Z][A-Za-z]{1,30}\/|\b[vV])(?:\d{1,3}\.){3}\d{1,3}(?![\w-]|\.\w)/,
    check: 'ipv4',
    needs: ['dotted'],
    unless: /\b(?:versions?|build|release|ver|firmware|oid|revision)\b/,
  },
  {
    name: 'IPv6 address',
    pattern:
      /(?<![\w.]|(?<!\w)[\da-f]{0,4}:)(?:[\da-f]{1,4}:|::?)(?:[\da-f]{0,4}:){1,7}(?:[\da-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3})?(?![\w:]|\.\d)/i,
    check: 'ipv6',
    needs: ['pair'],
  },
  {
    name: 'MAC address',
    pattern:
      /(?<![A-Za-z\d-]|(?<![A-Za-z\d])[\da-f]{0,4}:)[\da-f]{2}([:-])(?:[\da-f]{2}\1){4}[\da-f]{2}(?![A-Za-z\d:-])/i,
    check: 'mac',
    needs: ['pair', 'hyphens'],
  },
  {
    name: 'network address',
    keys: /\b(?:ip ?(?:v|addr\w*|address(?:es)?)?|remote ?addr\w*|client ?ip|mac ?addr\w*)$/,
    under: /^[\da-f.:-]{7,45}$/i,
  },
  {
    name: 'location',
    keys: /\b(?:lat|latitude|lng|long|lon|longitude|geo ?(?:location|point|hash|coord\w*)?|gps(?: ?\w+)?|lat ?l(?:ng|on)|home ?location|last ?(?:known ?)?location|whereabouts|place of birth|birth ?place)$/,
    under: /\d|\p{L}{3}/u,
  },
  {
    name: 'cookie or advertising id',
    keys: /^(?:ga|gid|gat|fbp|fbc|gclid|dclid|fbclid|msclkid|ttclid|yclid|idfa|idfv|gaid|aaid|adid|muid|oaid)$|\b(?:advertis\w+ ?id\w*|ad ?id|cookie ?id|visitor ?id|device ?(?:id\w*|fingerprint)|browser ?fingerprint|anonymous ?id|user ?agent ?hash)$/,
    under: /\d/,
  },
  {
    // Article 9: what reveals these, and genetic, biometric and health data.
    name: 'special category',
    keys: /^(?:race|gender|sex|religion|ethnicity|disabilit(?:y|ies)|sexuality)$|\b(?:racial\b.*|ethnic(?:ity| origin| group)|religio(?:n|us)\b.*|philosophical belief\w*|political (?:opinion|party|affiliation|view|belief)\w*|trade ?union\b.*|union ?member\w*|genetic\b.*|biometric\b.*|health (?:condition|data|record|issue|problem)s?|medical (?:condition|history|data|record|note)s?|diagnos[ei]s|sexual ?orientation|sex ?life|gender ?identity|hiv ?status|pregnan(?:t|cy)|criminal ?record|convictions?)$/,
    booleans: true,
  },
];
