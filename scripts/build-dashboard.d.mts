/** Sees to it that the page is made from its sources as they are now. */
export function buildDashboard(): Promise<void>;
