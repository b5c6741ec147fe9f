import { FIGURES, STANDINGS } from './figures.js';
import { losses } from './losses.js';
import { HOMES, NOT_LIVED } from './not-lived.js';
import { STRETCHES } from './stretches.js';

/** What one statement is told: the moment, the UTC date then, the days, and how many freezes are saved. */
const ASKED = `
asked as materialized (
  select ?::timestamptz as at, ?::date as utc, ?::date as first, ?::date as last, ?::int as most
)`;

/** For how many freezes can be saved at most; 0 spares the steps that freezes need. */
export const statement = (mostFreezes: number): string =>
  `with ${[ASKED, HOMES, NOT_LIVED, STRETCHES, losses(mostFreezes), STANDINGS].join(',')} ${FIGURES}`;
