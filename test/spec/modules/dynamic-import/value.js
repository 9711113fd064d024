export const value = 'value';
