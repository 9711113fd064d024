export const { url, filename } = import.meta;
