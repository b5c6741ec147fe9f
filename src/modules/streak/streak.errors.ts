import { notFound, Refusal } from '../../platform/errors/refusal.js';

export const pauseNotFound = (): Refusal => notFound('pause');

export const pausesOverlap = (): Refusal =>
  new Refusal('CONFLICT', 'Some of these days are paused already; cancel that pause first.');

export const pauseIsOver = (): Refusal =>
  new Refusal('CONFLICT', 'This pause is over; the days that it covered stay as they are.');

export const nothingToRepair = (): Refusal =>
  new Refusal('CONFLICT', 'This day was not missed, so there is nothing to repair.');

export const repairedRecently = (): Refusal =>
  new Refusal('CONFLICT', 'A day was repaired less than 30 days ago; one in 30 days can be.');
