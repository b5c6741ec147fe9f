/** Where there is no room for the side; as in Frame.module.css. */
export const NARROW = '(max-width: 52rem)';
