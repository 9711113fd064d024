console.log('does not run either');
export const there = 1;
export const Missing = 2;
