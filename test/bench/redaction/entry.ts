export { REPORTED_SEEDS, TUNING_SEEDS } from '../../support/labelled/seeds.ts';
export { measureRedaction } from './measure.ts';
export { formatReport } from './report.ts';
