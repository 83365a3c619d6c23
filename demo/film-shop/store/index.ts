import { reduxEnhancer } from '../../../src/collectors/redux.ts';
import { configureStore } from '@reduxjs/toolkit';
import { readCart, writeCart } from './cart-storage.ts';
import { catalogueRequested } from './catalogue.ts';
import { reducer } from './reducer.ts';

// The checks of the development build walk the whole state at every action: not through 3,200 films.
const heavyPaths = ['catalogue.films'];

/** The shop's one store. */
export const store = configureStore({
  enhancers: (defaults) => defaults().concat(reduxEnhancer({ name: 'shop' })),
  reducer,
  preloadedState: { cart: readCart() },
  middleware: (defaults) =>
    defaults({
      immutableCheck: { ignoredPaths: heavyPaths },
      serializableCheck: {
        ignoredPaths: heavyPaths,
        ignoredActions: [catalogueRequested.fulfilled.type],
      },
    }),
});

let savedCart = store.getState().cart;
store.subscribe(() => {
  const { cart } = store.getState();
  if (cart === savedCart) return;
  savedCart = cart;
  writeCart(cart);
});
