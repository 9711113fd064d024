console.log('does not run');
export const one = 1;
