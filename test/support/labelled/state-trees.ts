import type { Faker } from '@faker-js/faker';

/** What an app holds, with nothing of it that had to be removed. */
export interface StateTree {
  app: string;
  state: Record<string, unknown>;
  /** Objects into which values are put, each with the path to it. */
  holders: { path: string[]; object: Record<string, unknown> }[];
}

const several = <T>(faker: Faker, least: number, most: number, make: () => T): T[] =>
  faker.helpers.multiple(make, { count: { min: least, max: most } });

const product = (faker: Faker): Record<string, unknown> => ({
  id: faker.string.uuid(),
  title: faker.commerce.productName(),
  description: faker.commerce.productDescription(),
  price: Number(faker.commerce.price()),
  tags: several(faker, 1, 4, () => faker.commerce.productAdjective()),
  stock: faker.number.int(500),
  isNew: faker.datatype.boolean(),
});

const ui = (faker: Faker): Record<string, unknown> => ({
  route: `/${faker.word.noun()}/${faker.number.int(99)}`,
  isOpen: faker.datatype.boolean(),
  scroll: { x: 0, y: faker.number.int(4_000) },
  theme: { color: faker.color.rgb(), density: 'compact' },
  errors: {},
});

const shop = (faker: Faker): Record<string, unknown> => ({
  ui: ui(faker),
  catalog: { items: several(faker, 3, 6, () => product(faker)), page: 1, sort: 'price' },
  cart: {
    lines: several(faker, 1, 3, () => ({ product: product(faker), quantity: faker.number.int(5) })),
    total: Number(faker.commerce.price()),
  },
  checkout: {
    step: 'payment',
    isBusy: false,
    customer: { tier: 'gold' },
    delivery: { method: 'standard' },
  },
});

const clinic = (faker: Faker): Record<string, unknown> => ({
  ui: ui(faker),
  wards: several(faker, 2, 4, () => ({
    title: `Ward ${faker.string.alpha({ casing: 'upper' })}`,
    beds: several(faker, 2, 5, () => ({
      number: faker.number.int(40),
      isFree: faker.datatype.boolean(),
    })),
    note: faker.lorem.sentence(),
  })),
  admission: {
    patient: { pulse: faker.number.int({ min: 50, max: 120 }) },
    referral: { priority: 'routine' },
  },
  rota: {
    shifts: several(faker, 2, 4, () => ({
      from: '07:00',
      to: '15:30',
      team: faker.commerce.department(),
    })),
  },
});

const bank = (faker: Faker): Record<string, unknown> => ({
  ui: ui(faker),
  ledger: {
    entries: several(faker, 4, 8, () => ({
      amount: Number(faker.finance.amount()),
      currency: faker.finance.currencyCode(),
      purpose: faker.finance.transactionDescription().replace(/\d[\d-]*/g, '7'),
      booked: faker.date.recent().toISOString(),
    })),
  },
  transfer: { draft: { currency: 'EUR', speed: 'instant' }, limits: { daily: 5_000 } },
  rates: several(faker, 2, 4, () => ({
    pair: 'EURUSD',
    rate: faker.number.float({ min: 0.8, max: 1.4, fractionDigits: 4 }),
  })),
});

const chat = (faker: Faker): Record<string, unknown> => ({
  ui: ui(faker),
  rooms: several(faker, 2, 4, () => ({
    topic: faker.hacker.noun(),
    unread: faker.number.int(40),
    messages: several(faker, 3, 6, () => ({
      at: faker.date.recent().getTime(),
      body: faker.hacker.phrase(),
      reactions: { '👍': 2 },
    })),
  })),
  composer: { draft: { text: faker.lorem.words(5) }, attachments: [] },
  presence: { status: 'away' },
});

const APPS = { shop, clinic, bank, chat };

/** One tree of each app. */
export function stateTrees(faker: Faker): StateTree[] {
  return Object.entries(APPS).map(([app, make]) => {
    const state = make(faker);
    return { app, state, holders: holdersIn(state, []) };
  });
}

/** All objects of a tree that are no lists. */
function holdersIn(value: unknown, path: string[]): StateTree['holders'] {
  if (typeof value !== 'object' || value === null) return [];
  const inner = Object.entries(value).flatMap(([step, part]) => holdersIn(part, [...path, step]));
  return Array.isArray(value) ? inner : [{ path, object: value as Record<string, unknown> }, ...inner];
}
