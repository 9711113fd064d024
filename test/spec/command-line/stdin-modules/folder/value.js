export const value = 'relative to the working directory';
