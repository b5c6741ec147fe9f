export { default as setup } from './setup.mjs';
export { default as teardown } from './teardown.mjs';
