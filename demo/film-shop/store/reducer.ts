import { combineReducers } from '@reduxjs/toolkit';
import { cartReducer } from './cart.ts';
import { catalogueReducer } from './catalogue.ts';
import { checkoutReducer } from './checkout.ts';
import { filtersReducer } from './filters.ts';
import { routeReducer } from './route.ts';

export const reducer = combineReducers({
  route: routeReducer,
  catalogue: catalogueReducer,
  filters: filtersReducer,
  cart: cartReducer,
  checkout: checkoutReducer,
});

export type RootState = ReturnType<typeof reducer>;
