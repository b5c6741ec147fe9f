export { StreakModule } from './streak.module.js';
export { StreakPause } from './streak-pause.entity.js';
export { StreakRepair } from './streak-repair.entity.js';
export * from './streak.events.js';
export { type AccountDifference, StreakVerification } from './verify/streak-verification.js';
