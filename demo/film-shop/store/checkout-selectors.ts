import { createSelector } from '@reduxjs/toolkit';
import type { RootState } from './reducer.ts';
import { validateDraft } from './validate-draft.ts';

/** What is wrong with the draft, by field. */
export const selectErrors = createSelector([(state: RootState) => state.checkout.draft], (draft) =>
  validateDraft(draft),
);
