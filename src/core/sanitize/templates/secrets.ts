import type { SanitizePattern } from '../../model/sanitize-pattern.ts';
import { ATTRIBUTE_KEYS, CREDENTIAL_KEYS, PHRASE_KEYS, PIN_KEYS, PLURAL_KEYS } from '../secret-keys.ts';

const PRIORITY = 100;

/** Databases and queues, whose addresses say where the data is, too. */
const STORES =
  'postgres(?:ql)?|mysqlx?|mariadb|mongodb(?:\\+srv)?|rediss?|amqps?|mssql|sqlserver|oracle|cockroachdb|clickhouse|kafka|nats|ldaps?|couchdb|memcached|elasticsearch|neo4j|bolt|jdbc:[a-z]+';

/** Keys with a beginning of their own, as the services document it (and as secret scanners know it). */
const PREFIXED_KEYS = [
  // Amazon Web Services: IAM unique identifiers
  '(?:AKIA|ASIA|ABIA|ACCA|A3T[A-Z0-9])[A-Z2-7]{16}',
  // GitHub, GitLab
  'gh[pousr]_[A-Za-z0-9]{36,255}',
  'github_pat_[A-Za-z0-9_]{50,255}',
  'gl(?:pat|dt|rt|soat|cbt|ptt|ft|imt|agent)-[\\w-]{20,}',
  // Google
  'AIza[\\w-]{35}',
  'ya29\\.[\\w-]{20,}',
  'GOCSPX-[\\w-]{28}',
  // Slack
  'xox[abeprs]-[\\w-]{10,}',
  'xapp-\\d-[\\w-]{10,}',
  // Stripe
  '(?:sk|rk|pk)_(?:live|test)_[A-Za-z0-9]{10,}',
  'whsec_[A-Za-z0-9+/=]{16,}',
  // OpenAI, Anthropic, Hugging Face, Replicate, Groq, xAI
  'sk-(?:proj-|svcacct-|admin-|ant-[a-z\\d]+-|or-v\\d-)?[\\w-]{20,}',
  'hf_[A-Za-z0-9]{30,}',
  'r8_[A-Za-z0-9]{37}',
  '(?:gsk|xai)[_-][A-Za-z0-9]{40,}',
  // SendGrid, Mailgun, Mailchimp, Postmark, Brevo
  'SG\\.[\\w-]{16,}\\.[\\w-]{16,}',
  'key-[\\da-f]{32}',
  '[\\da-f]{32}-us\\d{1,2}',
  'xkeysib-[\\da-f]{64}-\\w{16}',
  // Twilio
  '(?:SK|AC)[\\da-f]{32}',
  // Package registries: npm, PyPI, RubyGems, crates.io, Docker
  'npm_[A-Za-z0-9]{36}',
  'pypi-[\\w-]{50,}',
  'rubygems_[\\da-f]{48}',
  'cio[A-Za-z0-9]{32}',
  'dckr_(?:pat|oat)_[\\w-]{20,}',
  // Hosts and platforms
  'do[opr]_v1_[\\da-f]{64}',
  'hv[sbr]\\.[\\w-]{20,}',
  'dapi[\\da-f]{32}(?:-\\d)?',
  'HRKU-[\\w-]{30,}',
  'sbp_[\\da-f]{40}',
  'pscale_(?:tkn|pw|oauth)_[\\w.-]{30,}',
  'fo1_[\\w-]{43}',
  'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[A-Za-z0-9]{40,}',
  'tfp_[\\w-]{40,}',
  '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w-]{60,}',
  // Shops and money: Shopify, Square, PayPal/Braintree
  'shp(?:at|ca|pa|ss)_[\\da-fA-F]{32}',
  'sq0(?:atp|csp)-[\\w-]{22,}',
  'access_token\\$production\\$[\\da-z]{16}\\$[\\da-f]{32}',
  // Tools: Linear, Notion, Figma, Grafana, Postman, New Relic, Sentry, Atlassian, Airtable, Datadog, Dropbox
  'lin_(?:api|oauth)_[A-Za-z0-9]{32,}',
  '(?:ntn_|secret_)[A-Za-z0-9]{40,}',
  'fig[dpuo]h?_[\\w-]{30,}',
  'gl(?:sa|c)_[A-Za-z0-9+/=_]{30,}',
  'PMAK-[\\da-f]{24}-[\\da-f]{34}',
  'NR(?:AK|AA|II|IQ|RA)-[A-Za-z0-9-]{20,}',
  'sntry[su]_[\\w+/=]{40,}',
  'ATATT3[\\w=-]{40,}',
  'ATCTT3[\\w=-]{40,}',
  'pat[A-Za-z0-9]{14}\\.[\\da-f]{64}',
  'sl\\.[\\w-]{60,}',
  // Chat: Telegram, Discord
  '\\d{8,10}:AA[\\w-]{33}',
  '[MNO][A-Za-z\\d_-]{23,25}\\.[\\w-]{6}\\.[\\w-]{27,38}',
  // Meta, Mapbox, age
  'EAA[A-Za-z0-9]{60,}',
  'sk\\.eyJ[\\w-]{20,}\\.[\\w-]{20,}',
  'AGE-SECRET-KEY-1[A-Z0-9]{58}',
];

/** What lets somebody in: credentials under their names, in headers and addresses, and by their looks. */
export const SECRETS: readonly SanitizePattern[] = [
  { name: 'credential', keys: PHRASE_KEYS, unless: ATTRIBUTE_KEYS, priority: PRIORITY },
  { name: 'credential', keys: PIN_KEYS, labels: /\d/, priority: PRIORITY },
  {
    name: 'credential',
    keys: CREDENTIAL_KEYS,
    skipsSentences: true,
    unless: new RegExp(`${ATTRIBUTE_KEYS.source}|${PIN_KEYS.source}`),
    priority: PRIORITY,
  },
  // As numbers, they are counted.
  {
    name: 'credential list',
    keys: PLURAL_KEYS,
    under: /\D/,
    skipsSentences: true,
    unless: ATTRIBUTE_KEYS,
    priority: PRIORITY,
  },
  {
    // Letters alone may go on with the sentence: `the password is required`.
    name: 'credential in a sentence',
    pattern:
      /\b((?:passw(?:or)?d|passphrase|passcode|pwd|secret|token|api key|session id)(?:(?: is| was)(?: now| set to)? {1,2}|=))(?!\[REDACTED\])(?=[^\s"'<>;&]*(?:\d|[!#$%*+=?@^~_.][^\s"'<>;&]|[a-z][A-Z]))[^\s"'<>;&]{5,}[^\s"'<>;&,.:!?)]/i,
    needs: ['run', 'proseMark'],
    replacement: '$1[REDACTED]',
    priority: PRIORITY,
  },
  {
    name: 'private key',
    pattern:
      /-----BEGIN [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----[^]*?(?:-----END [A-Z\d ]{0,30}PRIVATE KEY(?: BLOCK)?-----|$)/,
    needs: ['hyphens'],
    priority: PRIORITY,
  },
  {
    name: 'connection string',
    pattern: new RegExp(`\\b(${STORES})://[^\\s"'<>@/]*@[^\\s"'<>]+`, 'i'),
    needs: ['at'],
    replacement: '$1://[REDACTED]',
    priority: PRIORITY,
  },
  {
    name: 'user in an address',
    pattern: /\b([a-z][a-z\d+.-]{1,20}:\/\/)(?!\[REDACTED\]@)[^\s"'<>@/?#]{1,256}@/i,
    needs: ['at'],
    replacement: '$1[REDACTED]@',
    priority: PRIORITY,
  },
  {
    name: 'credential in a command',
    pattern: /\b(curl\s(?:[^\n]{0,200}\s)?(?:-u ?|--user[ =])["']?[^\s:"']{1,64}:)[^\s"']+/,
    needs: ['pair'],
    replacement: '$1[REDACTED]',
    priority: PRIORITY,
  },
  {
    name: 'jwt',
    pattern: /(?<![A-Za-z\d.])eyJ[\w-]{8,}\.[\w-]*(?:\.[\w-]*){0,3}/,
    check: 'jwt',
    needs: ['run'],
    priority: PRIORITY,
  },
  {
    name: 'bearer token',
    pattern: /\b((?:Bearer|Token|Negotiate|ApiKey)\s{1,4})(?=[\w.~+/-]*\d)[\w.~+/-]{16,}=*/i,
    needs: ['run'],
    replacement: '$1[REDACTED]',
    priority: PRIORITY,
  },
  {
    name: 'basic credentials',
    pattern: /\b(Basic\s{1,4})[A-Za-z\d+/]{4,}={0,2}(?![\w+/])/i,
    check: 'basic',
    needs: ['run', 'pair'],
    replacement: '$1[REDACTED]',
    priority: PRIORITY,
  },
  {
    name: 'api key',
    pattern: new RegExp(`(?<![A-Za-z\\d])(?:${PREFIXED_KEYS.join('|')})(?![A-Za-z\\d])`),
    needs: ['run'],
    priority: PRIORITY,
  },
  {
    name: 'webhook address',
    pattern:
      /https:\/\/(?:hooks\.slack\.com\/(?:services|workflows)\/|discord(?:app)?\.com\/api\/webhooks\/|[\w-]+\.webhook\.office\.com\/)[^\s"'<>]+/,
    needs: ['pair'],
    priority: PRIORITY,
  },
  {
    name: 'random value under a key',
    keys: /\b(?:key|nonce|salt|cert|certificate|hmac|hash key|access)$/,
    under: /^(?=[^]*[a-z])(?=[^]*[A-Z])(?=[^]*\d)[\w+/.~-]{20,}=*$/,
    priority: PRIORITY,
  },
];
