export const other = 'from a file';
