import type { SanitizePattern } from '../../model/sanitize-pattern.ts';
import { GDPR } from './gdpr.ts';
import { PII } from './pii.ts';

const PRIORITY = 90;

/** What the other templates know of the same identifiers; a pattern loaded twice is used once. */
const SHARED = [
  ...PII.filter(({ name }) =>
    [
      'name',
      'postal address',
      'date of birth',
      'phone',
      'email',
      'US SSN',
      'identity number',
      'passport or licence',
    ].includes(name),
  ),
  ...GDPR.filter(({ name }) =>
    [
      'IPv4 address',
      'IPv6 address',
      'MAC address',
      'network address',
      'location',
      'cookie or advertising id',
    ].includes(name),
  ),
];

/**
 * The 18 identifiers of the Safe Harbor method (45 CFR 164.514(b)(2)(i)), by their letters there:
 * A names (key), B geographic parts (key), C dates of a person (key) and ages over 89 (key), D phone and
 * E fax (key, pattern), F e-mail (pattern), G social security (key, pattern), H medical record (key, pattern),
 * I health plan (key), J account (key), K certificate and licence (key), L vehicle (key, pattern),
 * M device (key, pattern), N web addresses (key), O IP (pattern), P biometric (key), Q photographs (key),
 * R any other number (key).
 */
export const HIPAA: readonly SanitizePattern[] = [
  ...SHARED,
  {
    name: 'medical record number',
    keys: /\b(?:mrn|emr ?(?:id|no|num\w*)|ehr ?id|medical ?(?:record|chart)s?(?: ?(?:id|no|num\w*))?|patient ?(?:id\w*|no|num\w*|ref\w*|mrn)|chart ?(?:no|num\w*)|nhs ?(?:id|no|num\w*)|encounter ?(?:id|no|num\w*)|specimen ?(?:id|no|num\w*)|prescription ?(?:id|no|num\w*)|rx ?(?:no|num\w*))$/,
    under: /\d/,
    priority: PRIORITY,
  },
  {
    name: 'medical record number',
    pattern:
      /\b((?:mrn|medical record(?: number| no\.?)?|patient (?:id|number|no\.?))(?: is|[:=#])? {0,2}#?)[A-Z]{0,4}-?\d{4,12}\b/i,
    needs: ['proseDigits'],
    replacement: '$1[REDACTED]',
    priority: PRIORITY,
  },
  {
    name: 'health plan number',
    keys: /\b(?:health ?plan(?: ?(?:id|no|num\w*))?|(?:beneficiary|member|subscriber|insurance|policy|group|medicare|medicaid) ?(?:id|no|num\w*)|policy ?holder ?(?:id|no|num\w*)|hicn|mbi)$/,
    under: /\d/,
    priority: PRIORITY,
  },
  {
    name: 'account number',
    keys: /\b(?:account|acct|bank ?account) ?(?:no|num\w*)$/,
    under: /\d/,
    priority: PRIORITY,
  },
  {
    name: 'certificate or licence number',
    keys: /\b(?:(?:medical|nursing|professional|birth|death)? ?(?:certificate|licen[cs]e)) ?(?:no|num\w*)$|\b(?:npi|dea)(?: ?(?:no|num\w*))?$/,
    under: /\d/,
    priority: PRIORITY,
  },
  {
    name: 'vehicle',
    keys: /\b(?:vin|vehicle ?(?:id\w*|identification\w*|no|num\w*|registration)|(?:licen[cs]e|number) ?plate(?: ?(?:no|num\w*))?|plate ?(?:no|num\w*))$/,
    under: /\d/,
    priority: PRIORITY,
  },
  {
    name: 'device',
    keys: /\b(?:device ?(?:serial|id\w*|udi)|serial ?(?:no|num\w*)|imei|meid|udid|implant ?(?:id|serial))(?: ?(?:no|num\w*))?$/,
    under: /\d/,
    priority: PRIORITY,
  },
  {
    name: 'personal web address',
    keys: /\b(?:(?:patient|personal|profile|home|linked ?in|facebook|twitter|social)\w* ?(?:url|link|page|site)|website|homepage|web ?site)$/,
    under: /\w\.\w|\//,
    priority: PRIORITY,
  },
  {
    name: 'biometric',
    keys: /\b(?:finger ?prints?|voice ?prints?|retina(?:l)?(?: ?scan)?|iris ?scan|face ?(?:id|print|template)|biometric\b.*|dna)$/,
    priority: PRIORITY,
  },
  {
    name: 'photograph',
    keys: /\b(?:(?:patient|profile|face|full ?face) ?(?:photo|picture|image|pic)\w*|avatar(?: ?url)?|head ?shot|selfie)$/,
    under: /\w{3}/,
    priority: PRIORITY,
  },
  {
    name: 'date of care',
    keys: /\b(?:admi(?:ssion|tted)|discharged?|deceased|death|service|procedure|surgery|visit|appointment|treatment|diagnosis) ?(?:date|day|on|at)$|\bdate of (?:admission|discharge|death|service|visit|treatment)$/,
    under: /\d/,
    priority: PRIORITY,
  },
  { name: 'age over 89', keys: /^(?:patient )?age$/, under: /^(?:9\d|1[0-2]\d)$/, priority: PRIORITY },
  {
    name: 'diagnosis',
    keys: /\b(?:diagnos[ei]s|icd(?: ?code)?|medications?|allerg(?:y|ies)|blood ?type|lab ?results?|symptoms?)$/,
    priority: PRIORITY,
  },
];
