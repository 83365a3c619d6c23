import { expect } from '@open-wc/testing';
import type { RefSnapshot } from '../../../src/core/index.ts';
import { StateFollower } from '../../../src/core/replay/state-follower.ts';

const ref = (seq: number, id: string, value: unknown, name = id): RefSnapshot => ({
  seq,
  id,
  name,
  value,
});

describe('StateFollower', () => {
  it('finds what changed to another value, did not change, or changed by itself', () => {
    const start = [ref(1, 'cart', 0), ref(2, 'query', '')];
    const follower = new StateFollower(start, start);
    const cart = [ref(5, 'cart', 1), start[1]!];
    expect(follower.mismatch(cart, start)).to.deep.equal({ expected: cart[0], came: start[0] });
    expect(follower.mismatch(start, cart)).to.deep.equal({ expected: start[0], came: cart[0] });
    expect(follower.mismatch(cart, [ref(9, 'cart', 1), start[1]!])).to.equal(undefined);
  });

  it('compares what changed since both agreed, and nothing else', () => {
    const start = [ref(1, 'cart', 0), ref(2, 'theme', 'light')];
    const live = [ref(1, 'cart', 0), ref(2, 'theme', 'dark')];
    const follower = new StateFollower(start, live);
    expect(follower.mismatch(start, live)).to.equal(undefined);
    const [next, came] = [
      [ref(3, 'cart', 1), start[1]!],
      [ref(8, 'cart', 1), live[1]!],
    ];
    expect(follower.mismatch(next, came)).to.equal(undefined);
    follower.agree(next, came);
    expect(follower.mismatch(next, [ref(9, 'cart', 2), live[1]!])).to.have.keys('expected', 'came');
  });

  it('passes over times, random ids and the order of fields', () => {
    const follower = new StateFollower([], []);
    const order = { total: 3, time: 1, id: '0b0e5a0e-1a55-4c7f-8e3f-0d6a6ce7a001' };
    const other = { id: 'c56a4180-65aa-42ec-a945-5fd21dec0538', total: 3, time: 2 };
    expect(follower.mismatch([ref(1, 'order', order)], [ref(7, 'order', other)])).to.equal(undefined);
  });

  it('passes over secrets that the run has not got, and nothing else of what holds them', () => {
    const form = (step: number, password: unknown) => ({ step, users: [{ password }] });
    const follower = new StateFollower([], []);
    const recorded = [ref(1, 'form', form(1, '[REDACTED]'))];
    for (const password of ['', null, { $type: 'undefined' }, '[REDACTED]'])
      expect(follower.mismatch(recorded, [ref(7, 'form', form(1, password))])).to.equal(undefined);
    expect(follower.mismatch(recorded, [ref(7, 'form', form(2, ''))])).to.deep.equal({
      expected: recorded[0],
      came: ref(7, 'form', form(2, '[REDACTED]')),
    });
    const empty = [ref(1, 'form', form(1, ''))];
    expect(follower.mismatch(empty, [ref(7, 'form', form(1, '[REDACTED]'))])).to.have.keys(
      'expected',
      'came',
    );
  });

  it('takes refs that come up on the way for each other by name and order, whatever their ids', () => {
    // The page counts its components on: what was recorded as card-1 is there already, as another one.
    const live = [ref(1, 'card-1.open', false, 'open')];
    const follower = new StateFollower([], live);
    const recorded = [ref(2, 'card-1.open', true, 'open'), ref(3, 'card-2.open', false, 'open')];
    const came = [...live, ref(8, 'card-7.open', true, 'open')];
    expect(follower.mismatch(recorded, came)).to.deep.equal({ expected: recorded[1] });
    came.push(ref(9, 'card-8.open', false, 'open'));
    expect(follower.mismatch(recorded, came)).to.equal(undefined);
    follower.agree(recorded, came);
    const next = [recorded[0]!, ref(4, 'card-2.open', true, 'open')];
    expect(follower.mismatch(next, came)?.came).to.equal(came[2]);
    came[2] = ref(12, 'card-8.open', true, 'open');
    expect(follower.mismatch(next, came)).to.equal(undefined);
  });

  it('takes a ref that another page recorded under another id for the one of its name', () => {
    const follower = new StateFollower([ref(1, 'a-1', 0, 'count')], [ref(4, 'b-9', 0, 'count')]);
    expect(follower.mismatch([ref(2, 'a-1', 1, 'count')], [ref(5, 'b-9', 1, 'count')])).to.equal(
      undefined,
    );
  });
});
