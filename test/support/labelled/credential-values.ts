import type { Faker } from '@faker-js/faker';
import { makerOf, type ValueMaker } from './labelled-value.ts';

const HEX = '0123456789abcdef';
const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Keys whose beginning says whose they are, as the services document them. */
const API_KEYS: readonly ((faker: Faker) => string)[] = [
  ({ string }) => `AKIA${string.fromCharacters(BASE32, 16)}`,
  ({ string }) => `ASIA${string.fromCharacters(BASE32, 16)}`,
  ({ string }) => `AIza${string.alphanumeric(35)}`,
  ({ string }) => `ya29.${string.alphanumeric(60)}`,
  ({ string }) => `GOCSPX-${string.alphanumeric(28)}`,
  ({ string }) => `ghp_${string.alphanumeric(36)}`,
  ({ string }) => `github_pat_${string.alphanumeric(22)}_${string.alphanumeric(59)}`,
  ({ string }) => `glpat-${string.alphanumeric(20)}`,
  ({ string }) => `xoxb-${string.numeric(12)}-${string.numeric(12)}-${string.alphanumeric(24)}`,
  ({ string }) =>
    `xapp-1-${string.alphanumeric(11)}-${string.numeric(13)}-${string.fromCharacters(HEX, 64)}`,
  ({ string }) => `sk_live_${string.alphanumeric(24)}`,
  ({ string }) => `rk_test_${string.alphanumeric(99)}`,
  ({ string }) => `whsec_${string.alphanumeric(32)}`,
  ({ string }) => `sk-proj-${string.alphanumeric(48)}`,
  ({ string }) => `sk-ant-api03-${string.alphanumeric(93)}AA`,
  ({ string }) => `SG.${string.alphanumeric(22)}.${string.alphanumeric(43)}`,
  ({ string }) => `key-${string.fromCharacters(HEX, 32)}`,
  ({ string }) => `${string.fromCharacters(HEX, 32)}-us${string.numeric(2)}`,
  ({ string }) => `SK${string.fromCharacters(HEX, 32)}`,
  ({ string }) => `npm_${string.alphanumeric(36)}`,
  ({ string }) => `pypi-AgEIcHlwaS5vcmc${string.alphanumeric(70)}`,
  ({ string }) => `dckr_pat_${string.alphanumeric(27)}`,
  ({ string }) => `hf_${string.alpha(34)}`,
  ({ string }) => `dop_v1_${string.fromCharacters(HEX, 64)}`,
  ({ string }) => `shpat_${string.fromCharacters(HEX, 32)}`,
  ({ string }) => `sq0atp-${string.alphanumeric(22)}`,
  ({ string }) => `dapi${string.fromCharacters(HEX, 32)}`,
  ({ string }) => `lin_api_${string.alphanumeric(40)}`,
  ({ string }) => `figd_${string.alphanumeric(40)}`,
  ({ string }) => `glsa_${string.alphanumeric(32)}_${string.fromCharacters(HEX, 8)}`,
  ({ string }) => `PMAK-${string.fromCharacters(HEX, 24)}-${string.fromCharacters(HEX, 34)}`,
  ({ string }) => `NRAK-${string.alphanumeric({ length: 27, casing: 'upper' })}`,
  ({ string }) => `ATATT3xFfGF0${string.alphanumeric(180)}`,
  ({ string }) =>
    `${string.numeric({ length: 10, allowLeadingZeros: false })}:AA${string.alphanumeric(33)}`,
];

/** Forms in which the addresses of stores carry a password. */
const CONNECTIONS: readonly ((faker: Faker, password: string) => string)[] = [
  ({ internet }, password) => `postgres://app:${password}@${internet.domainName()}:5432/shop`,
  ({ internet }, password) =>
    `postgresql://app:${password}@${internet.domainName()}/shop?sslmode=require`,
  ({ internet }, password) => `mysql://root:${password}@${internet.domainName()}:3306/clinic`,
  ({ internet }, password) =>
    `mongodb+srv://svc:${password}@${internet.domainName()}/bank?retryWrites=true`,
  ({ internet }, password) => `redis://:${password}@${internet.domainName()}:6379/0`,
  ({ internet }, password) => `amqps://chat:${password}@${internet.domainName()}/vhost`,
  ({ internet }, password) =>
    `jdbc:postgresql://${internet.domainName()}/shop?user=app&password=${password}`,
  ({ internet }, password) =>
    `jdbc:sqlserver://${internet.domainName()}:1433;databaseName=shop;user=sa;password=${password};`,
  ({ internet }, password) =>
    `Server=tcp:${internet.domainName()},1433;Database=shop;User ID=sa;Password=${password};Encrypt=True;`,
  ({ internet }, password) =>
    `host=${internet.domainName()} port=5432 dbname=shop user=app password=${password}`,
  ({ internet }, password) => `Data Source=${internet.domainName()};Uid=root;Pwd=${password}`,
  ({ string }) =>
    `DefaultEndpointsProtocol=https;AccountName=shop;AccountKey=${string.alphanumeric(86)}==;EndpointSuffix=core.windows.net`,
  ({ internet, string }) =>
    `Endpoint=sb://${internet.domainName()}/;SharedAccessKeyName=Root;SharedAccessKey=${string.alphanumeric(43)}=`,
];

/** The part of a connection string that lets somebody in. */
const CONNECTION_CORE = /(?<=:\/\/\w*:|(?:password|pwd|AccountKey|SharedAccessKey)=)[^@&;]+/i;

function password(faker: Faker): string {
  const { string, internet, helpers } = faker;
  return helpers.arrayElement([
    () => internet.password({ length: faker.number.int({ min: 8, max: 20 }) }),
    () => internet.password({ length: 14, pattern: /[\w!#$%*+.?@^~-]/ }),
    () =>
      `${faker.word.adjective({ length: { min: 5, max: 9 } })}-${faker.word.noun()}-${string.numeric(2)}`,
    () => string.uuid(),
    () => string.hexadecimal({ length: 40, prefix: '', casing: 'lower' }),
  ])();
}

/** What lets somebody in. */
export const CREDENTIAL_VALUES: readonly ValueMaker[] = [
  makerOf(
    'JWT',
    [
      ['jwt', 'token'],
      ['idToken', 'id token'],
      ['assertion', 'assertion'],
    ],
    (faker) => ({ text: faker.internet.jwt() }),
  ),
  makerOf(
    'API key',
    [
      ['apiKey', 'API key'],
      ['api_key', 'key'],
      ['credential', 'credential'],
    ],
    (faker) => ({ text: faker.helpers.arrayElement(API_KEYS)(faker) }),
  ),
  makerOf(
    'Authorization',
    [
      ['Authorization', 'Authorization'],
      ['authorization', 'authorization'],
      ['Proxy-Authorization', 'Proxy-Authorization'],
    ],
    (faker) => {
      const user = `${faker.internet.username()}:${faker.internet.password({ length: 12 })}`;
      const [scheme, core] = faker.helpers.arrayElement([
        ['Bearer', `${faker.string.alphanumeric(31)}7`],
        ['Bearer', faker.internet.jwt()],
        ['Basic', btoa(user)],
        ['token', faker.string.hexadecimal({ length: 40, prefix: '', casing: 'lower' })],
      ] as const);
      return { text: `${scheme} ${core}`, core, isIndex: false };
    },
  ),
  makerOf(
    'password',
    [
      ['password', 'password'],
      ['newPassword', 'new password'],
      ['db_passwd', 'passwd'],
      ['access_token', 'access token'],
      ['refreshToken', 'refresh token'],
      ['clientSecret', 'client secret'],
      ['sessionId', 'session id'],
    ],
    (faker) => ({ text: password(faker), isKeyed: true }),
  ),
  makerOf(
    'connection string',
    [
      ['connectionString', 'connection string'],
      ['databaseUrl', 'database'],
      ['dsn', 'DSN'],
    ],
    (faker) => {
      const secret = faker.internet.password({ length: 16 });
      const text = faker.helpers.arrayElement(CONNECTIONS)(faker, secret);
      return { text, core: CONNECTION_CORE.exec(text)![0], isIndex: false };
    },
  ),
];
