import { expect } from '@open-wc/testing';
import { patchMethod } from '../../../src/core/collect/patch-method.ts';

function greet(this: { name: string }, word: string): string {
  return `${word} ${this.name}`;
}

function makeOwner() {
  return { name: 'Ada', greet };
}

describe('patchMethod', () => {
  it('hands this and the arguments on, and returns what the patch returns', () => {
    const owner = makeOwner();
    const seen: unknown[] = [];
    patchMethod(owner, 'greet', (proceed, args, self) => {
      seen.push(args, self);
      return `${proceed() as string}!`;
    });
    expect(owner.greet('Hello')).to.equal('Hello Ada!');
    expect(seen).to.deep.equal([['Hello'], owner]);
  });

  it('keeps name, length, properties and text of the original', () => {
    const original = Object.assign(greet.bind({ name: 'Ada' }), { displayName: 'greeter' });
    const owner = { greet: original };
    patchMethod(owner, 'greet', (proceed) => proceed());
    expect(owner.greet).not.to.equal(original);
    expect(owner.greet.name).to.equal(original.name);
    expect(owner.greet.length).to.equal(original.length);
    expect(owner.greet.displayName).to.equal('greeter');
    expect(owner.greet.toString()).to.equal(original.toString());
    expect(String(owner.greet)).to.equal(String(original));
  });

  it('looks native to Function.prototype.toString where the original is', () => {
    const owner = { now: Date.now };
    patchMethod(owner, 'now', (proceed) => proceed());
    expect(Function.prototype.toString.call(owner.now)).to.contain('[native code]');
  });

  it('lets errors of the original through as they are', () => {
    const error = new Error('no');
    const owner = {
      fail() {
        throw error;
      },
    };
    patchMethod(owner, 'fail', (proceed) => proceed());
    let caught: unknown;
    try {
      owner.fail();
    } catch (thrown) {
      caught = thrown;
    }
    expect(caught).to.equal(error);
  });

  it('puts the very property back', () => {
    const owner = {};
    Object.defineProperty(owner, 'greet', { value: greet, configurable: true, enumerable: false });
    const before = Object.getOwnPropertyDescriptor(owner, 'greet');
    const undo = patchMethod(owner, 'greet', (proceed) => proceed());
    undo();
    expect(Object.getOwnPropertyDescriptor(owner, 'greet')).to.deep.equal(before);
    expect(before?.value).to.equal(greet);
  });

  it('passes calls through when somebody patched over it before it was undone', () => {
    const owner = makeOwner();
    let calls = 0;
    const undo = patchMethod(owner, 'greet', (proceed) => {
      calls++;
      return proceed();
    });
    const ours = owner.greet;
    const theirs = function (this: { name: string }, word: string) {
      return `<${ours.call(this, word)}>`;
    };
    owner.greet = theirs;
    undo();
    expect(owner.greet).to.equal(theirs);
    expect(owner.greet('Hello')).to.equal('<Hello Ada>');
    expect(calls).to.equal(0);
  });

  it('leaves alone what is missing, frozen or an accessor', () => {
    let reads = 0;
    const owner = {
      get computed() {
        reads++;
        return greet;
      },
    };
    const frozen = Object.freeze(makeOwner());
    patchMethod(owner, 'computed', () => 'patched')();
    patchMethod(owner, 'missing', () => 'patched')();
    patchMethod(frozen, 'greet', () => 'patched')();
    expect(frozen.greet).to.equal(greet);
    expect(owner).not.to.have.property('missing');
    expect(reads).to.equal(0);
  });
});
